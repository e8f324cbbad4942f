import { ClockStops } from '../../src/deadlines/index.ts';
import { newId } from '../../src/platform/ids.ts';
import type { UserError } from '../../src/platform/errors.ts';
import { travelTo } from '../support/index.ts';
import { aMatter, aPerson, type Clocks, startClocks } from './support.ts';

let clocks: Clocks;
beforeAll(async () => {
  clocks = await startClocks('2026-03-02');
});
afterAll(() => clocks?.close());
beforeEach(() => travelTo(clocks.clock, '2026-03-02'));

const handler = aPerson('case-handler');
const head = aPerson('bureau-head');

/** A filed case whose ninety days run, and its first clock as its people see it. */
async function filed(lawId = 'D-07', startedOn = '2026-03-02') {
  const matter = aMatter();
  await clocks.asSystem(() => clocks.port.start(matter, lawId, startedOn, '立案'));
  return { matter, clock: (await clocks.as(handler, () => clocks.reader.ofMatter(matter.id)))[0]! };
}
const read = async (matterId: string) => (await clocks.as(handler, () => clocks.reader.ofMatter(matterId)))[0]!;
const refusal = (work: Promise<unknown>): Promise<UserError> =>
  work.then(
    () => Promise.reject(new Error('not refused')),
    (error: UserError) => error,
  );
const auditOf = (matterId: string) =>
  clocks
    .sql<{ action: string }>(`select action from audit_entry where matter_id = $1 order by seq`, [matterId])
    .then((found) => found.map((entry) => entry.action));
const historyOf = (clockId: string) =>
  clocks
    .sql<{ action: string }>(`select action from clock_change where clock_id = $1 order by revision`, [clockId])
    .then((found) => found.map((line) => line.action));

describe('starting and ending', () => {
  test('a clock tells its date, its law and why', async () => {
    const { clock } = await filed();

    expect(clock).toMatchObject({
      lawId: 'D-07',
      status: 'RUNNING',
      state: 'ok',
      startedOn: '2026-03-02',
      dueOn: '2026-05-31',
      rolledDueOn: '2026-06-01',
      amount: 90,
      daysLeft: 90,
      text: '余 90 天',
      isLaw: true,
      revision: 1,
    });
    expect(clock.source).toBe('《行政处罚法》第六十条；《自然资源行政处罚办法》第三十八条');
    expect(clock.ledger.map((line) => line.kind)).toEqual(['start', 'counted', 'due', 'rolled']);
  });

  test('starting twice starts once', async () => {
    const { matter } = await filed();

    await clocks.asSystem(() => clocks.port.start(matter, 'D-07', '2026-03-05', '立案'));

    expect(await clocks.as(handler, () => clocks.reader.ofMatter(matter.id))).toHaveLength(1);
  });

  test('an act in time ends the clock; stopping again changes nothing', async () => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, '2026-05-20');

    await clocks.asSystem(() => clocks.port.stop(matter, 'D-07', '2026-05-20'));
    await clocks.asSystem(() => clocks.port.stop(matter, 'D-07', '2026-05-21'));

    expect(await read(matter.id)).toMatchObject({ status: 'DONE', state: 'done', endedOn: '2026-05-20' });
    expect(await historyOf(clock.id)).toEqual(['START', 'STOP']);
  });

  test('after its end the clock may run again', async () => {
    const { matter } = await filed('D-14');
    await clocks.asSystem(() => clocks.port.stop(matter, 'D-14', '2026-03-03'));

    await clocks.asSystem(() => clocks.port.start(matter, 'D-14', '2026-03-04', '再次送审'));

    expect((await clocks.as(handler, () => clocks.reader.ofMatter(matter.id))).map((clock) => clock.status)).toEqual(['DONE', 'RUNNING']);
  });

  test('the history cannot be rewritten', async () => {
    const { clock } = await filed();

    await expect(clocks.sql(`update clock_change set reason = 'x' where clock_id = $1`, [clock.id])).rejects.toThrow('append-only');
  });

  test('the court window keeps its safe end from the clocks of the remedies', async () => {
    const matter = aMatter();
    await clocks.asSystem(async () => {
      for (const lawId of ['D-21', 'D-23']) await clocks.port.start(matter, lawId, '2026-01-12', '送达');
      await clocks.port.start(matter, 'D-26', '2026-07-13', '救济期限届满');
    });

    const window = (await clocks.as(handler, () => clocks.reader.ofMatter(matter.id))).find((clock) => clock.lawId === 'D-26')!;

    expect(window).toMatchObject({ dueOn: '2026-10-12', safeDueOn: '2026-10-12', rolledDueOn: '2026-10-13' });
  });
});

