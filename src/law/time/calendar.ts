import { CALENDAR_2026 } from '../data/calendar-2026.ts';
import { addDays, isWeekend, type LawDate, yearOf } from '../dates.ts';
import type { Bilingual } from '../types.ts';

export interface OffPeriod {
  /** First and last day off, both included. */
  from: LawDate;
  to: LawDate;
  name: Bilingual;
}

/** The State Council's arrangement of one year: what differs from plain weekends. */
export interface YearCalendar {
  year: number;
  source: string;
  sourceUrl?: string;
  offDays: readonly OffPeriod[];
  /** Weekend days that are worked in exchange. */
  workingDays: readonly LawDate[];
}

const WEEKEND: Bilingual = { zh: '周末', en: 'weekend' };

/**
 * Which days are working days (law.md 0.4). A make-up working day on a weekend counts as a working day.
 * Years without data fall back to plain weekends; `isProvisional` tells, so that a date counted through them can be marked.
 */
export class WorkCalendar {
  private readonly off = new Map<LawDate, Bilingual>();
  private readonly made = new Set<LawDate>();
  private readonly known = new Set<number>();

  constructor(years: readonly YearCalendar[] = [CALENDAR_2026]) {
    for (const year of years) this.load(year);
  }

  private load(year: YearCalendar): void {
    this.known.add(year.year);
    for (const period of year.offDays) for (let day = period.from; day <= period.to; day = addDays(day, 1)) this.off.set(day, period.name);
    for (const day of year.workingDays) this.made.add(day);
  }

  isWorkingDay(date: LawDate): boolean {
    return this.made.has(date) || (!this.off.has(date) && !isWeekend(date));
  }

  /** Why the day is no working day; undefined on a working day. */
  restDayName(date: LawDate): Bilingual | undefined {
    return this.isWorkingDay(date) ? undefined : (this.off.get(date) ?? WEEKEND);
  }

  /** True when any year touched by [from, to] has no data. */
  isProvisional(from: LawDate, to: LawDate): boolean {
    for (let year = yearOf(from); year <= yearOf(to); year++) if (!this.known.has(year)) return true;
    return false;
  }

  /** The date itself if it is a working day, else the first working day after it (民事诉讼法 art 85). */
  rollForward(date: LawDate): LawDate {
    let day = date;
    while (!this.isWorkingDay(day)) day = addDays(day, 1);
    return day;
  }

  /** The `count`-th working day after `start` (before it, when negative); the start day is not counted. 0 gives the start day itself. */
  addWorkingDays(start: LawDate, count: number): LawDate {
    const step = count < 0 ? -1 : 1;
    let day = start;
    for (let left = Math.abs(count); left > 0;) {
      day = addDays(day, step);
      if (this.isWorkingDay(day)) left--;
    }
    return day;
  }

  /** Working days in (from, to]; negative when `to` is earlier. */
  workingDaysBetween(from: LawDate, to: LawDate): number {
    if (to < from) return -this.workingDaysBetween(to, from);
    let count = 0;
    for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) if (this.isWorkingDay(day)) count++;
    return count;
  }

  /**
   * The earliest day on which a hearing may be held when its notice is served on `servedOn`: seven full working days lie between
   * (处罚法 arts 64(2), 85; D-13).
   */
  earliestHearingDate(servedOn: LawDate, noticeWorkingDays = 7): LawDate {
    return this.rollForward(addDays(this.addWorkingDays(servedOn, noticeWorkingDays), 1));
  }

  /**
   * Counting backwards: the latest day on which something may be served so that `workingDays` full working days pass before `actOn`.
   * Used for D-13 (hearing), D-29 (substitute performance) and D-25 before D-26.
   */
  latestServiceBefore(actOn: LawDate, workingDays: number): LawDate {
    let day = addDays(actOn, -1);
    while (this.addWorkingDays(day, workingDays) >= actOn) day = addDays(day, -1);
    return day;
  }
}

/** Everything wrong with one year's data; [] when it can be used. */
export function checkYearCalendar(data: YearCalendar): string[] {
  const problems: string[] = [];
  const off = new Set<LawDate>();
  for (const period of data.offDays) {
    if (period.to < period.from) problems.push(`放假 ${period.from} 至 ${period.to}：结束早于开始`);
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) {
      if (off.has(day)) problems.push(`${day} 重复放假`);
      off.add(day);
    }
  }
  for (const day of [...off, ...data.workingDays]) if (yearOf(day) !== data.year) problems.push(`${day} 不在 ${data.year} 年内`);
  for (const day of data.workingDays) {
    if (!isWeekend(day)) problems.push(`调休上班日 ${day} 不是周末`);
    if (off.has(day)) problems.push(`${day} 同时为放假日和上班日`);
  }
  return problems;
}
