import {
  CLOCK_RULES,
  type ClockFacts,
  addDays,
  clockRule,
  computeDue,
  daysBetween,
  type ExclusionKind,
  type Interval,
  WorkCalendar,
} from '../../src/law/index.ts';

const calendar = new WorkCalendar();
const due = (id: string, startedOn: string, more: Partial<ClockFacts> = {}) => computeDue(clockRule(id), { startedOn, calendar, ...more });
const stop = (kind: ExclusionKind, from: string, to: string | null): Interval => ({ kind, from, to });

/** A small deterministic generator: the same cases in every run. */
function* numbers(seed: number): Generator<number> {
  for (let state = seed; ;) {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    yield state / 2_147_483_648;
  }
}

describe('stops', () => {
  test('an appraisal of twelve days moves the ninety days by twelve', () => {
    const result = due('D-07', '2026-03-02', { intervals: [stop('appraisal', '2026-04-01', '2026-04-13')] });

    expect(result.dueOn).toBe(addDays('2026-05-31', 12));
    expect(result.ledger.find((line) => line.kind === 'excluded')).toMatchObject({
      on: '2026-04-02',
      until: '2026-04-13',
      label: '鉴定、认定期间，扣除 12 天',
      counted: 0,
    });
  });

  test('overlapping stops count once', () => {
    const both = due('D-07', '2026-03-02', {
      intervals: [stop('appraisal', '2026-04-01', '2026-04-13'), stop('hearing', '2026-04-08', '2026-04-20')],
    });

    expect(both.dueOn).toBe(addDays('2026-05-31', 19));
  });

  test('a suspension of the investigation stops the clock, and the strict date without it is shown too', () => {
    const result = due('D-07', '2026-03-02', { intervals: [stop('suspension', '2026-04-01', '2026-05-01')] });

    expect(result.dueOn).toBe('2026-06-30');
    expect(result.strictDueOn).toBe('2026-05-31');
    expect(result.safeDueOn).toBe('2026-05-31');
  });

  test('while a stop lasts the rest stands still', () => {
    const facts = { intervals: [stop('criminal-transfer', '2026-04-19', null)] };

    expect(due('D-07', '2026-03-02', { ...facts, asOf: '2026-04-25' })).toMatchObject({ isPaused: true, remaining: 42 });
    expect(due('D-07', '2026-03-02', { ...facts, asOf: '2026-07-25' })).toMatchObject({
      isPaused: true,
      remaining: 42,
      dueOn: addDays('2026-07-25', 42),
    });
  });

  test('a stop that begins after the time was used up does not stop it', () => {
    expect(due('D-11', '2026-03-02', { intervals: [stop('force-majeure', '2026-03-20', null)], asOf: '2026-04-01' })).toMatchObject({
      isPaused: false,
      dueOn: '2026-03-09',
    });
  });

  test('a stop the law does not know is a mistake of the caller', () =>
    expect(() => due('D-11', '2026-03-02', { intervals: [stop('appraisal', '2026-03-03', null)] })).toThrow(
      'D-11 does not stop for appraisal',
    ));
});

describe('kinds of limits', () => {
  test('twenty-four hours run from the hour', () => {
    expect(due('D-32', '2026-11-23', { startedAt: '2026-11-23T15:30:00+08:00' })).toMatchObject({
      dueOn: '2026-11-24',
      dueAt: '2026-11-24T07:30:00.000Z',
    });
    expect(due('D-32', '2026-11-23').dueOn).toBe('2026-11-24');
  });

  test('a report is due on the next of its dates', () => {
    expect(due('D-49', '2026-06-30').dueOn).toBe('2026-07-31');
    expect(due('D-49', '2026-12-31').dueOn).toBe('2027-01-31');
    expect(due('D-54', '2026-09-30').dueOn).toBe('2026-10-10');
    expect(due('D-62', '2026-03-31').dueOn).toBe('2026-06-30');
  });

  test('the limitation runs two years to the day', () => expect(due('D-55', '2024-11-22').dueOn).toBe('2026-11-22'));

  test('the surcharge reaches the fine on day 34 after the last day for payment', () =>
    expect(due('D-18', '2026-01-27').dueOn).toBe('2026-03-02'));

  test('after a rolled start the court window keeps its safe end', () => {
    const result = due('D-26', '2026-07-13', { safeStartedOn: '2026-07-12' });

    expect(result).toMatchObject({ dueOn: '2026-10-12', rolledDueOn: '2026-10-13', safeDueOn: '2026-10-12' });
  });

  test('three days of the transfer rules roll over the National Day week', () =>
    expect(due('D-36', '2026-09-30').dueOn).toBe('2026-10-08'));
});

