import { type Actor } from '../../src/platform/actor.ts';
import { CommandService, type MatterRef, TimerPort } from '../../src/procedures/index.ts';
import { PermitHost, person, REGISTER } from './fixtures/host.ts';

let host: PermitHost;
/** A second server on the same database. */
let other: PermitHost;
beforeAll(async () => {
  host = await PermitHost.start();
  other = await PermitHost.start({ database: host.database });
});
afterAll(async () => {
  await other.close();
  await host.close();
});

const bothAt = (date: string, hour?: number): void => [host, other].forEach((each) => each.travelTo(date, hour));
const reminders = async (matter: MatterRef): Promise<string[]> => (await host.notes(matter)).filter((note) => note.startsWith('reminded'));
const timers = (matter: MatterRef) =>
  host.rows<{ element_id: string; due_at: Date }>(
    `select element_id, due_at, law_id, repeat from process_timer where matter_id = $1 order by element_id`,
    [matter.id],
  );
/** Nothing of the tests before is due any more. */
const cleared = async (): Promise<void> => void (await host.rows(`update process_timer set due_at = 'infinity'`));

beforeEach(async () => {
  await cleared();
  bothAt('2026-03-02');
});

it('fires on the day, not before, and once, though two servers poll', async () => {
  const matters = await Promise.all(Array.from({ length: 6 }, () => host.begin()));
  for (const matter of matters) await host.toReview(matter);

  bothAt('2026-03-07', 8);
  expect(await host.runTimers()).toBe(0);
  bothAt('2026-03-07', 10);
  const fired = await Promise.all([host.runTimers(), other.runTimers(), host.runTimers(), other.runTimers()]);

  expect(fired.reduce((sum, each) => sum + each)).toBe(6);
  for (const matter of matters) expect(await reminders(matter)).toEqual(['reminded 2026-03-07']);
});

it('repeats three times and no more', async () => {
  const matter = await host.begin();
  await host.toReview(matter);

  for (const date of ['2026-03-08', '2026-03-14', '2026-03-20', '2026-03-26', '2026-04-01']) {
    bothAt(date);
    await host.runTimers();
  }

  expect(await reminders(matter)).toEqual(['reminded 2026-03-08', 'reminded 2026-03-14', 'reminded 2026-03-20']);
});

it('ends ninety days with their last day, across a restart of the server', async () => {
  const matter = await host.begin();
  await host.toReview(matter);
  await host.rows(`delete from process_timer where element_id = 'reminder' and matter_id = $1`, [matter.id]);
  expect((await timers(matter)).map((timer) => [timer.element_id, timer.due_at.toISOString()])).toEqual([
    ['review-over', '2026-05-31T16:00:00.000Z'],
  ]);

  const restarted = await PermitHost.start({ database: host.database, today: '2026-05-31' });
  expect(await restarted.runTimers()).toBe(0);
  restarted.travelTo('2026-06-01', 0);
  expect(await restarted.runTimers()).toBe(1);

  expect(await restarted.openElements(matter)).toEqual(['escalated', 'opinion']);
  const [cancelled] = await host.rows(`select status, closed_by_name from work_item where matter_id = $1 and element_id = 'review'`, [
    matter.id,
  ]);
  expect(cancelled).toMatchObject({ status: 'CANCELLED', closed_by_name: '系统' });
  await restarted.close();
});

it('tells a person who was too late that the step is gone', async () => {
  const matter = await host.begin();
  await host.toReview(matter);
  const item = await host.item(matter, 'review');
  bothAt('2026-07-01');
  await host.runTimers();

  const late: Actor = person('examiner');
  const error = await host
    .as(late, () => host.get(CommandService).complete({ workItemId: item.id, key: 'too-late-1', body: {} }))
    .catch((e: unknown) => e);
  expect(error).toMatchObject({ code: 'STEP_CANCELLED' });
});

it('follows a clock that is extended or stands still', async () => {
  const matter = await host.begin();
  await host.toReview(matter);
  const port = host.get(TimerPort);
  const head = person('bureau-head');

  expect(await host.as(head, () => port.reschedule(matter.id, 'T-90', null))).toBe(1);
  bothAt('2027-01-01');
  await host.runTimers();
  expect(await host.openElements(matter)).toEqual(['opinion', 'review']);
  expect(await host.rows(`select due_on from work_item where matter_id = $1 and element_id = 'review'`, [matter.id])).toEqual([
    { due_on: null },
  ]);

  await host.as(head, () => port.reschedule(matter.id, 'T-90', new Date('2027-01-31T16:00:00Z')));
  expect(await host.rows(`select due_on::text from work_item where matter_id = $1 and element_id = 'review'`, [matter.id])).toEqual([
    { due_on: '2027-01-31' },
  ]);
  bothAt('2027-02-01');
  await host.runTimers();
  expect(await host.openElements(matter)).toEqual(['escalated', 'opinion']);
});

it('keeps the dates of other timers when another branch moves', async () => {
  const matter = await host.begin();
  await host.complete(matter, 'register', REGISTER);
  const before = await timers(matter);
  bothAt('2026-03-05');
  await host.complete(matter, 'opinion');
  expect(await timers(matter)).toEqual(before);
});
