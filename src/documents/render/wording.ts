import { dateCapitals, dateText } from '../../law/index.ts';

const BLANK_DATE = '　　　　年　　月　　日';
const isDate = (value: unknown): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/** 1–999 as 一, 十二, 一百零三. */
export function chineseNumber(value: number): string {
  const digits = '零一二三四五六七八九';
  if (value < 0 || value > 999 || !Number.isInteger(value)) throw new RangeError(`no Chinese number for ${value}`);
  if (value < 10) return digits[value]!;
  if (value < 100) return (value < 20 ? '' : digits[Math.floor(value / 10)]!) + '十' + (value % 10 ? digits[value % 10] : '');
  const rest = value % 100;
  const tail = rest === 0 ? '' : rest < 10 ? `零${digits[rest]}` : (rest < 20 ? '一' : '') + chineseNumber(rest);
  return `${digits[Math.floor(value / 100)]}百${tail}`;
}

/** '2026-11-23' → 2026年11月23日 (GB/T 9704: Arabic, no leading zero); nothing → blanks to be filled in by hand. */
export const documentDate = (date: unknown): string => (isDate(date) ? dateText(date) : BLANK_DATE);

/** '2026-11-23' → 二〇二六年十一月二十三日, for covers. */
export const chineseDate = (date: unknown): string => (isDate(date) ? dateCapitals(date) : BLANK_DATE);

/** 登自然资罚〔2026〕15号: six-cornered brackets, full year, no leading zero, no 第 (GB/T 9704). Without a number: blank. */
export const documentNumber = (prefix: string, year?: number | null, sequence?: number | null): string =>
  sequence ? `${prefix}〔${year}〕${sequence}号` : `${prefix}〔　　　　〕　　号`;
