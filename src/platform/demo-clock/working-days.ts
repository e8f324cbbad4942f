import type { CalendarDate } from '../calendar-date.ts';

/** Working-day arithmetic, given by whoever knows the holidays (law): platform imports no domain. */
export interface WorkingDays {
  /** The date `days` working days after `from`. */
  addWorkingDays(from: CalendarDate, days: number): CalendarDate | Promise<CalendarDate>;
  isWorkingDay(date: CalendarDate): boolean | Promise<boolean>;
}

/** Provide it under this token in any module. */
export const WORKING_DAYS = Symbol('orecase:working-days');
