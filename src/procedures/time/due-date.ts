import { type CalendarDate, dateOf } from '../../platform/calendar-date.ts';

/** The due date itself, of the first instant after it (ClockPort.dueTimes). */
export const lastDayBefore = (dueAt: Date): CalendarDate => dateOf(new Date(dueAt.getTime() - 1));
