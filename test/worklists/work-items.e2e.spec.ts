import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { configure } from '../../src/app.ts';
import { newId } from '../../src/platform/ids.ts';
import { PeopleModule } from '../../src/people/index.ts';
import type { MatterRef } from '../../src/procedures/index.ts';
import { WorklistsModule } from '../../src/worklists/index.ts';
import { PermitHost, REGISTER } from '../procedures/fixtures/host.ts';
import { RemindHandler } from '../procedures/fixtures/permit.ts';
import { DEMO_PASSWORD } from '../support/index.ts';

let host: PermitHost;
let app: NestExpressApplication;
const ids = new Map<string, string>();

beforeAll(async () => {
  host = await PermitHost.start({
    modules: [PeopleModule, WorklistsModule],
    makeApp: async (module) => {
      app = await configure(module.createNestApplication<NestExpressApplication>({ logger: false }));
      await app.listen(0, '127.0.0.1');
    },
  });
  for (const row of await host.rows<{ username: string; id: string }>(`select username, id from app_user`)) ids.set(row.username, row.id);
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

type Agent = ReturnType<typeof request.agent>;
const agents = new Map<string, Agent>();
async function login(username: string): Promise<Agent> {
  const known = agents.get(username);
  if (known) return known;
  const agent = request.agent(app.getHttpServer());
  await agent
    .post('/api/session')
    .set('Idempotency-Key', newId())
    .send({ username, password: DEMO_PASSWORD })
    .expect((response) => {
      if (response.status >= 300) throw new Error(`${username}: ${response.text}`);
    });
  agents.set(username, agent);
  return agent;
}

interface Item {
  id: string;
  revision: number;
  matter: { id: string };
  mine: boolean;
  assignee: { name: string } | null;
  step: { key: string; elementId: string };
}
const list = async (username: string, query = ''): Promise<{ items: Item[]; nextCursor: string | null; total: number }> =>
  (await (await login(username)).get(`/api/work-items?${query}`).expect(200)).body as never;
const post = async (username: string, path: string, body: object, headers: Record<string, string> = {}) =>
  (await login(username))
    .post(`/api/${path}`)
    .set({ 'Idempotency-Key': newId(), ...headers })
    .send(body);
const ifMatch = (revision: number) => ({ 'If-Match': `"${revision}"` });
const openItem = async (matter: MatterRef, element: string): Promise<{ id: string; revision: number }> => host.item(matter, element);

describe('the work list', () => {
  it('shows the open steps of my bureau, and as mine those of my role', async () => {
    const matter = await host.begin();
    const ofMatter = (items: Item[]) => items.filter((item) => item.matter.id === matter.id);

    expect(ofMatter((await list('intake', 'mine=true')).items)).toMatchObject([
      { mine: true, step: { key: 't-register' }, assignee: null },
    ]);
    expect(ofMatter((await list('head')).items)).toMatchObject([{ mine: false }]);
    expect(ofMatter((await list('head', 'mine=true')).items)).toEqual([]);
    expect(ofMatter((await list('gongyi-intake')).items)).toEqual([]);
    expect(ofMatter((await list('city-supervisor')).items)).toHaveLength(1);
  });

  it('comes in pages that neither repeat nor skip, however it is sorted', async () => {
    for (let n = 0; n < 5; n++) await host.begin();
    for (const sort of ['due', '-due', 'opened', '-opened']) {
      const seen: string[] = [];
      let cursor = '';
      let total = 0;
      do {
        const page = await list('intake', `mine=true&limit=2&sort=${sort}&cursor=${cursor}`);
        seen.push(...page.items.map((item) => item.id));
        total = page.total;
        cursor = page.nextCursor ?? '';
      } while (cursor);
      expect(new Set(seen).size).toBe(seen.length);
      expect(seen).toHaveLength(total);
    }
  });

  it('is searched by number and title, narrowed by stage, and refuses a broken cursor', async () => {
    const matter = await host.begin();
    expect((await list('intake', `q=${matter.id.slice(0, 8)}`)).items.some((item) => item.matter.id === matter.id)).toBe(true);
    expect((await list('intake', 'q=%25nothing%25')).items).toEqual([]);
    expect((await list('intake', 'stage=closure')).items).toEqual([]);
    await (await login('intake')).get('/api/work-items?cursor=rubbish').expect(400);
  });
});

describe('one item', () => {
  it('comes with its form, its beginning, what is missing and what may be done', async () => {
    const matter = await host.begin({ notes: ['unsound'] });
    const { id } = await openItem(matter, 'register');

    const response = await (await login('intake')).get(`/api/work-items/${id}`).expect(200);

    expect(response.headers['etag']).toBe('"1"');
    expect(response.body).toMatchObject({ revision: 1, prefill: { applicant: '某矿业公司' }, missing: [], matter: { title: '试验事项' } });
    expect(response.body.form.fields.map((field: { name: string }) => field.name)).toEqual(['applicant', 'area', 'complete']);
    expect(response.body.actions.map((action: { name: string; enabled: boolean }) => `${action.name} ${action.enabled}`)).toEqual([
      'complete true',
      'claim true',
      'release false',
      'hand-over true',
    ]);
    const seenByHead = await (await login('head')).get(`/api/work-items/${id}`).expect(200);
    expect(seenByHead.body.actions[0]).toMatchObject({ name: 'complete', enabled: false, reason: expect.stringContaining('线索受理员') });
    await (await login('gongyi-intake')).get(`/api/work-items/${id}`).expect(404);
  });

  it('is completed once by its key; a repeat gets the same answer, a stale or keyless one is refused', async () => {
    const matter = await host.begin();
    const { id, revision } = await openItem(matter, 'register');
    const key = newId();
    expect((await post('intake', `work-items/${id}/complete`, REGISTER, { ...ifMatch(revision), 'Idempotency-Key': '' })).status).toBe(400);
    expect((await post('intake', `work-items/${id}/complete`, REGISTER)).status).toBe(428);
    expect((await post('intake', `work-items/${id}/complete`, REGISTER, ifMatch(9))).status).toBe(412);

    const first = await post('intake', `work-items/${id}/complete`, REGISTER, { ...ifMatch(revision), 'Idempotency-Key': key });
    const again = await post('intake', `work-items/${id}/complete`, REGISTER, { ...ifMatch(revision), 'Idempotency-Key': key });
    const late = await post('intake', `work-items/${id}/complete`, REGISTER, ifMatch(revision));

    expect(first.status).toBe(200);
    expect(first.body).toMatchObject({ workItemId: id, matter: { id: matter.id }, done: false });
    expect(first.body.opened).toHaveLength(2);
    expect(again.body).toEqual(first.body);
    expect(late.status).toBe(409);
    expect(late.body).toMatchObject({ code: 'STEP_ALREADY_DONE', by: { name: '宋雅琴' }, at: expect.any(String) });
    expect(await host.notes(matter)).toHaveLength(1);
  });

  it('answers a form with faults by all of them, in Chinese, with their fields', async () => {
    const matter = await host.begin();
    const { id, revision } = await openItem(matter, 'register');

    const response = await post('intake', `work-items/${id}/complete`, { area: 'x' }, ifMatch(revision));

    expect(response.status).toBe(422);
    expect(response.headers['content-type']).toContain('application/problem+json');
    expect(response.body.problems).toEqual(
      expect.arrayContaining([expect.objectContaining({ field: 'applicant', message: '“申请人”必须填写。' })]),
    );
  });
});

describe('whose it is', () => {
  it('claim, release, claim by another, hand over with a reason', async () => {
    const matter = await host.begin();
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');
    let { id, revision } = await openItem(matter, 'draft');

    const claimed = await post('handler', `work-items/${id}/claim`, {}, ifMatch(revision));
    expect(claimed.status).toBe(200);
    expect(claimed.body).toMatchObject({ assignee: { id: ids.get('handler'), name: '马志强' }, mine: true });
    revision = claimed.body.revision as number;
    expect((await post('handler2', `work-items/${id}/claim`, {}, ifMatch(revision))).body).toMatchObject({ code: 'ALREADY_CLAIMED' });
    expect((await post('handler2', `work-items/${id}/release`, {}, ifMatch(revision))).status).toBe(409);

    const toLegal = await post('handler', `work-items/${id}/hand-over`, { userId: ids.get('legal'), reason: '出差' }, ifMatch(revision));
    expect(toLegal.status).toBe(422);
    expect(toLegal.body.problems[0]).toMatchObject({ code: 'ROLE_MISSING', field: 'userId' });
    const handed = await post('handler', `work-items/${id}/hand-over`, { userId: ids.get('handler2'), reason: '出差' }, ifMatch(revision));
    expect(handed.body).toMatchObject({ assignee: { name: '李晓燕' }, mine: false });
    const released = await post('handler2', `work-items/${id}/release`, {}, ifMatch(handed.body.revision as number));
    expect(released.body).toMatchObject({ assignee: null });
  });

  it('two who claim at once: one has it, the other is told', async () => {
    const matter = await host.begin();
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');
    const { id, revision } = await openItem(matter, 'draft');

    const both = await Promise.all(['handler', 'handler2'].map((who) => post(who, `work-items/${id}/claim`, {}, ifMatch(revision))));

    expect(both.map((response) => response.status).sort()).toEqual([200, 409]);
  });

  it('claims many and says which not, and why', async () => {
    const [one, two] = [await host.begin(), await host.begin()];
    const [mine, stale] = [await openItem(one, 'register'), await openItem(two, 'register')];

    const response = await post('intake', 'work-items/claim', {
      items: [mine, { ...stale, revision: 5 }, { id: newId(), revision: 1 }].map(({ id, revision }) => ({ id, revision })),
    });

    expect(response.status).toBe(200);
    expect(response.body.done).toEqual([mine.id]);
    expect(response.body.refused.map((each: { code: string }) => each.code)).toEqual(['STALE_VERSION', 'NOT_FOUND']);
  });
});

describe('the procedure page', () => {
  it('shows the drawing with the way taken, who was where, and all steps of the matter', async () => {
    const matter = await host.begin();
    await host.toReview(matter);

    const { body } = await (await login('intake')).get(`/api/matters/${matter.id}/process`).expect(200);
    expect(body).toMatchObject({ key: 'permit', name: '试验程序', nameEn: 'Test procedure', version: 1, incidents: [] });
    expect(body.live.sort()).toEqual(['opinion', 'review']);
    expect(body.taken).toEqual(expect.arrayContaining(['begun', 'f-begun', 'register', 'f-complete', 'fork', 'review']));
    expect(body.visits['register']).toMatchObject([{ by: 'intake-clerk' }]);
    expect(body.xml).toContain('<process id="permit"');
    const items = (await (await login('intake')).get(`/api/matters/${matter.id}/work-items`).expect(200)).body.items as Array<{
      status: string;
    }>;
    expect(items.map((item) => item.status).sort()).toEqual(['COMPLETED', 'OPEN', 'OPEN']);
    await (await login('gongyi-handler')).get(`/api/matters/${matter.id}/process`).expect(404);
  });

  it('lists the versions, and incidents to administrators only, who may retry', async () => {
    expect((await (await login('head')).get('/api/procedures').expect(200)).body.items).toMatchObject([
      { key: 'permit', version: 1, current: true },
    ]);
    await (await login('head')).get('/api/incidents').expect(403);

    const matter = await host.begin();
    await host.toReview(matter);
    host.get(RemindHandler).failure = new Error('no paper');
    await host.rows(`update process_timer set due_at = '2026-01-01' where element_id = 'reminder' and matter_id = $1`, [matter.id]);
    await host.runTimers();
    host.get(RemindHandler).failure = undefined;
    const { body } = await (await login('admin')).get(`/api/incidents?open=true&matterId=${matter.id}`).expect(200);
    expect(body.items).toMatchObject([{ elementId: 'reminder', error: 'no paper', attempts: 1 }]);
    expect((await post('admin', `incidents/${body.items[0].id}/retry`, {})).status).toBe(200);
    expect((await (await login('admin')).get(`/api/incidents?open=true&matterId=${matter.id}`)).body.items).toEqual([]);
  });
});
