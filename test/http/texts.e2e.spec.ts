import { Person } from '../journeys/client.ts';
import { type Cast, Story } from '../journeys/stories.ts';
import { aLead } from '../casework/leads/desk.ts';
import { readPdf } from '../documents/pdf-reader.ts';
import type { FormField } from '../../src/platform/forms/field.ts';
import { type House, openHouse } from './support.ts';

jest.setTimeout(120_000);

/** What a page, a template, SQL and a shell would each take for an order; with the rarest characters of names. */
const HOSTILE = `<script>alert(1)</script>"'&{{fields}}{{{organName}}}\${x}㙟䶮𠮷𬭸'; drop table case_file; --`;
const SHORT = '<script>{{{a}}}𠮷𬭸&"';
const RARE = '㙟䶮𠮷𬭸';

/** The hostile text as far as it goes into the field. */
function hostile({ maxLength = 8000, minLength = 1 }: FormField): string {
  const text = maxLength >= HOSTILE.length ? HOSTILE : Array.from(SHORT).slice(0, maxLength).join('');
  return text.padEnd(minLength, '采');
}
/** Every free text of the form; what is chosen, counted or dated stays as the story has it. */
function filled(fields: readonly FormField[], input: Record<string, unknown>): Record<string, unknown> {
  const texts = fields.filter(
    (field) => (field.widget === 'text' || field.widget === 'textarea') && !field.pattern && isShown(field, input),
  );
  const lists = fields.filter((field) => field.widget === 'list' && Array.isArray(input[field.name]));
  return {
    ...input,
    ...Object.fromEntries(texts.map((field) => [field.name, hostile(field)])),
    ...Object.fromEntries(
      lists.map((field) => [
        field.name,
        (input[field.name] as Array<Record<string, unknown>>).map((row) => filled(field.fields ?? [], row)),
      ]),
    ),
  };
}
const isShown = ({ showWhen }: FormField, input: Record<string, unknown>): boolean =>
  !showWhen || showWhen.in.includes(input[showWhen.field] as string);

/** Somebody who types the hostile text into every field of every form they complete. */
class HostilePerson extends Person {
  static readonly typed: Array<{ step: string; texts: string[] }> = [];
  private form: { fields: FormField[] } = { fields: [] };
  private step = '';

  override async get<T>(url: string): Promise<T> {
    const answer = await super.get<T>(url);
    const { form, step } = answer as { form?: { fields: FormField[] }; step?: { elementId: string } };
    if (form && step) [this.form, this.step] = [form, step.elementId];
    return answer;
  }

  override post<T>(url: string, body?: unknown, headers?: Record<string, string>): Promise<T> {
    if (!url.endsWith('/complete')) return super.post<T>(url, body, headers);
    const input = filled(this.form.fields, body as Record<string, unknown>);
    HostilePerson.typed.push({ step: this.step, texts: textsOf(input).filter((text) => /<script>/.test(text)) });
    return super.post<T>(url, input, headers);
  }
}
const textsOf = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : typeof value === 'object' && value ? Object.values(value).flatMap(textsOf) : [];

let house: House;
let story: Story;
let handler: Person;
let documents: Array<{ id: string; type: string; fields: Record<string, unknown> }>;

beforeAll(async () => {
  house = await openHouse();
  const cast = Object.fromEntries(
    await Promise.all(
      Object.entries(house.cast).map(async ([role, person]) => [
        role,
        await new HostilePerson(() => house.app.url, person.username).signIn(),
      ]),
    ),
  ) as unknown as Cast;
  story = new Story({ base: () => house.app.url, restart: async () => undefined, tell: () => undefined }, cast);
  handler = cast.handler;
  await registerHostile();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  await story.file();
  await story.investigate();
  await story.notify();
  await story.waitInSilence();
  await story.decide();
  await story.pay(0);
  await story.close();
  documents = (await house.rows('select id, type, fields from legal_document where matter_id = any($1)', [
    [story.leadId, story.caseId],
  ])) as unknown as typeof documents;
});
afterAll(() => house.close());

/** The lead, its party and its reporter carry the text as well. */
async function registerHostile(): Promise<void> {
  const intake = await house.as('intake');
  const party = {
    kind: 'organisation',
    name: `登封${RARE}<b>${SHORT}`,
    creditCode: '91410185MA9HX3T274',
    legalRepresentative: SHORT,
    post: SHORT,
    address: HOSTILE,
    phone: SHORT,
  };
  const reporter = { name: SHORT, phone: SHORT, address: HOSTILE, email: SHORT, note: HOSTILE, wishesReply: true };
  const { body } = await intake
    .post('/api/leads')
    .send(aLead({ summary: HOSTILE, place: HOSTILE, partyName: SHORT, party, reporter }))
    .expect(201);
  story.leadId = body.id;
  expect(body).toMatchObject({ summary: HOSTILE, place: HOSTILE });
}

