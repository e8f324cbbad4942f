import { newId } from '../../src/platform/ids.ts';
import { travelTo } from '../support/index.ts';
import { aMatter, aPerson, clockAids, handler, head, refusal, startClocks, type Clocks } from './support.ts';

let clocks: Clocks;
beforeAll(async () => {
  clocks = await startClocks('2026-03-02');
});
afterAll(() => clocks?.close());
beforeEach(() => travelTo(clocks.clock, '2026-03-02'));

const { filed, read, auditOf, historyOf } = clockAids(() => clocks);

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
