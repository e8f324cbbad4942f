import type Handlebars from 'handlebars';
import { capitalYuan, plainYuan, yuanText } from '../../law/index.ts';
import { chineseDate, chineseNumber, documentDate, documentNumber } from './wording.ts';

/** What a field may hold. */
type Written = string | number | null | undefined;

/** Lines of a free text, without empty ones. */
export const lines = (text: Written): string[] =>
  String(text ?? '')
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean);

const characters = (text: Written): string[] => Array.from(String(text ?? ''));

/** Hides the middle: 410185********1234. Counts characters, not UTF-16 units, so that 𬭸 is one. */
export function redact(text: Written, head: number, tail: number): string {
  const all = characters(text);
  if (all.length <= head + tail) return '*'.repeat(all.length);
  return all.slice(0, head).join('') + '*'.repeat(all.length - head - tail) + all.slice(all.length - tail).join('');
}

/** 张某、欧某某: for public copies. */
export function redactName(name: Written): string {
  const all = characters(name);
  return all.length ? all[0] + '某'.repeat(Math.min(2, Math.max(1, all.length - 1))) : '';
}

/** Ends a sentence of a list with the right mark, whatever the officer typed at its end. */
export const ended = (text: Written, mark: string): string =>
  String(text ?? '')
    .trim()
    .replace(/[。；;，,、.]+$/, '') + mark;

/** 未取得采矿权开采案 → 未取得采矿权开采, to be followed by 一案. */
export const causeName = (cause: Written): string =>
  String(cause ?? '')
    .trim()
    .replace(/(一案|案)$/, '');

/** The largest size in points, at most `max`, at which the text fits on one line of `width` millimetres. */
export const fit = (text: Written, max: number, width: number): number => {
  const points = (width / 25.4) * 72;
  return Math.min(max, Math.floor((points / Math.max(1, characters(text).length)) * 10) / 10);
};

/** The pages' words. Every helper is a plain function of its arguments; none returns a SafeString, so everything is escaped. */
export const HELPERS: Record<string, (...values: never[]) => unknown> = {
  lines,
  redact,
  redactName,
  ended,
  causeName,
  fit,
  cnAmount: capitalYuan,
  money: yuanText,
  yuan: plainYuan,
  cnDate: chineseDate,
  /** 20261123, as archives write it. */
  shortDate: (day: string | null) => (day ?? '').replaceAll('-', ''),
  date: documentDate,
  docNumber: documentNumber,
  cnNumber: chineseNumber,
  inc: (index: number) => index + 1,
  eq: (a: unknown, b: unknown) => a === b,
  or: (a: unknown, b: unknown) => Boolean(a || b),
  opinionsOf: (opinions: Array<{ stage: string }>, stage: string) => (opinions ?? []).filter((opinion) => opinion.stage === stage),
  /** 你单位 or 你, as the party is addressed. */
  you: (partyKind: string) => (partyKind === 'PERSON' ? '你' : '你单位'),
  blank: (value: unknown, width: number) => (value === undefined || value === null || value === '' ? '　'.repeat(width) : value),
};

export const registerHelpers = (handlebars: typeof Handlebars): void => {
  for (const [name, helper] of Object.entries(HELPERS)) {
    handlebars.registerHelper(name, (...values: unknown[]) => (helper as (...v: unknown[]) => unknown)(...values.slice(0, -1)));
  }
};
