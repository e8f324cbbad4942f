import pg from 'pg';
import { startApp, type TestAgent, type TestApp } from '../../support/index.ts';
import { aLead, complete, VIOLATION } from './desk.ts';

const NAMES = [
  'intake',
  'handler',
  'handler2',
  'handler3',
  'unit-head',
  'deputy',
  'archivist',
  'city-supervisor',
  'gongyi-handler',
  'gongyi-intake',
] as const;
const people = {} as Record<(typeof NAMES)[number], TestAgent>;
const ids = {} as Record<(typeof NAMES)[number], string>;
let app: TestApp;
let database: pg.Client;

beforeAll(async () => {
  app = await startApp({ today: '2026-03-02' });
  database = new pg.Client({ connectionString: app.databaseUrl });
  await database.connect();
  for (const name of NAMES) {
    people[name] = await app.login(name);
    ids[name] = (await people[name].get('/api/session').expect(200)).body.user.id;
  }
}, 90_000);
afterAll(async () => {
  await database.end();
  await app.close();
});

const register = async (changes: object = {}, by: TestAgent = people.intake) =>
  (await by.post('/api/leads').send(aLead(changes)).expect(201)).body as { id: string; number: string; revision: number };
const lead = async (id: string) => (await people.intake.get(`/api/leads/${id}`).expect(200)).body;
const assign = (id: string) => complete(people.intake, id, 'screen-lead', { outcome: 'assign', verifierIds: [ids.handler, ids.handler2] });
const codes = (answer: { body: { problems?: Array<{ code: string }> } }): string[] => (answer.body.problems ?? []).map((p) => p.code);

