import 'reflect-metadata';
import { ActorContext } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/ids.ts';
import { BackgroundWork } from '../../src/platform/jobs/index.ts';
import { DocumentService } from '../../src/documents/index.ts';
import { MatterReaders } from '../../src/procedures/index.ts';
import type { MatterReader, MatterRef } from '../../src/procedures/step.ts';
import { startApp, type TestAgent, type TestApp } from '../support/index.ts';
import { readPdf } from './pdf-reader.ts';
import { sampleOf } from './samples.ts';

jest.setTimeout(90_000);
let test: TestApp;
let handler: TestAgent;
let deputy: TestAgent;
const matter: MatterRef = { kind: 'case', id: newId(), bureauCode: '410185' };
let id: string;
let etag: string;
const binary = (request: ReturnType<TestAgent['get']>) =>
  request.buffer(true).parse((response, done) => {
    const chunks: Buffer[] = [];
    response.on('data', (chunk: Buffer) => chunks.push(chunk));
    response.on('end', () => done(null, Buffer.concat(chunks)));
  });

beforeAll(async () => {
  test = await startApp({ today: '2026-11-23' });
  // A matter of our own kind of case: no file behind it, so nothing is composed and every field is typed.
  const reader = {
    kind: 'case',
    view: async () => ({}),
    headline: async () => ({ number: '登自然资立〔2026〕9号', title: '石岭子建材无证开采案', partyName: '登封市石岭子建材有限公司' }),
  };
  test.get(MatterReaders).register(reader as unknown as MatterReader<never>);
  Object.assign(test.get((await import('../../src/documents/index.ts')).DocumentComposer), { composers: new Map(), covers: new Map() });
  await test.get(ActorContext).runAsSystem(() => test.get(DocumentService).produce(matter, ['stop-order', 'penalty-decision']));
  [handler, deputy] = [await test.login('handler'), await test.login('deputy')];
});
afterAll(() => test.close());

// One story, step by step.
it('lists the drafts of a matter', async () => {
  const { body } = await handler.get(`/api/matters/${matter.id}/documents`).expect(200);
  expect(
    body.map((item: { type: string; name: string; status: string; number: null; pdf: null }) => [
      item.type,
      item.name,
      item.status,
      item.number,
      item.pdf,
    ]),
  ).toEqual([
    ['stop-order', '责令停止违法行为通知书', 'DRAFT', null, null],
    ['penalty-decision', '行政处罚决定书', 'DRAFT', null, null],
  ]);
  id = body[1].id;
});

it('shows fields, form and what is missing', async () => {
  const response = await handler.get(`/api/documents/${id}`).expect(200);
  etag = response.headers['etag']!;
  expect(etag).toBe('"1"');
  expect(response.body.form.fields.find((field: { name: string }) => field.name === 'penalties')).toMatchObject({
    widget: 'list',
    label: { zh: '行政处罚' },
  });
  expect(response.body.problems.length).toBeGreaterThan(5);
});

it('refuses to issue it unfinished, with every problem', async () => {
  const { body } = await deputy.post(`/api/documents/${id}/issue`).expect(422);
  expect(body.problems.map((problem: { field: string }) => problem.field)).toEqual(
    expect.arrayContaining(['partyName', 'facts', 'basis', 'penalties']),
  );
});

it('takes an edit with If-Match only, and refuses a stale one', async () => {
  const { fields } = sampleOf('penalty-decision');
  await handler.put(`/api/documents/${id}`).send({ fields }).expect(428);
  const { headers } = await handler.put(`/api/documents/${id}`).set('If-Match', etag).send({ fields }).expect(200);
  expect(headers['etag']).toBe('"2"');
  await handler.put(`/api/documents/${id}`).set('If-Match', etag).send({ fields }).expect(412);
});

