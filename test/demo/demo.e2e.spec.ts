import { main as verifyAudit } from '../../src/platform/cli/audit-verify.ts';
import { planOf } from '../../src/demo/route.ts';
import { STORIES } from '../../src/demo/stories/index.ts';
import { ScratchServer } from '../journeys/scratch-server.ts';
import { rows, startApp, type TestApp, type TestDatabase, withDatabase } from '../support/index.ts';

jest.setTimeout(240_000);

interface Item {
  step: { key: string; elementId: string; stage: string };
  matter: { id: string; kind: string; number: string | null };
  clock: { lawId: string; daysLeft: number; state: string; unit: string } | null;
  mine: boolean;
}
interface Progress {
  done: number;
  isComplete: boolean;
  leads: Record<string, string>;
}

const SCENES = planOf(STORIES, () => '2026-01-01').length;
const DEMO = { DEMO_DATA: 'true' };

describe('the demo data', () => {
  let database: TestDatabase;
  let app: TestApp;
  let other: ScratchServer;
  let leads: Record<string, string>;

  const query = <Row extends Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> =>
    rows<Row>(database.url, sql, parameters);
  const progress = async (): Promise<Progress | undefined> =>
    (await query<{ value: Progress }>(`select value from setting where key = 'demo-data'`))[0]?.value;
  const worklist = async (username: string): Promise<Item[]> =>
    (await (await app.login(username)).get('/api/work-items?mine=true&limit=100').expect(200)).body.items;
  const counts = async (): Promise<unknown> =>
    (
      await query(`select (select count(*) from case_lead) as leads, (select count(*) from case_file) as cases, (select count(*) from party) as parties,
        (select count(*) from evidence_item) as evidence, (select count(*) from process_command) as commands, (select count(*) from work_item) as items,
        (select count(*) from legal_document) as documents, (select count(*) from clock) as clocks, (select count(*) from outbox_job) as jobs,
        (select count(*) from audit_entry where action not like 'session.%') as entries`)
    )[0];

  /** A server is killed in the middle of loading; then two start at once. */
  beforeAll(async () => {
    database = await withDatabase();
    const first = new ScratchServer(database.url, undefined, { ...DEMO, WORKERS: 'false' });
    const killed = first.start().catch((error: Error) => error.message);
    const until = async (): Promise<void> => {
      while (((await progress().catch(() => undefined))?.done ?? 0) < SCENES / 3) await new Promise((resolve) => setTimeout(resolve, 20));
    };
    await Promise.race([until(), killed.then((message) => Promise.reject(new Error(`it ended by itself: ${message}`)))]);
    await first.kill();
    expect(await killed).toContain('the server ended');
    expect(await progress()).toMatchObject({ isComplete: false });
    await first.dispose();

    other = new ScratchServer(database.url, undefined, { ...DEMO, WORKERS: 'false' });
    jest.spyOn(console, 'log').mockImplementation(() => undefined);
    [app] = await Promise.all([startApp({ databaseUrl: database.url, env: DEMO }), other.start()]);
    leads = (await progress())!.leads;
  });

  afterAll(async () => {
    jest.restoreAllMocks();
    await other?.dispose();
    await app?.close();
    await database?.drop();
  });

  it('is loaded once, whole, by servers of which one is killed and two come together', async () => {
    const commands = await query<{ key: string }>(`select key from process_command where key like 'demo:%'`);
    const photos = await query(`select id from evidence_item`);

    expect(await progress()).toMatchObject({ isComplete: true, done: SCENES });
    expect(Object.keys(leads)).toHaveLength(STORIES.length);
    expect(await counts()).toMatchObject({ leads: STORIES.length });
    expect(commands.length + photos.length + STORIES.length).toBe(SCENES);
  });

  it('leaves the clock in the present', async () => {
    expect(await query(`select key from setting where key = 'demo-clock'`)).toEqual([]);
    expect(app.clock.offset).toBe(0);
    const { body } = await app.http().get('/api/demo').expect(200);
    expect(Math.abs(Date.parse(body.now) - Date.now())).toBeLessThan(60_000);
  });

  it('is not loaded again by the next start', async () => {
    const before = await counts();

    const next = await startApp({ databaseUrl: database.url, env: DEMO });
    await next.close();

    expect(await counts()).toEqual(before);
  });

  it.each([
    ['intake', 'screen-lead', 'lead'],
    ['handler', 'verify-lead', 'verification'],
    ['unit-head', 'accept-verification', 'verification'],
    ['deputy', 'approve-filing', 'filing'],
    ['handler', 'investigate', 'investigation'],
    ['examiner', 'review-case', 'review'],
    ['legal', 'legality-review', 'review'],
    ['head', 'deliberate', 'review'],
    ['handler', 'record-response', 'notice'],
    ['head', 'approve-decision', 'decision'],
    ['handler2', 'serve-decision', 'delivery'],
    ['handler', 'record-fulfilment', 'fulfilment'],
    ['archivist', 'archive', 'closure'],
    ['gongyi-intake', 'screen-lead', 'lead'],
    ['gongyi-handler', 'verify-lead', 'verification'],
  ])('puts before %s the step %s of the stage %s', async (username, step, stage) => {
    const items = await worklist(username);

    expect(items.filter((item) => item.step.elementId === step).map((item) => item.step.stage)).toEqual([stage]);
  });

  it('shows the neighbours their own leads only', async () => {
    const own = STORIES.filter(({ bureau }) => bureau === 'gongyi').map(({ key }) => leads[key]);
    const seen = async (username: string): Promise<string[]> =>
      (await (await app.login(username)).get('/api/leads?limit=100').expect(200)).body.items.map((lead: { id: string }) => lead.id);

    expect((await seen('gongyi-handler')).toSorted()).toEqual(own.toSorted());
    expect(await seen('handler')).toHaveLength(STORIES.length - own.length);
    expect(await seen('city-supervisor')).toHaveLength(STORIES.length);
    expect((await worklist('gongyi-handler')).every((item) => own.includes(item.matter.id))).toBe(true);
  });

  it('holds every way a lead can end, and cases from preparation to the archive', async () => {
    const statuses = async (table: string): Promise<string[]> =>
      (await query<{ status: string }>(`select distinct status from ${table}`)).map(({ status }) => status).toSorted();

    expect(await statuses('case_lead')).toEqual(['FILED', 'MERGED', 'REDIRECTED', 'REGISTERED', 'UNTRUE', 'VERIFYING']);
    expect(await statuses('case_file')).toEqual(expect.arrayContaining(['ARCHIVED', 'CLOSED', 'DECIDED', 'FILED', 'PREPARING']));
  });

  it('has clocks that agree with the day: nearly due, running and overdue', async () => {
    const clockOf = async (username: string, step: string): Promise<Item['clock']> =>
      (await worklist(username)).find((item) => item.step.elementId === step)!.clock;
    const ofOverdue = await query<{ law_id: string; status: string }>(
      `select c.law_id, c.status from clock c join case_lead l on l.case_id = c.matter_id where l.id = $1`,
      [leads['overdue']],
    );

    expect(await clockOf('handler', 'verify-lead')).toMatchObject({ lawId: 'D-02', daysLeft: 1, unit: 'working_day' });
    expect(await clockOf('handler', 'record-response')).toMatchObject({ lawId: 'D-11', daysLeft: 3, unit: 'working_day' });
    expect(ofOverdue).toContainEqual({ law_id: 'D-18', status: 'RUNNING' });
    expect(await query(`select law_id from clock where status = 'RUNNING' and due_at <= now()`)).toEqual([]);
    expect(await query(`select element_id from process_timer where due_at <= now()`)).toEqual([]);
    expect(await query(`select element_id from incident`)).toEqual([]);
  });

  it('lets nothing happen in the future, and the trail in its order', async () => {
    const [late] = await query<{
      late: number;
    }>(`select (select count(*) from audit_entry where at > now()) + (select count(*) from work_item where opened_at > now())
      + (select count(*) from clock where started_on > now() at time zone 'Asia/Shanghai') as late`);
    const backwards = await query(
      `select id from (select id, at, lag(at) over (partition by chain_id order by seq) as before from audit_entry) e where before > at`,
    );

    expect(Number(late!.late)).toBe(0);
    expect(backwards).toEqual([]);
  });

  it('leaves an audit trail that is whole', async () => {
    const lines: string[] = [];

    const code = await verifyAudit([], { ...process.env, DATABASE_URL: database.url }, (line) => lines.push(line));

    expect([code, lines.at(-1)]).toEqual([0, expect.stringMatching(/^audit: \d{3,} entries in \d+ chains, \d+ anchors: whole$/)]);
  });

  it('leaves every paper of the archived case issued', async () => {
    const [file] = await query<{ id: string; number: string }>(`select id, number from case_file where status = 'ARCHIVED'`);
    const documents = (await (await app.login('archivist')).get(`/api/matters/${file!.id}/documents`).expect(200)).body as Array<{
      type: string;
      status: string;
    }>;

    expect(documents.map(({ type, status }) => `${type} ${status}`)).toEqual(
      expect.arrayContaining(['filing-approval ISSUED', 'penalty-notice ISSUED', 'penalty-decision ISSUED', 'delivery-receipt ISSUED']),
    );
    expect(documents.filter(({ status }) => status === 'DRAFT')).toEqual([]);
  });

  it('keeps production off its database', async () => {
    await expect(startApp({ databaseUrl: database.url, env: { ORECASE_MODE: 'production' } })).rejects.toThrow(
      'ORECASE_MODE=production refuses this database',
    );
  });

  it('leaves a house alone in which somebody works already', async () => {
    const house = await startApp();
    await (
      await house.login('intake')
    )
      .post('/api/leads')
      .send({
        channel: 'patrol',
        summary: '动态巡查发现新采坑一处',
        place: '登封市某地',
        divisionCode: '410185',
        isOngoing: false,
        receivedAt: new Date(house.clock.now().getTime() - 60_000).toISOString(),
      })
      .expect(201);

    const next = await startApp({ databaseUrl: house.databaseUrl, env: DEMO });

    expect(await rows(house.databaseUrl, 'select count(*)::int as count from case_lead')).toEqual([{ count: 1 }]);
    expect(await rows(house.databaseUrl, `select 1 from setting where key = 'demo-data'`)).toEqual([]);
    await next.close();
    await house.close();
  });
});