test('every text of every step is stored as typed', async () => {
  const records = await house.rows(
    'select step, data from lead_step_record where lead_id = $1 union all select step, data from case_step_record where case_id = $2',
    [story.leadId, story.caseId],
  );
  const steps = new Set(HostilePerson.typed.map(({ step }) => step));
  expect(steps.size).toBeGreaterThanOrEqual(23);
  for (const { step, texts } of HostilePerson.typed) {
    const stored = textsOf(records.filter((record) => record['step'] === step).map((record) => record['data']));
    expect([step, texts.filter((text) => !stored.includes(text))]).toEqual([step, []]);
  }
  expect(HostilePerson.typed.flatMap(({ texts }) => texts).length).toBeGreaterThan(40);
});

test('lead, party and evidence give back what was typed', async () => {
  const lead = await handler.get<{ summary: string; place: string; party: { name: string } }>(`/api/leads/${story.leadId}`);
  expect(lead).toMatchObject({ summary: HOSTILE, place: HOSTILE });
  const [party] = await house.rows('select name, address, legal_representative as head from party');
  expect(party).toEqual({ name: `登封${RARE}<b>${SHORT}`, address: HOSTILE, head: SHORT });
  const { items } = await handler.get<{ items: unknown[] }>(`/api/parties?q=${encodeURIComponent('𬭸&"')}`);
  expect(items).toHaveLength(1);
});

test('evidence keeps its name, and its download cannot break out of the header', async () => {
  const agent = await house.as('handler');
  const { body: lead } = await (await house.as('intake')).post('/api/leads').send(aLead()).expect(201);
  const sent = agent
    .post(`/api/matters/${lead.id}/evidence`)
    .field({ kind: 'photo', name: HOSTILE, description: HOSTILE, takenBy: SHORT, takenAtPlace: HOSTILE });
  const { body } = await sent.attach('file', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), `../../${RARE}"; x=<script>\u202egnp.jpg`).expect(201);
  expect(body).toMatchObject({ name: HOSTILE, description: HOSTILE, takenBy: SHORT, place: HOSTILE });
  const answer = await agent.get(`/api/evidence/${body.id}/content`).expect(200);
  expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[\w.-]+"; filename\*=UTF-8''[\w%.-]+$/);
  expect(decodeURIComponent(answer.headers['content-disposition']!)).not.toMatch(/[<>\u202e]|\.\.\//);
  const refusal = await agent
    .post(`/api/matters/${lead.id}/evidence`)
    .field({ kind: 'photo', name: '登\u202e封', takenBy: 'a\u0007b' })
    .attach('file', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'a.jpg');
  expect([
    refusal.status,
    refusal.body.problems.map((problem: { code: string; field: string }) => `${problem.field} ${problem.code}`),
  ]).toEqual([422, ['name UNPRINTABLE', 'takenBy UNPRINTABLE']]);
});

test('the preview of every document shows the text and runs nothing', async () => {
  expect(new Set(documents.map(({ type }) => type)).size).toBe(5);
  for (const { id, type, fields } of documents) {
    const { status, bytes } = await handler.bytes(`/api/documents/${id}/preview.html`);
    const html = bytes.toString();
    expect([type, status, html.match(/<(script|b|img|iframe)\b/g)]).toEqual([type, 200, null]);
    expect(html).toContain('&lt;script&gt;');
    expect([type, html.includes('{{'), textsOf(fields).some((text) => text.includes('{{'))]).toEqual([type, true, true]);
  }
  const answer = await (await house.as('handler')).get(`/api/documents/${documents[0]!.id}/preview.html`);
  expect(answer.headers['content-security-policy']).toContain("default-src 'none'");
  expect(answer.headers['content-security-policy']).toContain('sandbox');
});

test('the PDF of each document says it in words, rare characters included', async () => {
  const oneOfEach = new Map(documents.map((document) => [document.type, document])).values();
  for (const { id, type } of oneOfEach) {
    const { status, bytes } = await handler.bytes(`/api/documents/${id}/preview.pdf`);
    expect([type, status]).toEqual([type, 200]);
    const { text } = await readPdf(bytes);
    const plain = text.replace(/\s/g, '');
    for (const piece of ['<script>', '{{', '𠮷', '𬭸']) expect([type, piece, plain.includes(piece)]).toEqual([type, piece, true]);
    expect(bytes.includes('/JavaScript')).toBe(false);
    expect(bytes.includes('/JS')).toBe(false);
  }
});

test('the bound file holds the rare characters of the party on its cover', async () => {
  const { status, bytes } = await handler.bytes(`/api/matters/${story.caseId}/dossier.pdf`);
  expect(status).toBe(200);
  const { pages } = await readPdf(bytes);
  expect(pages[0]!.text.replace(/\s/g, '')).toContain(`登封${RARE}`);
});