describe('due times for the engine', () => {
  test('the first instant after the last day, in Shanghai', async () => {
    const { matter } = await filed('D-11', '2026-09-18');

    const due = await clocks.asSystem(() => clocks.port.dueTimes(matter));

    expect(due('D-11').toISOString()).toBe('2026-09-24T16:00:00.000Z');
    expect(due('D-17').toISOString()).toBe('2026-03-17T16:00:00.000Z');
  });

  test('hours run from the hour', async () => {
    travelTo(clocks.clock, '2026-03-02', 15);
    const { matter } = await filed('D-32');

    const due = await clocks.asSystem(() => clocks.port.dueTimes(matter));

    expect(Math.abs(due('D-32').getTime() - (clocks.clock.now().getTime() + 86_400_000))).toBeLessThan(5_000);
  });
});

describe('extending', () => {
  const change = { days: 30, reason: '案情复杂' };

  test('the head extends: date, ledger, history and audit move together', async () => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, '2026-05-20');

    const answer = await clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, change));

    expect(answer).toMatchObject({ revision: 2, dueBefore: '2026-05-31', dueOn: '2026-06-30' });
    expect((await read(matter.id)).extensions).toMatchObject([{ amount: 30, approvedOn: '2026-05-20', approvedBy: 'bureau-head@410185' }]);
    expect(await historyOf(clock.id)).toEqual(['START', 'EXTEND']);
    expect(await auditOf(matter.id)).toEqual(['clock.extend']);
  });

  test('a preview shows the new date and writes nothing', async () => {
    const { matter, clock } = await filed();

    const answer = await clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: true }, change));

    expect(answer).toMatchObject({ isPreview: true, dueBefore: '2026-05-31', dueOn: '2026-06-30', revision: 1 });
    expect(await read(matter.id)).toMatchObject({ revision: 1, dueOn: '2026-05-31' });
    expect(await auditOf(matter.id)).toEqual([]);
  });

  test.each([
    ['a handler may not approve', handler, change, '2026-05-20', 'APPROVER_NOT_COMPETENT'],
    ['thirty-one days are too many', head, { ...change, days: 31 }, '2026-05-20', 'EXTENSION_TOO_LONG'],
    ['the day after is too late', head, change, '2026-06-01', 'EXTENSION_TOO_LATE'],
  ])('%s', async (_name, actor, input, today, code) => {
    const { matter, clock } = await filed();
    travelTo(clocks.clock, today);

    const error = await refusal(clocks.as(actor, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, input)));

    expect(error.problems.map((problem) => problem.code)).toEqual([code]);
    expect(error.problems[0]).toMatchObject({ rule: 'D-07', article: expect.stringContaining('第三十八条') as string });
    expect((await read(matter.id)).revision).toBe(1);
  });

  test('the second editor is told who was faster', async () => {
    const { clock } = await filed();
    await clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, change));

    const error = await refusal(clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, change)));

    expect(error).toMatchObject({ code: 'STALE_VERSION', status: 412, extra: { changedBy: 'bureau-head@410185' } });
  });

  test('two heads at once: one extends, one is told', async () => {
    const { clock } = await filed();
    const extend = () =>
      clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, { ...change, days: 10 }));

    const outcomes = await Promise.allSettled([extend(), extend()]);

    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(['fulfilled', 'rejected']);
  });
});

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