describe('a lead that is true', () => {
  let id: string;
  it('is registered with the next number and waits for its screening (D-01)', async () => {
    const created = await register({
      party: { kind: 'organisation', name: '登封市某石料有限公司', creditCode: '914403001922038216', address: '大冶镇' },
    });
    id = created.id;
    expect(created.number).toMatch(/^线〔2026〕\d+号$/);
    const { items } = (await people.intake.get('/api/work-items?mine=true').expect(200)).body;
    expect(items.find((i: { matter: { id: string } }) => i.matter.id === id)).toMatchObject({
      step: { key: 'screen-lead' },
      clock: { lawId: 'D-01', dueOn: '2026-03-03' },
    });
  });
  it('is not assigned to an officer with an expired card', async () => {
    const answer = await complete(people.intake, id, 'screen-lead', { outcome: 'assign', verifierIds: [ids.handler, ids.handler3] });
    expect(answer.status).toBe(422);
    expect(await lead(id)).toMatchObject({ status: 'REGISTERED', officers: [] });
  });
  it('is not screened by a handler, nor by a clerk of another bureau', async () => {
    const item = (await people.handler.get(`/api/matters/${id}/work-items`)).body;
    const itemId = (item.items ?? item)[0].id as string;
    const as = (who: TestAgent) =>
      who
        .post(`/api/work-items/${itemId}/complete`)
        .set('If-Match', '"1"')
        .send({ outcome: 'assign', handlingMode: 'forwarded', verifierIds: [ids.handler, ids.handler2] });
    expect((await as(people.handler)).status).toBe(403);
    expect((await as(people['gongyi-intake'])).status).toBe(404);
  });
  it('is verified, and stopped on the same day (D-03)', async () => {
    expect((await assign(id)).status).toBe(200);
    expect((await complete(people.handler, id, 'verify-lead', VIOLATION)).status).toBe(200);
    expect((await complete(people.handler, id, 'issue-stop-order', {})).status).toBe(200);
    expect((await complete(people.deputy, id, 'approve-stop-order', { decision: 'return' })).body.problems).toMatchObject([
      { code: 'REASON_MISSING' },
    ]);
    expect((await complete(people.deputy, id, 'approve-stop-order', { decision: 'return', remark: '请写明数量' })).status).toBe(200);
    expect((await complete(people.handler, id, 'issue-stop-order', { facts: '现场有挖掘机两台，已采出约3000吨。' })).status).toBe(200);
    expect((await complete(people.deputy, id, 'approve-stop-order', { decision: 'issue' })).status).toBe(200);
    expect(
      (await complete(people.handler, id, 'serve-stop-order', { recipient: '陈立国', relation: '法定代表人', result: 'stopped' })).status,
    ).toBe(200);
    const documents = (await people.handler.get(`/api/matters/${id}/documents`).expect(200)).body;
    const list = (documents.items ?? documents) as Array<{ type: string; status: string; number: string }>;
    expect(list.map((d) => `${d.type} ${d.status}`)).toEqual(['stop-order ISSUED', 'delivery-receipt ISSUED']);
    expect(list[0]!.number).toContain('停〔2026〕1号');
  });
  it('goes back once and is not stopped twice', async () => {
    expect(
      (await complete(people['unit-head'], id, 'accept-verification', { decision: 'return', remark: '请补充矿业权核查' })).status,
    ).toBe(200);
    expect((await complete(people.handler, id, 'verify-lead', { ...VIOLATION, rightsCheck: '无矿业权' })).status).toBe(200);
    expect(codes((await complete(people['unit-head'], id, 'accept-verification', { decision: 'untrue' })) as never)).toEqual([
      'VIOLATION_NOT_FILED',
    ]);
  });
  it('ends in a case file with its officers and party', async () => {
    expect((await complete(people['unit-head'], id, 'accept-verification', { decision: 'file' })).status).toBe(200);
    const filed = await lead(id);
    expect(filed).toMatchObject({ status: 'FILED', stage: 'filing', closedOn: '2026-03-02' });
    const opened = (await people.handler.get(`/api/cases/${filed.caseId}`).expect(200)).body;
    expect(opened.officers).toHaveLength(2);
    expect(opened.party.name).toBe('登封市某石料有限公司');
  });
  it('is closed for edits then', async () => {
    const { revision } = await lead(id);
    const { channel: _c, receivedAt: _r, ...content } = aLead() as Record<string, unknown>;
    expect((await people.intake.patch(`/api/leads/${id}`).set('If-Match', `"${revision}"`).send(content)).body.code).toBe('LEAD_CLOSED');
  });
  it('stands in the history of its party', async () => {
    const { party } = await lead(id);
    const { history } = (await people.handler.get(`/api/parties/${party.id}`).expect(200)).body;
    expect(history.map((h: { kind: string }) => h.kind).sort()).toEqual(['case', 'lead']);
  });
});

