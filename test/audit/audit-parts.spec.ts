import { labelOf, registerAuditActions } from '../../src/audit/audit-actions.ts';
import { canonicalJson, toJson } from '../../src/audit/canonical-json.ts';
import { seal } from '../../src/audit/sealed.ts';

describe('canonical JSON', () => {
  it('does not depend on the order of members', () => {
    expect(canonicalJson(toJson({ b: 1, a: { d: [1, 2], c: '线索' } }))).toBe('{"a":{"c":"线索","d":[1,2]},"b":1}');
    expect(canonicalJson(toJson({ a: { c: '线索', d: [1, 2] }, b: 1 }))).toBe(canonicalJson(toJson({ b: 1, a: { d: [1, 2], c: '线索' } })));
  });

  it('keeps only what jsonb can keep', () => {
    expect(
      toJson({ at: new Date('2026-11-23T01:02:03.004Z'), fen: 10n, gone: undefined, zero: -0, list: [undefined], text: 'a\0b\uD800c𠮷' }),
    ).toEqual({
      at: '2026-11-23T01:02:03.004Z',
      fen: '10',
      zero: 0,
      list: [null],
      text: 'a\uFFFDb\uFFFDc𠮷',
    });
  });

  it.each([Number.NaN, () => 1, Symbol('x')])('refuses %p', (value) => expect(() => toJson({ value })).toThrow(TypeError));
});

describe('sealing (E22)', () => {
  it('takes out the reporter at every depth and keeps the code and plain answers', () => {
    const sealed = seal(
      toJson({
        reporterName: '王某',
        lead: { reporter: { phone: '13800000000' }, place: '大冶镇' },
        items: [{ informantPhone: 1 }],
        reporterCode: 'R-7',
        isReporterKnown: true,
        举报人: '王某',
      }),
    );

    expect(JSON.stringify(sealed)).not.toMatch(/王某|1380/);
    expect(sealed).toMatchObject({ lead: { place: '大冶镇' }, reporterCode: 'R-7', isReporterKnown: true });
  });

  it('takes out passwords and tokens', () =>
    expect(JSON.stringify(seal(toJson({ newPassword: 'secret', sessionToken: 'secret' })))).not.toContain('secret'));
});

describe('words of an action', () => {
  it('are filled from the detail, and an unknown action shows its code', () => {
    registerAuditActions({ 'test.done': { zh: '完成“{name}”', en: 'Completed "{nameEn}"' } });

    expect(labelOf('test.done', { name: '立案审批' })).toEqual({ zh: '完成“立案审批”', en: 'Completed "—"' });
    expect(labelOf('test.unknown', {})).toEqual({ zh: 'test.unknown', en: 'test.unknown' });
  });
});
