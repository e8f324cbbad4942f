import { type CalendarDate, isCalendarDate } from '../../platform/calendar-date.ts';

const ID_WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const ID_CHECK = '10X98765432';

/** 公民身份号码, GB 11643-1999: 18 places, an existing date of birth, ISO 7064 MOD 11-2. Fifteen places are void since 2013. */
export function isIdNumber(text: string): boolean {
  if (!/^[1-9]\d{16}[\dX]$/.test(text) || !isCalendarDate(birthOf(text))) return false;
  const sum = ID_WEIGHTS.reduce((total, weight, at) => total + weight * Number(text[at]), 0);
  return ID_CHECK[sum % 11] === text[17];
}

/** Date of birth in a citizen number, whether or not it exists. */
export const birthOf = (idNumber: string): CalendarDate => `${idNumber.slice(6, 10)}-${idNumber.slice(10, 12)}-${idNumber.slice(12, 14)}`;

/** GB 11643: the 17th place is odd for men. */
export const sexOf = (idNumber: string): '男' | '女' => (Number(idNumber[16]) % 2 ? '男' : '女');

/** Full years on a date. */
export function ageOn(birthOn: CalendarDate, on: CalendarDate): number {
  const years = Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4));
  return on.slice(5) < birthOn.slice(5) ? years - 1 : years;
}

/** GB 32100-2015: digits and letters without I, O, S, V, Z. */
const CREDIT_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** 统一社会信用代码, GB 32100-2015: 18 places, check character from weights 3^i mod 31. */
export function isCreditCode(text: string): boolean {
  if (!/^[0-9A-HJ-NPQRTUWXY]{18}$/.test(text)) return false;
  const sum = Array.from(text.slice(0, 17)).reduce((total, letter, at) => total + CREDIT_ALPHABET.indexOf(letter) * (3 ** at % 31), 0);
  return CREDIT_ALPHABET[(31 - (sum % 31)) % 31] === text[17];
}

/** For lists: whoever may see the file opens it (E19, 个人信息保护法 art 34). */
export const maskedIdNumber = (idNumber: string | null): string | null =>
  idNumber && `${idNumber.slice(0, 4)}**********${idNumber.slice(14)}`;