describe('the other ends', () => {
  it('merges a duplicate and keeps both linked', async () => {
    const [first, second] = [await register({ partyName: '某石料厂' }), await register({ partyName: '某石料厂' })];
    const found = (await people.intake.get(`/api/leads/${second.id}/duplicates`).expect(200)).body.items;
    expect(found[0].reasons.length).toBeGreaterThanOrEqual(2);
    expect(found.map((f: { lead: { id: string } }) => f.lead.id)).toContain(first.id);
    expect(
      (
        await complete(people.intake, second.id, 'screen-lead', {
          outcome: 'duplicate',
          duplicateOfId: first.id,
          reason: '同一地点同一行为',
        })
      ).body,
    ).toMatchObject({ done: true });
    expect(await lead(second.id)).toMatchObject({
      status: 'MERGED',
      mergedIntoId: first.id,
      linked: [{ id: first.id, relation: 'merged-into' }],
    });
    expect((await lead(first.id)).linked).toMatchObject([{ id: second.id, relation: 'merged-here' }]);
    const third = await register();
    expect(
      codes(
        (await complete(people.intake, third.id, 'screen-lead', {
          outcome: 'duplicate',
          duplicateOfId: second.id,
          reason: '重复',
        })) as never,
      ),
    ).toEqual(['MERGE_TARGET_MERGED']);
  });
  it('does not merge into a lead of another bureau', async () => {
    const foreign = await register({ divisionCode: '410181' }, people['gongyi-intake']);
    const own = await register();
    expect(
      codes(
        (await complete(people.intake, own.id, 'screen-lead', {
          outcome: 'duplicate',
          duplicateOfId: foreign.id,
          reason: '重复',
        })) as never,
      ),
    ).toEqual(['MERGE_TARGET_UNKNOWN']);
  });
  it('redirects what is not ours', async () => {
    const { id } = await register();
    expect(
      (await complete(people.intake, id, 'screen-lead', { outcome: 'outside-remit', redirectTo: '登封市林业局', reason: '毁林行为' })).body,
    ).toMatchObject({ done: true });
    expect(await lead(id)).toMatchObject({ status: 'REDIRECTED', redirectedTo: '登封市林业局' });
  });
  it('closes what is untrue, or redirects it after verification', async () => {
    for (const [outcome, extra, status] of [
      ['untrue', {}, 'UNTRUE'],
      ['outside-remit', { redirectTo: '登封市水利局' }, 'REDIRECTED'],
    ] as const) {
      const { id } = await register();
      await assign(id);
      expect(
        (await complete(people.handler2, id, 'verify-lead', { outcome, findings: '现场为经批准的土地整治项目。', ...extra })).status,
      ).toBe(200);
      expect((await complete(people['unit-head'], id, 'accept-verification', {})).body).toMatchObject({ done: true });
      expect((await lead(id)).status).toBe(status);
    }
  });
});

describe('registering', () => {
  it('keeps long, rare and dangerous text as it was typed', async () => {
    const summary = `<script>alert(1)</script>{{constructor}}${'𠮷'.repeat(7000)}`;
    const { id } = await register({ summary, partyName: '王㐂' });
    expect(await lead(id)).toMatchObject({ summary, partyName: '王㐂' });
    const page = (await people.intake.get('/api/leads').query({ q: '王㐂' }).expect(200)).body.items;
    expect(page.map((row: { id: string }) => row.id)).toEqual([id]);
    expect((await people.intake.get('/api/leads').query({ q: '%' }).expect(200)).body.items).toEqual([]);
  });
  it('gives numbers without gaps, at once and after refusals', async () => {
    const serial = (number: string): number => Number(/〕(\d+)号/.exec(number)![1]);
    const before = serial((await register()).number);
    await people.intake
      .post('/api/leads')
      .send(aLead({ longitude: 1 }))
      .expect(422);
    const numbers = (await Promise.all(Array.from({ length: 8 }, () => register()))).map((l) => serial(l.number));
    expect(numbers.sort((a, b) => a - b)).toEqual(Array.from({ length: 8 }, (_, n) => before + 1 + n));
  });
  it('answers a repeated request once', async () => {
    const send = () =>
      people.intake
        .post('/api/leads')
        .set('Idempotency-Key', 'same-key-0001')
        .send(aLead({ place: '告成镇' }));
    const [first, again] = [await send(), await send()];
    expect(again.body.id).toBe(first.body.id);
    expect(
      (
        await people.intake
          .post('/api/leads')
          .set('Idempotency-Key', 'same-key-0001')
          .send(aLead({ place: '别处' }))
      ).body.code,
    ).toBe('KEY_REUSED');
  });
  it('is not for an archivist', async () => expect((await people.archivist.post('/api/leads').send(aLead())).status).toBe(403));
  it('does not take a party of another bureau', async () => {
    const foreign = (await people['gongyi-intake'].post('/api/parties').send({ kind: 'person', name: '外地人' }).expect(201)).body;
    expect((await people.intake.post('/api/leads').send(aLead({ partyId: foreign.id }))).status).toBe(404);
  });
  it('is seen by the own bureau and its supervisor, by nobody else', async () => {
    const { id } = await register();
    const statuses = await Promise.all(
      [people.handler, people['city-supervisor'], people['gongyi-handler']].map(async (p) => (await p.get(`/api/leads/${id}`)).status),
    );
    expect(statuses).toEqual([200, 200, 404]);
    expect(
      (await people['gongyi-handler'].get('/api/leads?limit=200')).body.items.every(
        (row: { bureauCode: string }) => row.bureauCode === '410181',
      ),
    ).toBe(true);
  });
  it('is put right by whoever saw the last version', async () => {
    const { id, revision } = await register();
    const { channel: _c, receivedAt: _r, ...content } = aLead({ place: '告成镇五渡村' }) as Record<string, unknown>;
    const patch = () => people.intake.patch(`/api/leads/${id}`).set('If-Match', `"${revision}"`).send(content);
    expect((await patch()).body.place).toBe('告成镇五渡村');
    expect((await patch()).status).toBe(412);
    expect((await people.handler.get('/api/work-items')).status).toBe(200);
  });
  it('pages through the list without losing or doubling a lead', async () => {
    const seen: string[] = [];
    let cursor: string | null = '';
    while (cursor !== null) {
      const page: { items: Array<{ id: string }>; nextCursor: string | null } = (
        await people.intake
          .get('/api/leads')
          .query({ limit: 3, ...(cursor && { cursor }) })
          .expect(200)
      ).body;
      seen.push(...page.items.map((row) => row.id));
      cursor = page.nextCursor;
    }
    expect(new Set(seen).size).toBe(seen.length);
    expect(seen.length).toBeGreaterThan(10);
  });
});

