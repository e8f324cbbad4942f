import { OracleError } from '../types.ts';

/** Mainland China keeps UTC+8 the whole year; months and years of a duration are counted on its calendar. */
const OFFSET_MS = 8 * 3_600_000;

const DURATION = /^P(?=.)(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;
const INSTANT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/;
const CYCLE = /^R(\d*)\/(P.+)$/;

export function isDuration(text: string): boolean {
  return DURATION.test(text);
}

/** `from` plus an ISO 8601 duration. Days are 24 hours; months end on the last day of a shorter month. */
export function addDuration(from: Date, text: string): Date {
  const match = DURATION.exec(text);
  if (!match) throw new OracleError(`"${text}" is not an ISO 8601 duration such as P5D or PT1H`);
  const [years, months, weeks, days, hours, minutes, seconds] = match.slice(1).map((part) => Number(part ?? 0)) as [
    number,
    number,
    number,
    number,
    number,
    number,
    number,
  ];
  const start = addMonths(from, years * 12 + months);
  return new Date(start.getTime() + ((((weeks * 7 + days) * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000);
}

function addMonths(from: Date, months: number): Date {
  if (!months) return from;
  const local = new Date(from.getTime() + OFFSET_MS);
  const day = local.getUTCDate();
  local.setUTCDate(1);
  local.setUTCMonth(local.getUTCMonth() + months);
  const last = new Date(Date.UTC(local.getUTCFullYear(), local.getUTCMonth() + 1, 0)).getUTCDate();
  local.setUTCDate(Math.min(day, last));
  return new Date(local.getTime() - OFFSET_MS);
}

export function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** An instant with its zone (`Z` or `+08:00`); without one it would mean a different moment on each machine. */
export function parseInstant(text: string): Date {
  if (!isInstant(text)) throw new OracleError(`"${text}" is not an ISO 8601 date and time with a zone, such as 2026-05-01T00:00:00+08:00`);
  return new Date(text);
}

/** `R3/P5D`: three times; `R/P1D`: without end (-1); a plain duration: once. */
export function parseCycle(text: string): { duration: string; repeat?: number } {
  const match = CYCLE.exec(text);
  const duration = match ? match[2]! : text;
  const repeat = match ? (match[1] ? Number(match[1]) : -1) : undefined;
  if (!isDuration(duration) || repeat === 0)
    throw new OracleError(`"${text}" is not a cycle such as R3/P5D (three times) or R/P1D (without end)`);
  return { duration, ...(repeat !== undefined && { repeat }) };
}
