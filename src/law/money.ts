import type { LawDate } from './dates.ts';

const CAPITALS = '零壹贰叁肆伍陆柒捌玖';
const SMALL_UNITS = ['', '拾', '佰', '仟'];
const LARGE_UNITS = ['', '万', '亿', '万亿'];

function check(fen: number): void {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not an integer amount of fen: ${fen}`);
}

/** 135112600 → '1,351,126.00'. Integer fen; negative amounts keep their sign. */
export function yuanText(fen: number): string {
  check(fen);
  const absolute = Math.abs(fen);
  const yuan = Math.floor(absolute / 100)
    .toString()
    .replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${String(absolute % 100).padStart(2, '0')}`;
}

/** Without needless decimals, for running text: 135112600 → '1351126'; 150 → '1.5'; 155 → '1.55'. */
export function plainYuan(fen: number): string {
  check(fen);
  return String(fen / 100);
}

/** Up to four digits with their units: 1126 → 壹仟壹佰贰拾陆. Leading zeros are the caller's. */
function section(value: number): string {
  let text = '';
  let zero = false;
  for (let place = 3; place >= 0; place--) {
    const digit = Math.floor(value / 10 ** place) % 10;
    if (digit === 0) {
      zero = text !== '';
      continue;
    }
    text += (zero ? '零' : '') + CAPITALS[digit]! + SMALL_UNITS[place]!;
    zero = false;
  }
  return text;
}

function integerCapitals(yuan: number): string {
  if (yuan === 0) return '零';
  let text = '';
  for (let group = 3, gap = false; group >= 0; group--) {
    const value = Math.floor(yuan / 10_000 ** group) % 10_000;
    if (value === 0) {
      gap = text !== '';
      continue;
    }
    // a missing thousand inside the number is read as 零, e.g. 拾万零伍佰
    const needsZero = text !== '' && (gap || value < 1000);
    text += (needsZero ? '零' : '') + section(value) + LARGE_UNITS[group]!;
    gap = false;
  }
  return text.replace(/万亿(?=[^亿]*亿)/, '万');
}

/**
 * Amount in capitals (大写): 135112600 → 壹佰叁拾伍万壹仟壹佰贰拾陆元整. Integer fen, 0 up to below 一亿亿.
 * 整 follows whole yuan and whole jiao, as on receipts. Throws RangeError on negatives.
 */
export function capitalYuan(fen: number): string {
  check(fen);
  if (fen < 0) throw new RangeError('amounts in capitals are not negative');
  const yuan = Math.floor(fen / 100);
  const jiao = Math.floor(fen / 10) % 10;
  const rest = fen % 10;
  let text = yuan === 0 && fen !== 0 ? '' : `${integerCapitals(yuan)}元`;
  if (jiao) text += `${CAPITALS[jiao]}角`;
  if (rest) text += `${jiao || yuan === 0 ? '' : '零'}${CAPITALS[rest]}分`;
  return rest ? text : `${text}整`;
}

const YEAR_DIGITS = '〇一二三四五六七八九';
const NUMERALS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/** 1 to 31: 23 → 二十三. */
function dayNumeral(value: number): string {
  if (value <= 10) return NUMERALS[value]!;
  return `${value < 20 ? '' : NUMERALS[Math.floor(value / 10)]!}十${NUMERALS[value % 10]!}`;
}

/** 2026-11-23 → 2026年11月23日 (GB/T 9704-2012: Arabic, no leading zeros). */
export function dateText(date: LawDate): string {
  const [year, month, day] = date.split('-').map(Number);
  return `${year}年${month}月${day}日`;
}

/** 2026-11-23 → 二〇二六年十一月二十三日. */
export function dateCapitals(date: LawDate): string {
  const [year, month, day] = date.split('-') as [string, string, string];
  return `${[...year].map((digit) => YEAR_DIGITS[Number(digit)]).join('')}年${dayNumeral(Number(month))}月${dayNumeral(Number(day))}日`;
}
