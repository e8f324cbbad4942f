import type { Clock, LedgerLine } from '../../web/src/api/types.ts';
import { formulaOf, stretches, todayMark, withoutWeekends } from '../../web/src/matter/deadlines/ledger.ts';

const line = (on: string, until: string, kind: string, counted: number, total: number): LedgerLine => ({
  on,
  until,
  kind,
  label: kind,
  counted,
  total,
});
/** The 90 days of a case filed on 2026-08-31, stopped for an appraisal of 18 days and a hearing of 11. */
const ledger = [
  line('2026-08-31', '2026-08-31', 'start', 0, 0),
  line('2026-09-01', '2026-09-21', 'counted', 21, 21),
  line('2026-09-22', '2026-10-09', 'excluded', 0, 21),
  line('2026-10-10', '2026-11-02', 'counted', 24, 45),
  line('2026-11-03', '2026-11-13', 'excluded', 0, 45),
  line('2026-11-14', '2026-12-28', 'counted', 45, 90),
  line('2026-12-28', '2026-12-28', 'due', 0, 90),
];
const clock = { ledger, amount: 90, extensions: [] } as unknown as Clock;

describe('the bar of a time limit', () => {
  it('cuts the counted stretch at today, and the figures add up', () => {
    const bar = stretches(ledger, '2026-11-23');

    expect(bar.map((s) => [s.kind, s.figure])).toEqual([
      ['run', 21],
      ['excluded', 18],
      ['run', 24],
      ['excluded', 11],
      ['run', 10],
      ['rest', 35],
    ]);
  });

  it('sums the tiles: 90 by law, 29 excluded', () => {
    expect(formulaOf(clock)).toEqual({ base: 90, excluded: 29, free: 0, extended: 0 });
  });

  it('puts the mark of today where 84 of 119 days are past, and none outside', () => {
    expect(todayMark(clock, '2026-11-23')).toBeCloseTo((84 / 119) * 100, 5);
    expect(todayMark(clock, '2026-08-31')).toBeNull();
    expect(todayMark(clock, '2027-01-01')).toBeNull();
  });

  it('joins weekends to the working days around them', () => {
    const week = [
      line('2026-11-23', '2026-11-27', 'counted', 5, 5),
      line('2026-11-28', '2026-11-29', 'rest', 0, 5),
      line('2026-11-30', '2026-12-01', 'counted', 2, 7),
    ];

    expect(withoutWeekends(stretches(week, '2026-12-31'))).toEqual([{ kind: 'run', days: 9, figure: 7 }]);
  });
});
