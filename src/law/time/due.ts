import type { WorkCalendar } from './calendar.ts';
import type { ClockRule, ExclusionKind } from './clock-rule.ts';
import { EXCLUSIONS } from '../data/exclusions.ts';
import { addDays, addHours, addMonths, dateOfInstant, daysBetween, earlierOf, type LawDate, yearOf } from '../dates.ts';
import { LedgerBook, type LedgerLine, unitText } from './ledger.ts';

/** One stop of a clock, from its opening event to its closing event; `to` null while it lasts. Days in (from, to] do not count. */
export interface Interval {
  kind: ExclusionKind;
  from: LawDate;
  to: LawDate | null;
}

/** One granted extension, in the unit of the rule's extension. */
export interface GrantedExtension {
  amount: number;
  approvedOn: LawDate;
  isExceptional?: boolean;
}

export interface ClockFacts {
  /** Day of the trigger; it is not counted. For backward rules the day of the act itself. */
  startedOn: LawDate;
  /** Instant of the trigger (ISO 8601), for limits in hours. */
  startedAt?: string;
  /** D-26: the unrolled start, from which the safe end is counted (law.md 0.5 no. 2). */
  safeStartedOn?: LawDate;
  calendar: WorkCalendar;
  intervals?: readonly Interval[];
  extensions?: readonly GrantedExtension[];
  /** The day on which the question is asked: stops that still last are counted up to it. */
  asOf?: LawDate;
}

export interface DueDate {
  /** The deadline that governs: rolled for a party's right, unrolled for our own limit, the safe end for D-26. */
  dueOn: LawDate;
  unrolledDueOn: LawDate;
  /** First working day on or after the unrolled date: the note beside an agency limit. */
  rolledDueOn: LawDate;
  /** The earliest reading: no roll-over, no pause without a legal basis. */
  safeDueOn: LawDate;
  /** Without pauses that the law does not name (suspension of the investigation). */
  strictDueOn: LawDate;
  /** Limits in hours: the instant, ISO 8601 UTC. */
  dueAt?: string;
  isPaused: boolean;
  /** Units left when the running pause began; null when not paused. */
  remaining: number | null;
  /** Base amount and extensions in counted units. */
  length: number;
  /** Counted through a year without holiday data. */
  isProvisional: boolean;
  ledger: LedgerLine[];
}

/**
 * The due date of one clock and the lines that explain it.
 * The start day is not counted (民诉法 art 85). Overlapping stops count once. Throws RangeError for a stop the rule does not know.
 */
export function computeDue(rule: ClockRule, facts: ClockFacts): DueDate {
  for (const interval of facts.intervals ?? [])
    if (!rule.exclusions.includes(interval.kind)) throw new RangeError(`${rule.id} does not stop for ${interval.kind}`);
  if (rule.unit === 'hour') return hours(rule, facts);
  if (rule.direction === 'backward') return point(rule, facts, facts.calendar.latestServiceBefore(facts.startedOn, rule.amount));
  if (rule.unit === 'fixed_date') return point(rule, facts, nextFixedDate(rule.fixedDates ?? [], facts.startedOn));
  if (rule.unit === 'quarter') return point(rule, facts, quarterEnd(addMonths(facts.startedOn, 3 * rule.amount)));
  return walked(rule, facts);
}

function walked(rule: ClockRule, facts: ClockFacts): DueDate {
  const book = new LedgerBook(rule);
  const course = walk(rule, facts, facts.intervals ?? [], book);
  const legal = (facts.intervals ?? []).filter((interval) => EXCLUSIONS[interval.kind].isLaw);
  const strictDueOn = walk(rule, facts, legal).end;
  const safeEnd = facts.safeStartedOn ? walk(rule, { ...facts, startedOn: facts.safeStartedOn }, legal).end : course.end;
  const rolledDueOn = facts.calendar.rollForward(course.end);
  const governing = facts.safeStartedOn ? earlierOf(safeEnd, course.end) : rule.rollsOver ? rolledDueOn : course.end;
  finish(book, rule, facts, course, rolledDueOn);
  return {
    dueOn: governing,
    unrolledDueOn: course.end,
    rolledDueOn,
    safeDueOn: earlierOf(course.end, strictDueOn, safeEnd),
    strictDueOn,
    isPaused: course.remaining !== null,
    remaining: course.remaining,
    length: course.length,
    isProvisional:
      facts.calendar.isProvisional(facts.startedOn, rolledDueOn) &&
      (rule.unit === 'working_day' || rolledDueOn !== course.end || rule.rollsOver),
    ledger: book.lines,
  };
}

interface Course {
  end: LawDate;
  length: number;
  remaining: number | null;
}

/** Walks day by day until the length is used up; the book, if any, takes notes. */
function walk(rule: ClockRule, facts: ClockFacts, intervals: readonly Interval[], book?: LedgerBook): Course {
  const base = baseDays(rule, facts.startedOn);
  const length = base + (facts.extensions ?? []).reduce((sum, extension) => sum + extension.amount, 0);
  let day = facts.startedOn;
  book?.note('start', facts.startedOn, { zh: `${rule.trigger.zh}（当日不计）`, en: `${rule.trigger.en} (this day is not counted)` });
  let counted = 0;
  while (counted < length) {
    if (counted === base) for (const extension of facts.extensions ?? []) book?.note('extension', day, extensionText(rule, extension));
    day = addDays(day, 1);
    const stop = intervals.find((interval) => covers(interval, day, facts.asOf));
    const rest = rule.unit === 'working_day' ? facts.calendar.restDayName(day) : undefined;
    if (stop) book?.day(day, 'excluded', EXCLUSIONS[stop.kind].name);
    else if (rest) book?.day(day, 'rest', rest);
    else {
      counted++;
      book?.day(day, 'counted', { zh: '', en: '' });
    }
    // two stops can each be a year long, but a course of a thousand years is a mistake in the data
    if (daysBetween(facts.startedOn, day) > 400_000) throw new RangeError(`${rule.id}: no end found`);
  }
  return { end: day, length, remaining: remainingAtPause(rule, facts, intervals, length) };
}

