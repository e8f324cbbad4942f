import { ClockStops } from '../../src/deadlines/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { travelTo } from '../support/index.ts';
import { clockAids, handler, head, refusal, startClocks, type Clocks } from './support.ts';

let clocks: Clocks;
beforeAll(async () => {
  clocks = await startClocks('2026-03-02');
});
afterAll(() => clocks?.close());
beforeEach(() => travelTo(clocks.clock, '2026-03-02'));

const { filed, read, auditOf } = clockAids(() => clocks);

/** A process of the matter with one timer that waits for the clock, written past the engine. */
async function withTimer(matterId: string, lawId: string): Promise<void> {
  const [version, instance] = [newId(), newId()];
  await clocks.sql(
    `insert into process_version (id, key, version, hash, name, xml, created_at) values ($1, $2, 1, $2, 'x', '<x/>', now())`,
    [version, version],
  );
  await clocks.sql(
    `insert into process_instance (id, version_id, bureau_code, matter_kind, matter_id, status, revision, facts, started_at, updated_at) values ($1, $2, '410185', 'case', $3, 'OPEN', 0, '{}', now(), now())`,
    [instance, version, matterId],
  );
  await clocks.sql(
    `insert into process_timer (instance_id, execution_id, element_id, bureau_code, matter_id, law_id, expression, due_at) values ($1, '1.1', 't', '410185', $2, $3, 'due', now())`,
    [instance, matterId, lawId],
  );
}

describe('stopping and going on', () => {
  const pause = { kind: 'appraisal' as const, reason: '送检', on: '2026-04-01' };

  test('the days of an appraisal are not counted, and the bar says so', async () => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, '2026-04-13');

    const stopped = await clocks.as(handler, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, pause));
    const resumed = await clocks.as(handler, () =>
      clocks.changes.resume({ id: clock.id, revision: 2, isPreview: false }, { reason: '收到鉴定意见' }),
    );

    expect(stopped).toMatchObject({ dueOn: null, clock: { status: 'PAUSED', state: 'paused', text: '已停 · 剩 60 天' } });
    expect(resumed).toMatchObject({ dueOn: '2026-06-12', clock: { status: 'RUNNING' } });
    expect((await read(matter.id)).pauses).toMatchObject([{ kind: 'appraisal', from: '2026-04-01', to: '2026-04-13', isLaw: true }]);
    expect(await auditOf(matter.id)).toEqual(['clock.pause', 'clock.resume']);
  });

  test('only a leader suspends the investigation, and the strict date stays visible', async () => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, '2026-05-01');
    const suspend = { ...pause, kind: 'suspension' as const };

    expect(
      await refusal(clocks.as(handler, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, suspend))),
    ).toMatchObject({ code: 'ROLE_MAY_NOT_STOP', status: 403 });
    await clocks.as(head, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, suspend));

    expect(await read(matter.id)).toMatchObject({ status: 'PAUSED', strictDueOn: '2026-05-31' });
  });

  test('not in the future, not on a ground the law does not know', async () => {
    const { clock } = await filed();
    const codes = async (input: object) =>
      (
        await refusal(
          clocks.as(handler, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, { ...pause, ...input })),
        )
      ).problems.map((problem) => problem.code);

    expect(await codes({ on: '2026-03-03' })).toEqual(['IN_FUTURE']);
    expect(await codes({ on: '2026-03-02', kind: 'testing' })).toEqual(['NOT_A_GROUND']);
  });

  test('the timers that wait for the clock stand still and move with it', async () => {
    const { matter, clock } = await filed();
    await withTimer(matter.id, 'D-07');
    const timer = async () =>
      (await clocks.sql<{ due: string }>(`select due_at::text as due from process_timer where matter_id = $1`, [matter.id]))[0]!.due;
    travelTo(clocks.clock, '2026-04-13');

    await clocks.as(handler, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, pause));
    const still = await timer();
    await clocks.as(handler, () => clocks.changes.resume({ id: clock.id, revision: 2, isPreview: false }, { reason: '收到鉴定意见' }));

    expect(still).toBe('infinity');
    expect(new Date(await timer()).toISOString()).toBe('2026-06-12T16:00:00.000Z');
  });

  test('a step of the procedure stops and resumes, and what is not lawful changes nothing', async () => {
    const { matter } = await filed();
    const stops = clocks.get(ClockStops);
    const event = { matter, lawId: 'D-07', kind: 'hearing' as const, on: '2026-04-01', reason: '收到听证申请' };
    travelTo(clocks.clock, '2026-04-20');

    const outcomes = await clocks.as(handler, async () => [
      await stops.close(event),
      await stops.open(event),
      await stops.open(event),
      await stops.open({ ...event, kind: 'testing' }),
      await stops.close({ ...event, on: '2026-04-20', reason: '听证笔录签字' }),
      await stops.open({ ...event, lawId: 'D-09' }),
    ]);

    expect(outcomes).toEqual([false, true, false, false, true, false]);
    expect(await read(matter.id)).toMatchObject({ status: 'RUNNING', dueOn: '2026-06-19', revision: 3 });
    expect(await auditOf(matter.id)).toEqual(['clock.pause', 'clock.resume']);
  });

  test('a stopped clock does not expire', async () => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, '2026-04-01');
    await clocks.as(handler, () => clocks.changes.pause({ id: clock.id, revision: 1, isPreview: false }, pause));
    travelTo(clocks.clock, '2026-12-01');

    await clocks.poller.expireDue();

    expect(await read(matter.id)).toMatchObject({ status: 'PAUSED', daysLeft: 60 });
  });
});
