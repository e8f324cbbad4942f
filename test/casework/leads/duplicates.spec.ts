import { checkPosition, metresBetween } from '../../../src/casework/common/coordinates.ts';
import { bigrams, similarity } from '../../../src/casework/leads/duplicates/bigrams.ts';
import { type Comparable, findDuplicates } from '../../../src/casework/leads/duplicates/duplicates.ts';

const SUMMARY = '群众电话反映：登封市大冶镇朝阳沟村东南侧山坡有人使用两台挖掘机昼夜开采石灰岩，无采矿权标识牌。';
const lead = (changes: Partial<Comparable> = {}): Comparable & { id: string } => ({
  id: 'x',
  summary: SUMMARY,
  place: '大冶镇朝阳沟村',
  longitude: 113.2418,
  latitude: 34.4386,
  partyId: null,
  partyName: null,
  offenceCode: 'KC-01',
  ...changes,
});
const ELSEWHERE = { summary: '告成镇一洗砂场夜间排放泥浆', place: '告成镇五渡村', longitude: 113.13, latitude: 34.39, offenceCode: null };
const reasons = (changes: Partial<Comparable>): string[] =>
  findDuplicates(lead(), [lead({ ...ELSEWHERE, ...changes })])[0]?.reasons.map((r) => r.code) ?? [];

describe('likely duplicates', () => {
  it('are none among unrelated reports', () => expect(reasons({})).toEqual([]));
  it('lie within 500 metres', () => {
    expect(reasons({ longitude: 113.2418, latitude: 34.4386 + 0.00449 })).toEqual(['SAME_PLACE']); // 499 m
    expect(reasons({ longitude: 113.2418, latitude: 34.4386 + 0.0046 })).toEqual([]); // 511 m
  });
  it('have the same party, by id or by name', () => {
    expect(findDuplicates(lead({ partyName: '某石料厂' }), [lead({ ...ELSEWHERE, partyName: '某石料厂' })])[0]?.reasons[0]?.code).toBe(
      'SAME_PARTY',
    );
    expect(findDuplicates(lead({ partyName: '' }), [lead({ ...ELSEWHERE, partyName: '' })])).toEqual([]);
  });
  it('say the same in other words', () =>
    expect(reasons({ summary: '来信反映大冶镇朝阳沟村东南侧山坡有人使用两台挖掘机昼夜开采石灰岩，没有采矿权标识牌。' })).toEqual([
      'SIMILAR_TEXT',
    ]));
  it('come best first, each with a score up to 100', () => {
    const found = findDuplicates(lead({ partyId: 'p' }), [lead({ ...ELSEWHERE, partyId: 'p' }), lead({ partyId: 'p' })]);
    expect(found.map((f) => f.reasons.length)).toEqual([1, 3].toReversed());
    expect(found[0]!.score).toBe(100);
    expect(found[1]!.score).toBe(30);
  });
  it('compare two thousand long reports in under a second', () => {
    const many = Array.from({ length: 2000 }, (_, n) => lead({ summary: `${n}${SUMMARY.repeat(12)}`.slice(0, 800) }));
    const started = performance.now();
    findDuplicates(lead({ summary: SUMMARY.repeat(100) }), many);
    expect(performance.now() - started).toBeLessThan(1500);
  });
});

describe('bigrams', () => {
  it('ignore blanks and punctuation', () => expect([...bigrams('采 矿，权')]).toEqual(['采矿', '矿权']));
  it('take a rare character as one', () => expect([...bigrams('𠮷㐂田')]).toEqual(['𠮷㐂', '㐂田']));
  it('of nothing resemble nothing', () => expect(similarity(bigrams(''), bigrams(''))).toBe(0));
});

describe('positions', () => {
  const cure = (lon?: number, lat?: number): string | undefined => checkPosition(lon, lat)[0]?.cure;
  it('are optional, but come in pairs', () => {
    expect(checkPosition(undefined, undefined)).toEqual([]);
    expect(checkPosition(113.2, undefined)[0]?.code).toBe('COORDINATE_INCOMPLETE');
  });
  it('lie in Henan', () => expect(checkPosition(113.2418, 34.4386)).toEqual([]));
  it('are recognised when swapped', () => expect(cure(34.4386, 113.2418)).toContain('对调'));
  it('are recognised in metres', () => expect(cure(38431234, 3812345)).toContain('投影坐标'));
  it('are measured on the sphere', () =>
    expect(metresBetween({ longitude: 113, latitude: 34 }, { longitude: 113, latitude: 35 })).toBeCloseTo(111_195, -1));
});
