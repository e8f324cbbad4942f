import { addDays, type LawDate } from '../dates.ts';

export interface SurchargeFacts {
  /** The fine still unpaid, integer fen. */
  fineFen: number;
  /** Last day for payment (D-17). */
  dueOn: LawDate;
  /** Day of payment, or the day of the question. */
  paidOn: LawDate;
  /** Reconsideration or suit: not counted, first and last day included (处罚法 art 73 ¶3). */
  remedies?: readonly { from: LawDate; to: LawDate | null }[];
}

export interface Surcharge {
  days: number;
  /** Integer fen, rounded down in favour of the party. */
  fen: number;
  isCapped: boolean;
  /** The day on which it reaches the amount of the fine, were nothing paid and no remedy used from now on. */
  capReachedOn: LawDate;
}

const PERCENT_PER_DAY = 3;
const CAP_DAYS = Math.ceil(100 / PERCENT_PER_DAY);

/**
 * 加处罚款 (D-18): 3 % of the fine a day from the day after the due date, the day of payment counted, never more than the fine itself
 * (处罚法 art 72(1), 行政强制法 art 45).
 */
export function surcharge(facts: SurchargeFacts): Surcharge {
  if (!Number.isSafeInteger(facts.fineFen) || facts.fineFen < 0) throw new RangeError('fineFen must be a non-negative integer');
  const isRemedy = (day: LawDate): boolean =>
    (facts.remedies ?? []).some((remedy) => remedy.from <= day && (remedy.to === null || day <= remedy.to));
  let days = 0;
  for (let day = addDays(facts.dueOn, 1); day <= facts.paidOn; day = addDays(day, 1)) if (!isRemedy(day)) days++;
  // in whole numbers: a fen times 3 times 34 days stays far below 2^53
  const fen = Math.min(facts.fineFen, Math.floor((facts.fineFen * PERCENT_PER_DAY * Math.min(days, CAP_DAYS)) / 100));
  return { days, fen, isCapped: days >= CAP_DAYS, capReachedOn: capDate(facts.dueOn, (day) => isRemedy(day) && day <= facts.paidOn) };
}

function capDate(dueOn: LawDate, isStopped: (day: LawDate) => boolean): LawDate {
  let day = dueOn;
  for (let counted = 0; counted < CAP_DAYS;) {
    day = addDays(day, 1);
    if (!isStopped(day)) counted++;
  }
  return day;
}