it('previews the draft with its mark', async () => {
  const page = await handler
    .get(`/api/documents/${id}/preview.html`)
    .expect(200)
    .expect('Content-Type', /text\/html/);
  expect(page.headers['content-security-policy']).toContain("default-src 'none'");
  expect(page.text).toContain('草稿');
  const pdf = await readPdf(
    (
      await binary(handler.get(`/api/documents/${id}/preview.pdf`))
        .expect(200)
        .expect('Content-Type', /pdf/)
    ).body,
  );
  expect(pdf.pages.every((one) => one.text.includes('草'))).toBe(true);
});

it('is issued by the leader in charge, once', async () => {
  await handler.post(`/api/documents/${id}/issue`).expect(403);
  const first = await deputy.post(`/api/documents/${id}/issue`).set('Idempotency-Key', 'issue-decision-1').expect(200);
  const again = await deputy.post(`/api/documents/${id}/issue`).set('Idempotency-Key', 'issue-decision-1').expect(200);
  expect([first.body.status, first.body.number, again.body.number]).toEqual(['ISSUED', '登自然资罚〔2026〕1号', '登自然资罚〔2026〕1号']);
  await deputy.post(`/api/documents/${id}/issue`).expect(409);
});

it('answers 202 until the PDF is there, then gives it', async () => {
  await handler.get(`/api/documents/${id}/pdf`).expect(202).expect('Retry-After', '2');
  await test.get(BackgroundWork).runUntilIdle();
  const pdf = await readPdf((await binary(handler.get(`/api/documents/${id}/pdf`)).expect(200)).body);
  expect(pdf.text).toContain('登自然资罚〔2026〕1号');
  expect(pdf.text).toContain('2026年11月23日');
  expect(pdf.text).not.toContain('草稿');
});

it('binds what is issued into the dossier', async () => {
  const pdf = await readPdf((await binary(handler.get(`/api/matters/${matter.id}/dossier.pdf`)).expect(200)).body);
  expect(pdf.outline.map((mark) => mark.title)).toEqual(['卷宗封面', '卷内目录', '行政处罚决定书 登自然资罚〔2026〕1号']);
});

it('keeps a voided number and shows the mark', async () => {
  const { body } = await deputy.post(`/api/documents/${id}/void`).send({ reason: '收款银行有误' }).expect(200);
  expect([body.status, body.number, body.voidReason]).toEqual(['VOIDED', '登自然资罚〔2026〕1号', '收款银行有误']);
  expect((await handler.get(`/api/documents/${id}/preview.html`)).text).toContain('作废');
  await handler.get(`/api/matters/${matter.id}/dossier.pdf`).expect(404);
});

it('is unknown to the neighbour, and closed to administrator and statistician', async () => {
  const neighbour = await test.login('gongyi-handler');
  expect((await neighbour.get(`/api/matters/${matter.id}/documents`).expect(200)).body).toEqual([]);
  for (const address of [`documents/${id}`, `documents/${id}/pdf`, `documents/${id}/preview.html`, `matters/${matter.id}/dossier.pdf`])
    await neighbour.get(`/api/${address}`).expect(404);
  await (await test.login('statistician')).get(`/api/documents/${id}`).expect(403);
  await (await test.login('city-supervisor')).get(`/api/documents/${id}`).expect(200);
});

it("shows the code letters as the bureau's own setting, and lets it change them", async () => {
  expect((await handler.get('/api/organ-codes').expect(200)).body.today).toEqual({
    name: '登封市自然资源和规划局',
    code: '登自然资',
    isProposal: true,
  });
  await handler.post('/api/organ-codes').send({ code: '登自资规', validFrom: '2026-11-01' }).expect(403);
  await (await test.login('head')).post('/api/organ-codes').send({ code: '登自资规', validFrom: '2026-11-01' }).expect(201);
  const { body } = await handler.get(`/api/matters/${matter.id}/documents`);
  const stop = body.find((item: { type: string }) => item.type === 'stop-order');
  await handler
    .put(`/api/documents/${stop.id}`)
    .set('If-Match', '"1"')
    .send({ fields: sampleOf('stop-order').fields })
    .expect(200);
  expect((await handler.post(`/api/documents/${stop.id}/issue`).expect(200)).body.number).toBe('登自资规停〔2026〕1号');
});