/** Days in (from, to] are excluded; a stop that still lasts reaches to the day of the question. */
function covers(interval: Interval, day: LawDate, asOf: LawDate | undefined): boolean {
  const to = interval.to ?? asOf ?? interval.from;
  return interval.from < day && day <= to;
}

/** Units left when the first of the running stops began; null when none runs or the time was used up before it. */
function remainingAtPause(rule: ClockRule, facts: ClockFacts, intervals: readonly Interval[], length: number): number | null {
  const running = intervals.filter((interval) => interval.to === null).map((interval) => interval.from);
  if (running.length === 0) return null;
  const from = earlierOf(...running);
  let counted = 0;
  for (let day = addDays(facts.startedOn, 1); day <= from && counted < length; day = addDays(day, 1)) {
    if (intervals.some((interval) => covers(interval, day, facts.asOf))) continue;
    if (rule.unit !== 'working_day' || facts.calendar.isWorkingDay(day)) counted++;
  }
  return counted < length ? length - counted : null;
}

function baseDays(rule: ClockRule, startedOn: LawDate): number {
  if (rule.unit === 'month') return daysBetween(startedOn, addMonths(startedOn, rule.amount));
  if (rule.unit === 'year') return daysBetween(startedOn, addMonths(startedOn, 12 * rule.amount));
  if (rule.unit === 'percent_per_day') return Math.ceil(100 / rule.amount);
  return rule.amount;
}

function extensionText(rule: ClockRule, extension: GrantedExtension): { zh: string; en: string } {
  const span = unitText(rule, extension.amount);
  return {
    zh: `经批准延长 ${span.zh}（${extension.approvedOn} 批准）`,
    en: `extended by ${span.en} (approved on ${extension.approvedOn})`,
  };
}

function finish(book: LedgerBook, rule: ClockRule, facts: ClockFacts, course: Course, rolledDueOn: LawDate): void {
  book.note('due', course.end, { zh: '期限届满', en: 'the period ends' });
  if (rolledDueOn !== course.end)
    book.note(
      'rolled',
      rolledDueOn,
      rule.rollsOver
        ? { zh: `末日为休息日，顺延至 ${rolledDueOn}`, en: `the last day is a rest day: rolled to ${rolledDueOn}` }
        : {
            zh: `末日为休息日，本机关期限不顺延（顺延日 ${rolledDueOn}，仅供参考）`,
            en: `the last day is a rest day; our own limit is not rolled (rolled date ${rolledDueOn} for reference)`,
          },
    );
  if (course.remaining !== null) {
    const left = unitText(rule, course.remaining);
    book.note('paused', facts.asOf ?? facts.startedOn, { zh: `已停止计算，剩 ${left.zh}`, en: `stopped, ${left.en} left` });
  }
  if (rule.unit === 'working_day' && facts.calendar.isProvisional(facts.startedOn, rolledDueOn))
    book.note('provisional', rolledDueOn, {
      zh: `${yearOf(rolledDueOn)} 年或起算年度没有节假日数据，仅按周末推算`,
      en: 'no holiday data for a year touched: weekends only',
    });
}

function hours(rule: ClockRule, facts: ClockFacts): DueDate {
  // without the hour of the event the end of the following day is the latest lawful moment; the date is what can be shown
  const dueAt = facts.startedAt === undefined ? undefined : addHours(facts.startedAt, rule.amount);
  const dueOn = dueAt === undefined ? addDays(facts.startedOn, Math.ceil(rule.amount / 24)) : dateOfInstant(dueAt);
  const result = point(rule, facts, dueOn);
  return { ...result, dueOn, ...(dueAt !== undefined && { dueAt }) };
}

/** A date that is not counted but found: no walk, a short ledger. */
function point(rule: ClockRule, facts: ClockFacts, on: LawDate): DueDate {
  const book = new LedgerBook(rule);
  book.note('start', facts.startedOn, rule.trigger);
  book.note('due', on, { zh: '期限届满', en: 'the period ends' });
  const rolledDueOn = facts.calendar.rollForward(on);
  return {
    dueOn: rule.rollsOver && rule.unit !== 'hour' ? rolledDueOn : on,
    unrolledDueOn: on,
    rolledDueOn,
    safeDueOn: on,
    strictDueOn: on,
    isPaused: false,
    remaining: null,
    length: rule.amount,
    isProvisional: rule.unit === 'working_day' && facts.calendar.isProvisional(earlierOf(facts.startedOn, on), rolledDueOn),
    ledger: book.lines,
  };
}

/** The first of the yearly dates 'MM-DD' after the day. */
function nextFixedDate(fixed: readonly string[], after: LawDate): LawDate {
  const year = yearOf(after);
  const candidates = [year, year + 1].flatMap((y) => fixed.map((date) => `${y}-${date}`)).filter((date) => date > after);
  if (candidates.length === 0) throw new RangeError('a fixed_date rule needs its dates');
  return earlierOf(...candidates);
}

function quarterEnd(date: LawDate): LawDate {
  const month = Math.ceil(Number(date.slice(5, 7)) / 3) * 3;
  return addDays(addMonths(`${date.slice(0, 4)}-${String(month).padStart(2, '0')}-01`, 1), -1);
}
