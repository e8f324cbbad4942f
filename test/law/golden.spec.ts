import { clockRule, computeDue, courtWindow, surcharge, WorkCalendar } from '../../src/law/index.ts';

/** The golden values of law.md 0.4, one test a row. */
const calendar = new WorkCalendar();
const due = (id: string, startedOn: string, extra = {}) => computeDue(clockRule(id), { startedOn, calendar, ...extra });

describe('golden values of law.md 0.4', () => {
  test('filed on 2026-03-02, the decision is due on Sunday 2026-05-31, unrolled', () => {
    const result = due('D-07', '2026-03-02');

    expect(result.dueOn).toBe('2026-05-31');
    expect(result.rolledDueOn).toBe('2026-06-01');
  });

  test('with thirty days of extension it is due on 2026-06-30', () => {
    expect(due('D-07', '2026-03-02', { extensions: [{ amount: 30, approvedOn: '2026-05-20' }] }).dueOn).toBe('2026-06-30');
  });

  test('a notice received on Friday 2026-09-18 leaves until Thursday 2026-09-24 to ask for a hearing', () => {
    expect(due('D-12', '2026-09-18').dueOn).toBe('2026-09-24');
  });

  test('a decision of Monday 2026-09-28 is to be served by Tuesday 2026-10-13', () => {
    expect(due('D-15', '2026-09-28').dueOn).toBe('2026-10-13');
  });

  test('a hearing notice served on 2026-11-23 allows a hearing from 2026-12-03', () => {
    expect(calendar.earliestHearingDate('2026-11-23')).toBe('2026-12-03');
    expect(due('D-13', '2026-12-03').dueOn).toBe('2026-11-23');
  });

  test('a decision served on 2026-01-12 opens payment, remedies and the court window', () => {
    const reconsideration = due('D-21', '2026-01-12');
    const suit = due('D-23', '2026-01-12');
    const window = courtWindow(
      {
        kind: 'unused',
        reconsideration: { unrolled: reconsideration.unrolledDueOn, rolled: reconsideration.rolledDueOn },
        suit: { unrolled: suit.unrolledDueOn, rolled: suit.rolledDueOn },
      },
      calendar,
    );

    expect(due('D-17', '2026-01-12').dueOn).toBe('2026-01-27');
    expect(reconsideration.dueOn).toBe('2026-03-13');
    expect(suit.unrolledDueOn).toBe('2026-07-12');
    expect(suit.dueOn).toBe('2026-07-13');
    expect(window).toMatchObject({ ruleId: 'D-26', opensOn: '2026-07-14', legalEnd: '2026-10-13', safeEnd: '2026-10-12' });
  });

  test('the demand letter must be served by 2026-09-21, on the safe side by 2026-09-20', () => {
    const window = courtWindow(
      {
        kind: 'unused',
        reconsideration: { unrolled: '2026-03-13', rolled: '2026-03-13' },
        suit: { unrolled: '2026-07-12', rolled: '2026-07-13' },
      },
      calendar,
    );

    expect(window.demandByLegal).toBe('2026-09-21');
    expect(calendar.addWorkingDays('2026-09-21', 10)).toBe('2026-10-12');
    expect(window.demandBy).toBe('2026-09-20');
    expect(calendar.addWorkingDays('2026-09-20', 10)).toBe('2026-10-10');
  });

  test('a fine of 200,000 yuan due on 2026-01-27 and paid on 2026-02-10 costs 84,000 more', () => {
    expect(surcharge({ fineFen: 20_000_000, dueOn: '2026-01-27', paidOn: '2026-02-10' })).toMatchObject({
      days: 14,
      fen: 8_400_000,
      isCapped: false,
    });
  });

  test('the surcharge reaches the fine on day 34', () => {
    const at = (paidOn: string) => surcharge({ fineFen: 20_000_000, dueOn: '2026-01-27', paidOn });

    expect(at('2026-03-01')).toMatchObject({ days: 33, fen: 19_800_000, isCapped: false });
    expect(at('2026-03-02')).toMatchObject({ days: 34, fen: 20_000_000, isCapped: true, capReachedOn: '2026-03-02' });
    expect(at('2026-12-31').fen).toBe(20_000_000);
  });
});