describe('the reporter (E22)', () => {
  const SECRET = { name: '举报者㐂某', phone: '13812345678', address: '秘密路7号' };
  let id: string;
  beforeAll(async () => {
    id = (await register({ reporter: { ...SECRET, wishesReply: true } })).id;
    await assign(id);
  });
  const open = (who: TestAgent) => who.post(`/api/leads/${id}/reporter-access`).send({ reason: '回复举报人办理结果' });

  it('is opened by the intake clerk of the bureau alone', async () => {
    expect((await open(people.intake)).body).toMatchObject(SECRET);
    for (const name of ['handler', 'unit-head', 'deputy', 'city-supervisor'] as const) expect((await open(people[name])).status).toBe(403);
    expect((await open(people['gongyi-intake'])).status).toBe(404);
  });
  it('is not opened without a reason', async () =>
    expect((await people.intake.post(`/api/leads/${id}/reporter-access`).send({ reason: '' })).status).toBe(422));
  it('leaves a trace of every look', async () => {
    const { rows } = await database.query(`select user_id, reason from reporter_access where lead_id = $1`, [id]);
    expect(rows).toEqual([{ user_id: ids.intake, reason: '回复举报人办理结果' }]);
    const trail = await database.query(`select count(*)::int as n from audit_entry where matter_id = $1 and action = 'reporter.opened'`, [
      id,
    ]);
    expect(trail.rows[0].n).toBe(1);
  });
  it('stands in clear text nowhere in the database', async () => {
    const { rows: tables } = await database.query<{ name: string }>(
      `select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'`,
    );
    expect(tables.length).toBeGreaterThan(20);
    // the search itself works: it finds the party that was typed in above
    expect((await database.query(`select count(*)::int as n from case_lead t where t::text like '%王㐂%'`)).rows[0].n).toBe(1);
    for (const { name } of tables)
      for (const word of Object.values(SECRET)) {
        const { rows } = await database.query(`select count(*)::int as n from ${name} t where t::text like $1`, [`%${word}%`]);
        expect(`${name}: ${rows[0].n}`).toBe(`${name}: 0`);
      }
  });
  it('stands in no answer about the lead', async () => {
    for (const url of [
      `/api/leads/${id}`,
      '/api/leads',
      `/api/leads/${id}/duplicates`,
      `/api/matters/${id}/log`,
      `/api/matters/${id}/process`,
      `/api/matters/${id}/work-items`,
    ]) {
      const text = (await people.intake.get(url)).text;
      for (const word of Object.values(SECRET)) expect(text).not.toContain(word);
    }
  });
});
