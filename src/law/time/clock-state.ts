import type { WorkCalendar } from './calendar.ts';
import type { ClockRule } from './clock-rule.ts';
import { addDays, addHours, daysBetween, type LawDate } from '../dates.ts';
import type { DueDate } from './due.ts';
import { unitText } from './ledger.ts';

export const CLOCK_STATES = ['ok', 'soon', 'today', 'over', 'paused', 'done'] as const;
export type ClockState = (typeof CLOCK_STATES)[number];

export interface ClockView {
  state: ClockState;
  /** In `unit`; negative when over; null when done. */
  daysLeft: number | null;
  unit: 'working_day' | 'calendar_day';
  text: string;
  textEn: string;
}

export interface ClockQuestion {
  due: Pick<DueDate, 'dueOn' | 'isPaused' | 'remaining' | 'length'>;
  today: LawDate;
  rule: ClockRule;
  calendar: WorkCalendar;
  /** The clock ended: the act was done, or the clock is no longer needed. */
  isDone?: boolean;
}

/** What the traffic light shows today. Never by colour alone: text says the same. */
export function clockState(question: ClockQuestion): ClockView {
  const { due, rule, today, calendar } = question;
  const unit = rule.unit === 'working_day' ? 'working_day' : 'calendar_day';
  const words = (amount: number) => unitText({ unit }, amount);
  if (question.isDone) return { state: 'done', daysLeft: null, unit, text: '已办结', textEn: 'Done' };
  if (due.isPaused) {
    const left = words(due.remaining ?? 0);
    return { state: 'paused', daysLeft: due.remaining, unit, text: `已停 · 剩 ${left.zh}`, textEn: `Stopped · ${left.en} left` };
  }
  if (today === due.dueOn) return { state: 'today', daysLeft: 0, unit, text: '今日到期', textEn: 'Due today' };
  const left = unit === 'working_day' ? calendar.workingDaysBetween(today, due.dueOn) : daysBetween(today, due.dueOn);
  if (today > due.dueOn) {
    // overdue on the weekend after a Friday is already one working day too late: the next lawful chance is gone
    const over = words(Math.max(1, -left));
    return { state: 'over', daysLeft: -Math.max(1, -left), unit, text: `超 ${over.zh}`, textEn: `${over.en} overdue` };
  }
  const text = words(left);
  return {
    state: left <= soonAt(rule, due.length) ? 'soon' : 'ok',
    daysLeft: left,
    unit,
    text: `余 ${text.zh}`,
    textEn: `${text.en} left`,
  };
}

/** From how many units left the light turns amber [config]: 15 for periods of two months and more, 5 above ten units, else half time. */
function soonAt(rule: ClockRule, length: number): number {
  if (rule.unit === 'fixed_date' || rule.unit === 'quarter') return 15;
  if (length >= 60) return 15;
  return length > 10 ? 5 : Math.floor(length / 2);
}

export interface Reminder {
  /** Day of the reminder. */
  on: LawDate;
  /** Limits in hours: the instant, ISO 8601 UTC. */
  at?: string;
  kind: 'left' | 'half-time' | 'last-day' | 'hours';
  /** Units left (hours passed for `hours`). */
  amount: number;
}

/**
 * When to remind (law.md table 2, last paragraph, [config]): long timers at 30, 15 and 5 units left; up to ten units at half time and on the
 * last day; timers in hours after 12 and 20 hours. Only days after the start and up to the due date.
 */
export function reminders(
  rule: ClockRule,
  due: DueDate,
  facts: { startedOn: LawDate; startedAt?: string; calendar: WorkCalendar },
): Reminder[] {
  if (rule.unit === 'hour') {
    const at = facts.startedAt;
    return at === undefined
      ? [{ on: due.dueOn, kind: 'last-day', amount: 0 }]
      : [12, 20].map((amount) => ({ on: due.dueOn, at: addHours(at, amount), kind: 'hours', amount }));
  }
  const back = (amount: number): LawDate =>
    rule.unit === 'working_day' ? facts.calendar.addWorkingDays(due.dueOn, -amount) : addDays(due.dueOn, -amount);
  const isLong = due.length > 10 || rule.unit === 'fixed_date' || rule.unit === 'quarter';
  const plan: Reminder[] = isLong
    ? [30, 15, 5].map((amount) => ({ on: back(amount), kind: 'left', amount }))
    : [
        { on: back(Math.floor(due.length / 2)), kind: 'half-time', amount: Math.floor(due.length / 2) },
        { on: due.dueOn, kind: 'last-day', amount: 0 },
      ];
  return plan.filter((reminder, index) => reminder.on > facts.startedOn && plan.findIndex((other) => other.on === reminder.on) === index);
}
