import { type FineFacts, fineRange, type Offence, OFFENCES } from '../../src/law/index.ts';

const offence = (code: string): Offence => OFFENCES.find((candidate) => candidate.code === code)!;
const range = (code: string, facts: Partial<FineFacts>) =>
  fineRange(offence(code), { marketValueFen: null, actEndedOn: '2026-03-01', decidedOn: '2026-11-23', ...facts });

describe('KC-01, mining with no right', () => {
  test('three to five times the market value', () =>
    expect(range('KC-01', { marketValueFen: 45_037_500 })).toMatchObject({
      basis: 'new',
      article: '《矿产资源法》第六十四条第一款',
      minFen: 135_112_500,
      maxFen: 225_187_500,
      warnings: [],
    }));
  test('exactly 100,000 yuan takes the multiple', () =>
    expect(range('KC-01', { marketValueFen: 10_000_000 })).toMatchObject({ minFen: 30_000_000, maxFen: 50_000_000 }));
  test('one fen less takes the fixed range, with a warning of the cliff', () => {
    const result = range('KC-01', { marketValueFen: 9_999_999 });

    expect(result).toMatchObject({ minFen: 10_000_000, maxFen: 100_000_000 });
    expect(result.warnings[0]!.zh).toContain('300000 元至 500000 元');
  });
  test('without ore the fixed range stands without a warning', () =>
    expect(range('KC-01', {})).toMatchObject({ minFen: 10_000_000, maxFen: 100_000_000, warnings: [] }));
});

describe('which law', () => {
  test('an act that ended before 2025-07-01 is judged by the old law', () =>
    expect(
      range('KC-01', { actEndedOn: '2025-06-30', marketValueFen: 50_000_000, shareBasis: { 'illegal-gains': 40_000_000 } }),
    ).toMatchObject({ basis: 'old', minFen: 0, maxFen: 20_000_000 }));
  test('the day the new law begins belongs to the new law', () =>
    expect(range('KC-01', { actEndedOn: '2025-07-01', marketValueFen: 50_000_000 }).basis).toBe('new'));
  test('an act still going on is judged by the new law', () => expect(range('KC-01', { actEndedOn: null }).basis).toBe('new'));
  test('a lighter new law governs an old act', () => {
    const result = range('KT-04', { actEndedOn: '2025-01-01' });

    expect(result).toMatchObject({ basis: 'new', maxFen: 0, alternative: { basis: 'old', maxFen: 5_000_000 } });
    expect(result.warnings.at(-1)!.zh).toContain('第三十七条');
  });
  test('a decision before the new law cannot use it', () =>
    expect(range('KT-04', { actEndedOn: '2025-01-01', decidedOn: '2025-06-30' })).toMatchObject({ basis: 'old', alternative: null }));
  test('what the old range rests on is asked for', () =>
    expect(range('KC-01', { actEndedOn: '2025-01-01' })).toMatchObject({ basis: 'old', maxFen: null, missing: ['illegal-gains'] }));
  test('an unread basis is never a number', () => expect(range('ZR-01', {})).toMatchObject({ minFen: null, maxFen: null }));
});

test('right without permit: order first, then one to three times', () =>
  expect(range('KC-04', { marketValueFen: 20_000_000 })).toMatchObject({ orderFirst: true, minFen: 20_000_000, maxFen: 60_000_000 }));

test('every offence answers for every boundary date without failing, with a lawful range or a reason', () => {
  for (const candidate of OFFENCES)
    for (const actEndedOn of ['2025-06-30', '2025-07-01', null])
      for (const marketValueFen of [null, 0, 9_999_999, 10_000_000, 123_456_789]) {
        const result = fineRange(candidate, { marketValueFen, actEndedOn, decidedOn: '2026-11-23' });
        if (result.minFen !== null && result.maxFen !== null) expect(result.minFen <= result.maxFen).toBe(true);
        else expect(result.warnings.length + result.missing.length).toBeGreaterThan(0);
      }
});

test('the classes of the two rates follow the table', () => {
  expect(OFFENCES.filter((candidate) => candidate.twoRates === 'U').map((candidate) => candidate.code)).toEqual([
    'KC-01',
    'KC-02',
    'KC-04',
    'KC-05',
    'KC-06',
    'KC-07',
    'KC-08',
    'KT-01',
    'KT-03',
  ]);
  expect(OFFENCES.filter((candidate) => candidate.twoRates === 'S').map((candidate) => candidate.code)).toEqual(['SP-01']);
});