describe('the ledger', () => {
  test('explains five working days over a make-up Sunday', () => {
    expect(due('D-12', '2026-09-18').ledger.map(({ on, until, kind, total, label }) => [on, until, kind, total, label])).toEqual([
      ['2026-09-18', '2026-09-18', 'start', 0, '当事人收到听证告知书（当日不计）'],
      ['2026-09-19', '2026-09-19', 'rest', 0, '周末，不计（1 天）'],
      ['2026-09-20', '2026-09-24', 'counted', 5, '计入 5 个工作日'],
      ['2026-09-24', '2026-09-24', 'due', 5, '期限届满'],
    ]);
  });

  test('names holidays, extensions and roll-over, in both languages', () => {
    const lines = due('D-15', '2026-09-28').ledger;
    const extended = due('D-07', '2026-03-02', { extensions: [{ amount: 30, approvedOn: '2026-05-20' }] }).ledger;

    expect(lines.find((line) => line.kind === 'rest')).toMatchObject({
      label: '国庆节，不计（7 天）',
      labelEn: 'National Day, not counted (7 days)',
    });
    expect(extended.find((line) => line.kind === 'extension')).toMatchObject({
      on: '2026-05-31',
      total: 90,
      label: '经批准延长 30 天（2026-05-20 批准）',
    });
    expect(due('D-23', '2026-01-12').ledger.at(-1)).toMatchObject({ kind: 'rolled', on: '2026-07-13' });
  });

  test('marks dates counted through a year without holiday data', () => {
    expect(due('D-15', '2026-12-28')).toMatchObject({ isProvisional: true });
    expect(due('D-15', '2026-12-28').ledger.at(-1)!.kind).toBe('provisional');
    expect(due('D-15', '2026-11-23').isProvisional).toBe(false);
  });
});

describe('properties', () => {
  const walked = CLOCK_RULES.filter(
    (rule) => ['working_day', 'calendar_day', 'month', 'year'].includes(rule.unit) && rule.direction === 'forward',
  );
  const random = numbers(20_261_123);
  const pick = (below: number) => Math.floor(random.next().value! * below);
  const someStops = (rule: (typeof CLOCK_RULES)[number], from: string): Interval[] =>
    rule.exclusions.length === 0
      ? []
      : Array.from({ length: pick(4) }, () => {
          const start = addDays(from, pick(120));
          return stop(rule.exclusions[pick(rule.exclusions.length)]!, start, addDays(start, pick(40)));
        });
  const cases = Array.from({ length: 300 }, () => {
    const rule = walked[pick(walked.length)]!;
    const startedOn = addDays('2025-10-01', pick(420));
    return { rule, startedOn, intervals: someStops(rule, startedOn) };
  });

  test('the ledger adds up to the length of the period', () => {
    for (const { rule, startedOn, intervals } of cases) {
      const result = computeDue(rule, { startedOn, calendar, intervals });
      expect(result.ledger.reduce((sum, line) => sum + line.counted, 0)).toBe(result.length);
      expect(result.ledger.at(-1)!.total).toBe(result.length);
    }
  });

  test('the lines of the ledger follow each other without a gap', () => {
    for (const { rule, startedOn, intervals } of cases) {
      const days = computeDue(rule, { startedOn, calendar, intervals }).ledger.filter((line) =>
        ['counted', 'rest', 'excluded'].includes(line.kind),
      );
      days.forEach((line, index) => expect(line.on).toBe(addDays(index === 0 ? startedOn : days[index - 1]!.until, 1)));
    }
  });

  test('a stop never shortens, an extension lengthens, and the order of stops does not matter', () => {
    for (const { rule, startedOn, intervals } of cases) {
      const plain = computeDue(rule, { startedOn, calendar }).unrolledDueOn;
      const stopped = computeDue(rule, { startedOn, calendar, intervals });
      expect(stopped.unrolledDueOn >= plain).toBe(true);
      expect(computeDue(rule, { startedOn, calendar, intervals: [...intervals].reverse() }).dueOn).toBe(stopped.dueOn);
      expect(
        computeDue(rule, { startedOn, calendar, intervals, extensions: [{ amount: 3, approvedOn: startedOn }] }).unrolledDueOn >
          stopped.unrolledDueOn,
      ).toBe(true);
    }
  });

  test('a later start is never due earlier', () => {
    for (const { rule, startedOn } of cases)
      expect(
        computeDue(rule, { startedOn: addDays(startedOn, 1), calendar }).dueOn >= computeDue(rule, { startedOn, calendar }).dueOn,
      ).toBe(true);
  });

  test('rolled dates are working days at most a holiday away', () => {
    for (const { rule, startedOn, intervals } of cases) {
      const result = computeDue(rule, { startedOn, calendar, intervals });
      expect(calendar.isWorkingDay(result.rolledDueOn)).toBe(true);
      expect(daysBetween(result.unrolledDueOn, result.rolledDueOn)).toBeLessThanOrEqual(10);
      expect(result.safeDueOn <= result.dueOn).toBe(true);
    }
  });
});
