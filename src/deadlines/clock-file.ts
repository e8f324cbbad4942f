import type { CalendarDate } from '../platform/calendar-date.ts';
import { endOfDay } from '../platform/calendar-date.ts';
import { type ClockRule, clockRule, computeDue, type DueDate, type ExclusionKind, type WorkCalendar } from '../law/index.ts';

/** RUNNING, PAUSED: open. EXPIRED: the time is over (a party's right: lost; our own duty: still to be done, late). DONE: the act was done. */
export type ClockStatus = 'RUNNING' | 'PAUSED' | 'EXPIRED' | 'DONE';

/** One clock as stored. Dates are Shanghai calendar dates; see the migration for what each date means. */
export interface ClockRow extends DueColumns {
  id: string;
  bureauCode: string;
  matterKind: 'lead' | 'case';
  matterId: string;
  lawId: string;
  status: ClockStatus;
  startedOn: CalendarDate;
  startedAt: Date | null;
  safeStartedOn: CalendarDate | null;
  startEvent: string;
  endedOn: CalendarDate | null;
  revision: number;
}

/** What is computed and kept, so that lists need no arithmetic. */
export interface DueColumns {
  dueOn: CalendarDate;
  unrolledDueOn: CalendarDate;
  rolledDueOn: CalendarDate;
  safeDueOn: CalendarDate;
  strictDueOn: CalendarDate;
  /** First instant after the clock has run out; null while it stands still. */
  dueAt: Date | null;
  length: number;
  remaining: number | null;
  isProvisional: boolean;
}

export interface ClockInterval {
  id: string;
  clockId: string;
  kind: ExclusionKind;
  from: CalendarDate;
  to: CalendarDate | null;
  reason: string;
  documentId: string | null;
  openedByName: string;
  closedReason: string | null;
  closedByName: string | null;
}

export interface ClockExtension {
  id: string;
  clockId: string;
  amount: number;
  isExceptional: boolean;
  reason: string;
  documentId: string | null;
  approvedOn: CalendarDate;
  approvedBy: string;
  approvedByName: string;
}

/** A clock with everything that moves its date. */
export interface ClockFile extends ClockRow {
  intervals: ClockInterval[];
  extensions: ClockExtension[];
}

export const isOpen = (clock: Pick<ClockRow, 'status'>): boolean => clock.status === 'RUNNING' || clock.status === 'PAUSED';

/** The rule under which the clock started: a later version of the law does not move it. */
export const ruleOf = (clock: Pick<ClockRow, 'lawId' | 'startedOn'>): ClockRule => clockRule(clock.lawId, clock.startedOn);

/** The due date as law counts it on this day. */
export function dueOf(clock: ClockFile, calendar: WorkCalendar, asOf: CalendarDate): DueDate {
  return computeDue(ruleOf(clock), {
    startedOn: clock.startedOn,
    ...(clock.startedAt && { startedAt: clock.startedAt.toISOString() }),
    ...(clock.safeStartedOn && { safeStartedOn: clock.safeStartedOn }),
    calendar,
    intervals: clock.intervals,
    extensions: clock.extensions,
    asOf,
  });
}

/** The columns to keep for a due date. */
export function columnsOf(rule: ClockRule, due: DueDate): DueColumns {
  const { dueOn, unrolledDueOn, rolledDueOn, safeDueOn, strictDueOn, length, remaining, isProvisional } = due;
  return {
    dueOn,
    unrolledDueOn,
    rolledDueOn,
    safeDueOn,
    strictDueOn,
    length,
    remaining,
    isProvisional,
    dueAt: due.isPaused ? null : expiresAt(rule, due),
  };
}

/** D-26 and D-26b are shown with their safe end, but the right to apply is lost only after the legal one. */
function expiresAt(rule: ClockRule, due: DueDate): Date {
  if (due.dueAt !== undefined) return new Date(due.dueAt);
  return endOfDay(rule.id.startsWith('D-26') ? due.rolledDueOn : due.dueOn);
}
