import { addMonths, type LawDate } from '../dates.ts';

export interface LimitationFacts {
  /** End of the violation; null while it goes on (连续或者继续状态). */
  actEndedOn: LawDate | null;
  /** Earliest of: tip later found true, patrol or satellite record naming the place, first inquiry, hand-over. Not the filing date. */
  discoveredOn: LawDate;
  /** Life, health or financial safety is touched … */
  concernsSafety: boolean;
  /** … and there is harm. Only both together give five years. */
  hasHarm: boolean;
  /** The only discovery was by a body without power to punish. */
  discoveredOnlyByOtherBody?: boolean;
}

export interface Limitation {
  status: 'in-time' | 'doubtful' | 'expired';
  years: 2 | 5;
  /** Last day of discovery that is in time; null for a continuing act. */
  endsOn: LawDate | null;
}

/** 追诉时效 (D-55, 处罚法 art 36): what stops it is discovery, not filing (law.md 0.5 no. 1). */
export function limitation(facts: LimitationFacts): Limitation {
  const years = facts.concernsSafety && facts.hasHarm ? 5 : 2;
  const endsOn = facts.actEndedOn ? addMonths(facts.actEndedOn, 12 * years) : null;
  if (endsOn !== null && facts.discoveredOn > endsOn) return { status: 'expired', years, endsOn };
  // a person decides: the law leaves open whether such a discovery counts; never refused automatically
  const isDoubtful = endsOn !== null && facts.discoveredOnlyByOtherBody === true;
  return { status: isDoubtful ? 'doubtful' : 'in-time', years, endsOn };
}
