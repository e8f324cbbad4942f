import type { WorkCalendar } from './calendar.ts';
import { addDays, addMonths, laterOf, type LawDate } from '../dates.ts';

/** A date as the law counts it: before and after roll-over. */
export interface RollableDate {
  unrolled: LawDate;
  rolled: LawDate;
}

export type RightsEnd =
  /** No remedy used: the later of D-21 and D-23. */
  | { kind: 'unused'; reconsideration: RollableDate; suit: RollableDate }
  /** Reconsidered and not sued: D-24. */
  | { kind: 'reconsidered'; suitAfter: RollableDate }
  /** Sued: the judgment takes effect; D-26b runs the same three months. */
  | { kind: 'sued'; judgmentEffectiveOn: LawDate };

export interface CourtWindow {
  ruleId: 'D-26' | 'D-26b';
  /** Day from which the three months are counted (not itself part of the window). */
  startedOn: LawDate;
  safeStartedOn: LawDate;
  /** First day of the window. */
  opensOn: LawDate;
  /** The last day by law: three months, rolled. */
  legalEnd: LawDate;
  /** The same from unrolled dates, not rolled itself. Reminders use this one. */
  safeEnd: LawDate;
  /** Latest service of the demand letter (D-25) so that ten working days pass before the safe end; and before the legal end. */
  demandBy: LawDate;
  demandByLegal: LawDate;
}

const DEMAND_WORKING_DAYS = 10;

/**
 * The three months in which enforcement may be asked of the court: D-26, after a suit D-26b (law.md 0.5 no. 2; 行政强制法 arts 53–54,
 * 行诉解释 art 156). `deferredUntil` (end of deferral or instalments) moves the window of the fine only; confiscation has a window of its own.
 */
export function courtWindow(rights: RightsEnd, calendar: WorkCalendar, deferredUntil?: LawDate): CourtWindow {
  const end = endOfRights(rights);
  const startedOn = deferredUntil ? laterOf(end.rolled, deferredUntil) : end.rolled;
  const safeStartedOn = deferredUntil ? laterOf(end.unrolled, deferredUntil) : end.unrolled;
  const legalEnd = calendar.rollForward(addMonths(startedOn, 3));
  const safeEnd = addMonths(safeStartedOn, 3);
  return {
    ruleId: rights.kind === 'sued' ? 'D-26b' : 'D-26',
    startedOn,
    safeStartedOn,
    opensOn: addDays(startedOn, 1),
    legalEnd,
    safeEnd,
    demandBy: calendar.latestServiceBefore(safeEnd, DEMAND_WORKING_DAYS),
    demandByLegal: calendar.latestServiceBefore(legalEnd, DEMAND_WORKING_DAYS),
  };
}

function endOfRights(rights: RightsEnd): RollableDate {
  if (rights.kind === 'sued') return { unrolled: rights.judgmentEffectiveOn, rolled: rights.judgmentEffectiveOn };
  if (rights.kind === 'reconsidered') return rights.suitAfter;
  return {
    unrolled: laterOf(rights.reconsideration.unrolled, rights.suit.unrolled),
    rolled: laterOf(rights.reconsideration.rolled, rights.suit.rolled),
  };
}
