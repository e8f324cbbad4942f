import { ClockPort, WORKFLOWS_DIRECTORY } from '../../src/procedures/index.ts';
import { SYSTEM_ACTOR } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/ids.ts';
import { startApp, type TestAgent, type TestApp } from '../support/index.ts';
import { aMatter } from './support.ts';

let app: TestApp;
let head: TestAgent;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-23', replaced: [[WORKFLOWS_DIRECTORY, 'test/deadlines/no-workflows']] });
  head = await app.login('head');
});
afterAll(() => app?.close());

async function filed() {
  const matter = aMatter();
  await app
    .get(ActorContext)
    .runAs(SYSTEM_ACTOR, () => app.get<ClockPort>(ClockPort as never, { strict: false }).start(matter, 'D-07', '2026-11-02', '立案'));
  const clock = (await head.get(`/api/matters/${matter.id}/clocks`).expect(200)).body[0] as { id: string };
  return { matter, clock };
}

test('extending: preview, then the same key twice is one extension', async () => {
  const { matter, clock } = await filed();
  const body = { days: 30, reason: '案情复杂' };
  const key = newId();
  const post = (query = '') =>
    head.post(`/api/clocks/${clock.id}/extend${query}`).set('If-Match', '"1"').set('Idempotency-Key', key).send(body);

  const preview = await post('?preview=true').expect(200);
  const first = await post().expect(200);
  const again = await post().expect(200);

  expect(preview.body).toMatchObject({ isPreview: true, dueBefore: '2027-01-31', dueOn: '2027-03-02', revision: 1 });
  expect(first.body).toMatchObject({ isPreview: false, dueOn: '2027-03-02', revision: 2 });
  expect(first.headers['etag']).toBe('"2"');
  expect(again.body).toEqual(first.body);
  const { body: clocks } = await head.get(`/api/matters/${matter.id}/clocks`).expect(200);
  expect(clocks).toMatchObject([{ dueOn: '2027-03-02', extensions: [{ amount: 30 }] }]);
});

test('refusals name rule, article and cure', async () => {
  const { clock } = await filed();
  const handler = await app.login('handler');

  const { body } = await handler
    .post(`/api/clocks/${clock.id}/extend`)
    .set('If-Match', '"1"')
    .send({ days: 31, reason: '案情复杂' })
    .expect(422);
  await handler.post(`/api/clocks/${clock.id}/extend`).send({ days: 1, reason: 'x' }).expect(428);
  await head.post(`/api/clocks/${clock.id}/extend`).set('If-Match', '"7"').send({ days: 1, reason: 'x' }).expect(412);
  await head.post(`/api/clocks/${newId()}/extend`).set('If-Match', '"1"').send({ days: 1, reason: 'x' }).expect(404);

  expect((body as { problems: object[] }).problems).toMatchObject([
    { code: 'EXTENSION_TOO_LONG', rule: 'D-07', field: 'days' },
    { code: 'APPROVER_NOT_COMPETENT', article: '《行政处罚法》第六十条；《自然资源行政处罚办法》第三十八条' },
  ]);
});

test('stop and resume over HTTP', async () => {
  const { clock } = await filed();
  const handler = await app.login('handler');

  const stopped = await handler
    .post(`/api/clocks/${clock.id}/pause`)
    .set('If-Match', '"1"')
    .send({ kind: 'appraisal', on: '2026-11-10', reason: '送检' })
    .expect(200);
  const resumed = await handler
    .post(`/api/clocks/${clock.id}/resume`)
    .set('If-Match', '"2"')
    .send({ on: '2026-11-20', reason: '收到意见' })
    .expect(200);

  expect(stopped.body).toMatchObject({ dueOn: null, clock: { state: 'paused' } });
  expect(resumed.body).toMatchObject({ dueOn: '2027-02-10', clock: { state: 'ok', pauses: [{ from: '2026-11-10', to: '2026-11-20' }] } });
});

test('another bureau sees nothing', async () => {
  const { matter } = await filed();
  const stranger = await app.login('gongyi-handler');

  expect((await stranger.get(`/api/matters/${matter.id}/clocks`).expect(200)).body).toEqual([]);
});

test('the calendar is read by all and changed by administrators', async () => {
  const admin = await app.login('admin');
  const body = { source: '国务院办公厅通知（测试）', days: [{ on: '2027-01-01', kind: 'off', name: '元旦' }] };

  const { body: year } = await head.get('/api/calendar/2026').expect(200);
  await head.put('/api/calendar/2027').set('If-Match', '"0"').send(body).expect(403);
  const preview = await admin.put('/api/calendar/2027?preview=true').set('If-Match', '"0"').send(body).expect(200);
  const saved = await admin.put('/api/calendar/2027').set('If-Match', '"0"').send(body).expect(200);

  expect((year as { days: object[] }).days).toHaveLength(39);
  expect(preview.body).toMatchObject({ isPreview: true, revision: 0 });
  expect(saved.body).toMatchObject({ year: 2027, revision: 1, isProvisional: false });
  expect((await head.get('/api/calendar/2027').expect(200)).body).toMatchObject({
    revision: 1,
    days: [{ on: '2027-01-01', name: '元旦', nameEn: 'holiday' }],
  });
});
