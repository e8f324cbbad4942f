/**
 * Arithmetic of calendar dates. Every date in `law/` is a calendar date of Asia/Shanghai written 'YYYY-MM-DD'; strings compare in time order.
 * Nothing in here knows the present: "today" is always an argument.
 */
export type LawDate = string;

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** Shanghai keeps +08:00 on every date this system handles (no summer time since 1991). */
const SHANGHAI_OFFSET_MS = 8 * HOUR_MS;

const toTime = (date: LawDate): number => Date.parse(`${date}T00:00:00Z`);
const toDate = (time: number): LawDate => new Date(time).toISOString().slice(0, 10);

/** True for an existing date in the form YYYY-MM-DD. */
export function isLawDate(text: unknown): text is LawDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = toTime(text);
  return !Number.isNaN(time) && toDate(time) === text;
}

/** The date `days` later (earlier when negative). Throws RangeError on something that is no date. */
export function addDays(date: LawDate, days: number): LawDate {
  if (!isLawDate(date)) throw new RangeError(`not a calendar date: ${String(date)}`);
  return toDate(toTime(date) + days * DAY_MS);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: LawDate, to: LawDate): number => Math.round((toTime(to) - toTime(from)) / DAY_MS);

/** 0 Sunday … 6 Saturday. */
export const weekday = (date: LawDate): number => new Date(toTime(date)).getUTCDay();

export const isWeekend = (date: LawDate): boolean => weekday(date) % 6 === 0;

export const yearOf = (date: LawDate): number => Number(date.slice(0, 4));

/** The same day `months` later; where that month has no such day, its last day (a period by months ends on the day of the same number). */
export function addMonths(date: LawDate, months: number): LawDate {
  if (!isLawDate(date)) throw new RangeError(`not a calendar date: ${String(date)}`);
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  const lastDay = new Date(Date.UTC(year, month - 1 + months + 1, 0)).getUTCDate();
  return toDate(Date.UTC(year, month - 1 + months, Math.min(day, lastDay)));
}

export const laterOf = (...dates: LawDate[]): LawDate => dates.reduce((a, b) => (a >= b ? a : b));
export const earlierOf = (...dates: LawDate[]): LawDate => dates.reduce((a, b) => (a <= b ? a : b));

/** The instant `hours` after the instant `at` (ISO 8601), as ISO 8601 in UTC. */
export const addHours = (at: string, hours: number): string => new Date(Date.parse(at) + hours * HOUR_MS).toISOString();

/** The Shanghai calendar date of an instant (ISO 8601). */
export const dateOfInstant = (at: string): LawDate => toDate(Date.parse(at) + SHANGHAI_OFFSET_MS);