describe('expiry', () => {
  test('not on the last day, but on the day after: once, with its audit entry', async () => {
    const { matter } = await filed();
    travelTo(clocks.clock, '2026-05-31', 23);
    await clocks.poller.expireDue();
    const onLastDay = (await read(matter.id)).status;
    travelTo(clocks.clock, '2026-06-01', 0);

    await Promise.all([clocks.poller.expireDue(), clocks.poller.expireDue()]);
    await clocks.poller.expireDue();

    expect(onLastDay).toBe('RUNNING');
    expect(await read(matter.id)).toMatchObject({ status: 'EXPIRED', state: 'over', text: '超 1 天', endedOn: null });
    expect(await auditOf(matter.id)).toEqual(['clock.expired']);
  });

  test('our late duty stays open until it is done, and is not started anew', async () => {
    const { matter } = await filed();
    travelTo(clocks.clock, '2026-06-02');
    await clocks.poller.expireDue();

    await clocks.asSystem(() => clocks.port.start(matter, 'D-07', '2026-06-02', '立案'));
    await clocks.asSystem(() => clocks.port.stop(matter, 'D-07', '2026-06-02'));

    expect(await clocks.as(handler, () => clocks.reader.ofMatter(matter.id))).toMatchObject([{ status: 'DONE', endedOn: '2026-06-02' }]);
  });

  test("a party's right that ran out is lost; a new notice starts a new period", async () => {
    const { matter } = await filed('D-11', '2026-03-02');
    travelTo(clocks.clock, '2026-03-10');
    await clocks.poller.expireDue();

    await clocks.asSystem(() => clocks.port.start(matter, 'D-11', '2026-03-10', '再次告知'));

    expect(await clocks.as(handler, () => clocks.reader.ofMatter(matter.id))).toMatchObject([
      { status: 'EXPIRED', state: 'done', text: '已届满', endedOn: '2026-03-09' },
      { status: 'RUNNING', dueOn: '2026-03-17' },
    ]);
  });

  test('a process that ends the period before the poller comes leaves the same record', async () => {
    const { matter } = await filed('D-11', '2026-03-02');
    travelTo(clocks.clock, '2026-03-10');

    await clocks.asSystem(() => clocks.port.stop(matter, 'D-11', '2026-03-10'));

    expect(await read(matter.id)).toMatchObject({ status: 'EXPIRED', text: '已届满' });
  });

  test('an ended clock refuses every change and says so in its actions', async () => {
    const { matter, clock } = await filed();
    await clocks.asSystem(() => clocks.port.stop(matter, 'D-07', '2026-03-02'));

    expect(
      await refusal(
        clocks.as(head, () => clocks.changes.extend({ id: clock.id, revision: 2, isPreview: false }, { days: 1, reason: 'x' })),
      ),
    ).toMatchObject({ code: 'CLOCK_ENDED', status: 409 });
    expect((await read(matter.id)).actions.every((action) => !action.enabled && action.reason === '期限已经结束。')).toBe(true);
  });
});

describe('the fence', () => {
  test('another bureau sees no clock and cannot change one', async () => {
    const { matter, clock } = await filed();
    const stranger = aPerson('bureau-head', '410181');

    expect(await clocks.as(stranger, () => clocks.reader.ofMatter(matter.id))).toEqual([]);
    expect(
      await refusal(
        clocks.as(stranger, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, { days: 1, reason: 'x' })),
      ),
    ).toMatchObject({ code: 'NOT_FOUND', status: 404 });
  });

  test('the superior sees it and may not move it', async () => {
    const { matter, clock } = await filed();
    const superior = aPerson('bureau-head', '4101', '4101%');

    const seen = (await clocks.as(superior, () => clocks.reader.ofMatter(matter.id)))[0]!;

    expect(seen.actions.map((action) => action.reason)).toEqual([
      '只能由本单位人员办理。',
      '只能由本单位人员办理。',
      '只能由本单位人员办理。',
    ]);
    expect(
      await refusal(
        clocks.as(superior, () => clocks.changes.extend({ id: clock.id, revision: 1, isPreview: false }, { days: 1, reason: 'x' })),
      ),
    ).toMatchObject({ code: 'OTHER_BUREAU', status: 403 });
  });
});

test('a work list gets its clocks in one question, the latest of each law', async () => {
  const { matter } = await filed('D-14');
  await clocks.asSystem(() => clocks.port.stop(matter, 'D-14', '2026-03-02'));
  await clocks.asSystem(() => clocks.port.start(matter, 'D-14', '2026-03-03', '再次送审'));

  const found = await clocks.as(handler, () =>
    clocks.reader.summaries([
      { matterId: matter.id, lawId: 'D-14' },
      { matterId: newId(), lawId: 'D-14' },
    ]),
  );

  expect([...found]).toEqual([
    [
      `${matter.id}:D-14`,
      {
        lawId: 'D-14',
        dueOn: '2026-03-10',
        state: 'ok',
        text: '余 6 个工作日',
        textEn: '6 working days left',
        daysLeft: 6,
        unit: 'working_day',
      },
    ],
  ]);
});

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
