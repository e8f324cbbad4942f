import {
  capitalYuan,
  chineseOrdinal,
  dateCapitals,
  dateText,
  limitation,
  plainYuan,
  surcharge,
  yuanText,
  courtWindow,
  WorkCalendar,
  documentNumber,
} from '../../src/law/index.ts';

test.each([
  [135_112_600, '壹佰叁拾伍万壹仟壹佰贰拾陆元整'],
  [0, '零元整'],
  [1, '壹分'],
  [10, '壹角整'],
  [15, '壹角伍分'],
  [100, '壹元整'],
  [105, '壹元零伍分'],
  [1_000_000, '壹万元整'],
  [10_050_000, '壹拾万零伍佰元整'],
  [100_000_000, '壹佰万元整'],
  [100_100_000, '壹佰万壹仟元整'],
  [1_000_000_100, '壹仟万零壹元整'],
  [10_000_000_000, '壹亿元整'],
  [10_000_100_000, '壹亿零壹仟元整'],
  [12_345_678_901, '壹亿贰仟叁佰肆拾伍万陆仟柒佰捌拾玖元零壹分'],
  [100_000_000_000_000, '壹万亿元整'],
  [100_020_000_000_000, '壹万零贰亿元整'],
])('%i fen in capitals: %s', (fen, text) => expect(capitalYuan(fen)).toBe(text));

test('negative and fractional amounts are refused', () => {
  expect(() => capitalYuan(-1)).toThrow(RangeError);
  expect(() => yuanText(1.5)).toThrow(RangeError);
});

test('amounts read as officers write them', () => {
  expect(yuanText(135_112_600)).toBe('1,351,126.00');
  expect(yuanText(-5)).toBe('-0.05');
  expect(plainYuan(150)).toBe('1.5');
});

test('dates in both styles', () => {
  expect(dateText('2026-01-03')).toBe('2026年1月3日');
  expect(dateCapitals('2026-11-23')).toBe('二〇二六年十一月二十三日');
  expect(dateCapitals('2026-10-10')).toBe('二〇二六年十月十日');
  expect(dateCapitals('2026-12-30')).toBe('二〇二六年十二月三十日');
});

test('article numbers in words', () => {
  expect([5, 10, 12, 20, 60, 105, 110, 343, 1242].map(chineseOrdinal)).toEqual([
    '五',
    '十',
    '十二',
    '二十',
    '六十',
    '一百零五',
    '一百一十',
    '三百四十三',
    '一千二百四十二',
  ]);
});

test('document numbers have no leading zero', () =>
  expect(documentNumber('登自然资', '罚', '2026-11-23', 6)).toBe('登自然资罚〔2026〕6号'));

describe('surcharge (D-18)', () => {
  test('is nothing on the due date', () =>
    expect(surcharge({ fineFen: 100_00, dueOn: '2026-01-27', paidOn: '2026-01-27' })).toMatchObject({ days: 0, fen: 0 }));
  test('stands still while reconsideration runs, both ends included', () => {
    expect(
      surcharge({ fineFen: 100_00, dueOn: '2026-01-27', paidOn: '2026-02-10', remedies: [{ from: '2026-01-30', to: '2026-02-05' }] }),
    ).toMatchObject({ days: 7, fen: 21_00 });
    expect(
      surcharge({ fineFen: 100_00, dueOn: '2026-01-27', paidOn: '2026-12-31', remedies: [{ from: '2026-01-30', to: null }] }),
    ).toMatchObject({ days: 2, fen: 6_00 });
  });
  test('never exceeds the fine and is rounded down to the fen', () => {
    for (let fineFen = 1; fineFen < 400; fineFen += 7) {
      const { fen } = surcharge({ fineFen, dueOn: '2026-01-01', paidOn: '2026-01-12' });
      expect(fen).toBe(Math.floor((fineFen * 33) / 100));
      expect(surcharge({ fineFen, dueOn: '2026-01-01', paidOn: '2027-01-12' }).fen).toBe(fineFen);
    }
  });
});

describe('limitation (D-55, law.md 0.5 no. 1)', () => {
  const facts = { actEndedOn: '2024-11-23', discoveredOn: '2026-11-23', concernsSafety: false, hasHarm: false };

  test('discovery on the last day is in time, a day later is not', () => {
    expect(limitation(facts)).toEqual({ status: 'in-time', years: 2, endsOn: '2026-11-23' });
    expect(limitation({ ...facts, discoveredOn: '2026-11-24' }).status).toBe('expired');
  });
  test('five years need safety and harm', () => {
    expect(limitation({ ...facts, concernsSafety: true, discoveredOn: '2028-01-01' }).status).toBe('expired');
    expect(limitation({ ...facts, concernsSafety: true, hasHarm: true, discoveredOn: '2028-01-01' })).toMatchObject({
      status: 'in-time',
      years: 5,
    });
  });
  test('a continuing act has no end', () =>
    expect(limitation({ ...facts, actEndedOn: null, discoveredOn: '2039-01-01' })).toMatchObject({ status: 'in-time', endsOn: null }));
  test('discovery by a body without power to punish is doubtful, never refused', () =>
    expect(limitation({ ...facts, discoveredOnlyByOtherBody: true }).status).toBe('doubtful'));
});

describe('court window (law.md 0.5 no. 2)', () => {
  const calendar = new WorkCalendar();

  test('after a suit it runs from the judgment', () =>
    expect(courtWindow({ kind: 'sued', judgmentEffectiveOn: '2026-06-10' }, calendar)).toMatchObject({
      ruleId: 'D-26b',
      legalEnd: '2026-09-10',
      safeEnd: '2026-09-10',
    }));
  test('a deferral moves the window of the fine', () => {
    const rights = { kind: 'reconsidered', suitAfter: { unrolled: '2026-05-10', rolled: '2026-05-11' } } as const;

    expect(courtWindow(rights, calendar)).toMatchObject({ startedOn: '2026-05-11', legalEnd: '2026-08-11', safeEnd: '2026-08-10' });
    expect(courtWindow(rights, calendar, '2026-09-30')).toMatchObject({
      startedOn: '2026-09-30',
      legalEnd: '2026-12-30',
      safeEnd: '2026-12-30',
    });
  });
});
