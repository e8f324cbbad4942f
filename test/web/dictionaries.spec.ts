import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { en } from '../../web/src/i18n/en.ts';
import { zh } from '../../web/src/i18n/zh.ts';

const sources = (dir: string): string[] =>
  readdirSync(dir, { withFileTypes: true }).flatMap((e) =>
    e.isDirectory() ? sources(path.join(dir, e.name)) : /\.tsx?$/.test(e.name) ? [path.join(dir, e.name)] : [],
  );
const files = sources(path.join(process.cwd(), 'web/src')).filter((f) => !f.includes(`${path.sep}i18n${path.sep}`));
const code = files.map((file) => ({ file: path.relative(process.cwd(), file), text: readFileSync(file, 'utf8') }));
const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((m) => m[1]!).toSorted();

describe('the dictionaries of the screens', () => {
  it('have the same keys in both languages', () => {
    expect(Object.keys(en).toSorted()).toEqual(Object.keys(zh).toSorted());
  });

  it('leave no text empty', () => {
    expect([...Object.entries(zh), ...Object.entries(en)].filter(([, text]) => !text.trim())).toEqual([]);
  });

  it('name the same values in both languages', () => {
    const different = Object.keys(zh).filter(
      (key) => slots(zh[key as keyof typeof zh]).join() !== slots(en[key as keyof typeof zh]).join(),
    );

    expect(different).toEqual([]);
  });

  it('keep Chinese out of the code: every text goes through them', () => {
    const strings = code.flatMap(({ file, text }) =>
      [...text.replace(/\/\*[\s\S]*?\*\/|\/\/.*$/gm, '').matchAll(/[\u4e00-\u9fff]+/g)].map((m) => `${file}: ${m[0]}`),
    );
    const allowed = /money\.ts|dates\.ts|year-view\.tsx|(login|top-bar)\.tsx: 中文$/;

    expect(strings.filter((s) => !allowed.test(s))).toEqual([]);
  });

  it('carry no key that no screen uses', () => {
    const all = code.map((c) => c.text).join('\n');
    const families = new Set([...all.matchAll(/(?:term\(|t\(`)['`]?(\w+)(?:'|\.\$)/g)].map((m) => m[1]!));
    const unused = Object.keys(zh).filter(
      (key) => !all.includes(`'${key}'`) && !families.has(key.split('.')[0]!) && !all.includes(`\`${key.slice(0, key.lastIndexOf('.'))}.$`),
    );

    expect(unused).toEqual([]);
  });
});
