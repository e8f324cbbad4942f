/**
 * A calendar date of Asia/Shanghai as 'YYYY-MM-DD'. Shanghai has no summer time: its offset is +08:00 for every date this system handles.
 * Instants are `Date`; only these functions cross between the two.
 */
export type CalendarDate = string;

const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;

/** The Shanghai calendar date on which the instant falls. */
export const dateOf = (instant: Date): CalendarDate => new Date(instant.getTime() + OFFSET_MS).toISOString().slice(0, 10);

/** The first instant of the date in Shanghai. */
export const startOfDay = (date: CalendarDate): Date => new Date(Date.parse(`${date}T00:00:00Z`) - OFFSET_MS);

/** The first instant after the date: when a period that ends on the date is over. */
export const endOfDay = (date: CalendarDate): Date => new Date(startOfDay(date).getTime() + DAY_MS);

/** `days` may be negative. */
export const addDays = (date: CalendarDate, days: number): CalendarDate =>
  new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: CalendarDate, to: CalendarDate): number =>
  Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / DAY_MS);

/** True for an existing date in the form YYYY-MM-DD. */
export function isCalendarDate(text: unknown): text is CalendarDate {
  if (typeof text !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === text;
}
