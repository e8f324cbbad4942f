import 'reflect-metadata';
import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { describeType, DOCUMENT_TYPES } from '../../src/documents/types/index.ts';
import { causeName, ended, fit, redact, redactName } from '../../src/documents/render/helpers.ts';
import { unescapedOutput } from '../../src/documents/render/templates.ts';
import { chineseDate, chineseNumber, documentDate, documentNumber } from '../../src/documents/render/wording.ts';
import { DOCUMENT_CATALOGUE } from '../../src/law/index.ts';
import { validateInput } from '../../src/platform/validation.ts';
import { merged, sameFields } from '../../src/documents/composers.ts';
import { aRenderer, sampleOf, TEMPLATES } from './samples.ts';

const TYPES = [...DOCUMENT_TYPES.keys()];

describe('wording', () => {
  it('writes numbers without 第 and leading zeros, and blanks for a draft', () => {
    expect(documentNumber('登自然资罚', 2026, 4)).toBe('登自然资罚〔2026〕4号');
    expect(documentNumber('登自然资罚')).toBe('登自然资罚〔　　　　〕　　号');
  });
  it('writes dates in both manners, and blanks for an unknown one', () => {
    expect(documentDate('2026-01-05')).toBe('2026年1月5日');
    expect(chineseDate('2026-11-23')).toBe('二〇二六年十一月二十三日');
    expect(documentDate(null)).toBe('　　　　年　　月　　日');
  });
  it.each([
    [1, '一'],
    [10, '十'],
    [12, '十二'],
    [20, '二十'],
    [103, '一百零三'],
    [115, '一百一十五'],
  ])('counts %i as %s', (value, text) => expect(chineseNumber(value)).toBe(text));
  it('redacts by characters, not by UTF-16 units', () => {
    expect(redact('41018519850312001X', 6, 4)).toBe('410185********001X');
    expect(redact('𬭸𬭸𬭸', 1, 1)).toBe('𬭸*𬭸');
    expect(redactName('𬭸辉')).toBe('𬭸某');
    expect(redact('ab', 6, 4)).toBe('**');
  });
  it('ends and names what officers typed', () => {
    expect(ended('现场照片26张；', '。')).toBe('现场照片26张。');
    expect(causeName('未取得采矿权开采案')).toBe('未取得采矿权开采');
    expect(fit('登封市自然资源和规划局', 22, 152)).toBe(22);
    expect(fit('某'.repeat(30), 22, 152)).toBeLessThan(15);
  });
});

describe('templates', () => {
  const sources = readdirSync(TEMPLATES, { recursive: true })
    .map(String)
    .filter((file) => file.endsWith('.hbs'));

  it('find unescaped output', () =>
    expect(['{{{x}}}', '{{&x}}', '{{~& x}}', '{{x}}'].map((text) => unescapedOutput(text).length)).toEqual([1, 1, 1, 0]));
  it.each(sources)('%s prints nothing unescaped', (file) =>
    expect(unescapedOutput(readFileSync(path.join(TEMPLATES, file), 'utf8'))).toEqual([]),
  );

  it.each(TYPES)('%s agrees with the catalogue of documents', (key) => {
    const type = DOCUMENT_TYPES.get(key)!;
    for (const fields of [{}, { hearing: true }]) {
      const described = describeType(type, fields);
      const row = DOCUMENT_CATALOGUE.find((entry) => entry.no === described.catalogueRow)!;
      expect(row.name.zh).toBe(described.name.zh);
      if (row.numberLetter) expect(described.letter).toBe(row.numberLetter);
    }
  });

  it.each(
    TYPES.flatMap(
      (type) =>
        [
          [type, 'sample'],
          [type, 'sample-edge'],
        ] as const,
    ),
  )('%s/%s is valid', async (type, name) => {
    const { problems } = await validateInput(DOCUMENT_TYPES.get(type)!.fields, sampleOf(type, name).fields);
    expect(problems).toEqual([]);
  });

  it.each(TYPES)('%s prints without any field at all, and does not run what is typed into it', (type) => {
    const renderer = aRenderer();
    expect(renderer.html({ ...sampleOf(type), fields: {}, mark: '草稿' })).toContain('草稿');
    const html = renderer.html(sampleOf(type, 'sample-edge'));
    expect(html).not.toMatch(/<script|<img|http-equiv="refresh"/);
    expect(html).toContain('&lt;script&gt;');
  });

  it('a notice with a hearing is another document', () => {
    const renderer = aRenderer();
    const notice = sampleOf('penalty-notice');
    expect(renderer.html(notice)).toMatch(/行政处罚听证告知书[\s\S]*第六十三条[\s\S]*第三十四条/);
    const plain = renderer.html({ ...notice, fields: { ...notice.fields, hearing: false } });
    expect(plain).toContain('>行政处罚告知书<');
    expect(plain).not.toMatch(/听证/);
  });

  it('a decision says all that the law wants in it', () => {
    const html = aRenderer().html(sampleOf('penalty-decision'));
    const wanted = [
      '登封市石岭子建材有限公司',
      '91410185MA9X4T7K2Q',
      '大冶镇石岭村',
      '2026年5月27日立案',
      '有下列证据证明',
      '听证',
      '第六十四条第一款',
      '玖拾柒万玖仟贰佰元整',
      '979,200.00',
      '十五日内',
      '登封支行',
      '少林大道',
      '百分之三',
      '不超出罚款的数额',
      '六十日内',
      '登封市人民政府',
      '六个月内',
      '登封市人民法院',
      '2026年7月24日',
    ];
    expect(wanted.filter((text) => !html.includes(text))).toEqual([]);
    const first = aRenderer().html(sampleOf('penalty-decision', 'sample-edge'));
    expect(first).toContain('先向登封市人民政府申请行政复议');
    expect(first).not.toContain('六个月内');
  });

  it('the fonts in the repository stay small', () => {
    const fonts = path.join(TEMPLATES, 'fonts');
    const bytes = readdirSync(fonts)
      .filter((file) => file.endsWith('.br'))
      .reduce((sum, file) => sum + statSync(path.join(fonts, file)).size, 0);
    expect(bytes).toBeLessThan(18_000_000);
    expect(readdirSync(path.join(fonts, 'licences')).length).toBeGreaterThanOrEqual(4);
  });
});

describe('a draft brought up to date', () => {
  it("takes the file's news and keeps an officer's own words", () => {
    const before = { cause: 'A', facts: 'old', place: 'P' };
    const now = { cause: 'B', facts: 'old' };
    expect(merged({ cause: 'A', facts: 'typed', place: 'P', notes: 'mine' }, before, now)).toEqual({
      cause: 'B',
      facts: 'typed',
      notes: 'mine',
    });
  });
  it('is the same whatever the order of keys', () =>
    expect(sameFields({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 })).toBe(true));
});
