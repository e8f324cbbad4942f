import { capitals } from '../../web/src/forms/money.ts';
import { byGroup, cleaned, fieldPath, isShown } from '../../web/src/forms/values.ts';
import type { FormField } from '../../web/src/api/types.ts';

const field = (name: string, part: Partial<FormField> = {}): FormField => ({
  name,
  label: { zh: name, en: name },
  widget: 'text',
  required: false,
  ...part,
});

describe('capital numerals beside an amount', () => {
  it.each([
    [0, '零元整'],
    [1, '壹分'],
    [10, '壹角整'],
    [105, '壹元零伍分'],
    [100_00, '壹佰元整'],
    [1001_00, '壹仟零壹元整'],
    [10_010_00, '壹万零壹拾元整'],
    [100_000_00, '壹拾万元整'],
    [100_500_00, '壹拾万零伍佰元整'],
    [135_112_600, '壹佰叁拾伍万壹仟壹佰贰拾陆元整'],
    [10_000_000_000, '壹亿元整'],
    [100_000_010_56, '壹亿零壹拾元伍角陆分'],
  ])('%i fen read %s', (fen, words) => {
    expect(capitals(fen)).toBe(words);
  });
});

describe('what a form sends', () => {
  const fields = [
    field('opinion', { widget: 'radio', required: true }),
    field('remark', { widget: 'textarea' }),
    field('isOngoing', { widget: 'switch' }),
    field('endedOn', { widget: 'date', showWhen: { field: 'isOngoing', in: [false] } }),
    field('witnesses', { widget: 'list', fields: [field('name'), field('note')] }),
  ];

  it('leaves out what is hidden and what is blank, and trims text', () => {
    const body = cleaned(fields, {
      opinion: 'agree',
      remark: '  ',
      isOngoing: true,
      endedOn: '2026-11-02',
      witnesses: [{ name: ' 张某 ', note: '' }],
    });

    expect(body).toEqual({ opinion: 'agree', isOngoing: true, witnesses: [{ name: '张某' }] });
  });

  it('says false for a switch nobody touched, and shows what hangs on that', () => {
    expect(isShown(fields[3]!, {})).toBe(true);
    expect(cleaned(fields, { endedOn: '2026-11-02' })).toEqual({ isOngoing: false, endedOn: '2026-11-02', witnesses: [] });
  });

  it('finds the field a problem names, also inside a row', () => {
    expect(fieldPath('witnesses.0.name')).toEqual(['witnesses', 0, 'name']);
    expect(fieldPath('witnesses[1].note')).toEqual(['witnesses', 1, 'note']);
  });

  it('gathers neighbours under one heading and keeps the order', () => {
    const fact = { zh: '事实', en: 'Facts' };

    expect(
      byGroup([field('a'), field('b', { group: fact }), field('c', { group: fact }), field('d')]).map((g) => [
        g.heading?.en,
        g.fields.map((f) => f.name),
      ]),
    ).toEqual([
      [undefined, ['a']],
      ['Facts', ['b', 'c']],
      [undefined, ['d']],
    ]);
  });
});
