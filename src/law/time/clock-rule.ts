import type { Citation } from '../sources.ts';
import type { Bilingual, Confidence, EffectiveWindow } from '../types.ts';

/** `percent_per_day` is D-18 only: it accrues, it does not fall due. `fixed_date` and `quarter` follow the calendar, not the start day. */
export const UNITS = ['working_day', 'calendar_day', 'hour', 'month', 'year', 'fixed_date', 'quarter', 'percent_per_day'] as const;
export type Unit = (typeof UNITS)[number];

/**
 * Whose limit it is. party: the party's right, the last day rolls over a rest day (民诉法 art 85). agency: our own duty, the unrolled date is the
 * deadline and the rolled one a note. other: police, court, reconsideration body; we only chase.
 */
export const SIDES = ['agency', 'party', 'other'] as const;
export type Side = (typeof SIDES)[number];

/** What may stop a clock, with the pair of events that opens and closes it (law.md 0.5 no. 3). */
export const EXCLUSION_KINDS = [
  'appraisal',
  'hearing',
  'public-notice',
  'post',
  'criminal-transfer',
  'suspension',
  'testing',
  'force-majeure',
  'remedy',
] as const;
export type ExclusionKind = (typeof EXCLUSION_KINDS)[number];

/** The system's role names of those who may approve; `law` knows them as words only. */
export type ApproverRole = 'handling-unit-head' | 'examiner' | 'deputy-head' | 'bureau-head' | 'supervisor';

/** The only lawful change of a time limit's length. */
export type ExtensionRule =
  | { kind: 'none' }
  | {
      kind: 'limited';
      /** Longest extension in all, in `unit`. */
      max: number;
      unit: 'working_day' | 'calendar_day';
      times: number;
      approvers: readonly ApproverRole[];
      /** Beyond `max`, on stricter conditions (D-07: specially complex, decided by collective discussion). */
      exceptional?: { condition: Bilingual; approvers: readonly ApproverRole[] };
    }
  /** By agreement or application, no number in the law: days are entered with the reason. */
  | { kind: 'open'; condition: Bilingual; unit: 'working_day' | 'calendar_day'; approvers: readonly ApproverRole[] };

export interface ClockRule {
  /** Stable id of law.md table 2. */
  id: `D-${string}`;
  name: Bilingual;
  trigger: Bilingual;
  amount: number;
  unit: Unit;
  /** backward: counted back from the day of the act (D-13, D-29). */
  direction: 'forward' | 'backward';
  /** For fixed_date: the days 'MM-DD' on which a period's report is due. */
  fixedDates?: readonly string[];
  /** Repeats every `amount` while the matter is open (progress reports). */
  repeats?: boolean;
  extension: ExtensionRule;
  exclusions: readonly ExclusionKind[];
  onExpiry: Bilingual;
  citations: readonly Citation[];
  confidence: Confidence;
  /** False for [config] numbers: an internal target, never shown as law. */
  isLaw: boolean;
  side: Side;
  /** 令310 and the police rules: calendar days with roll-over as the stricter reading (law.md 0.4). Default: party and other roll, agency does not. */
  rollsOver: boolean;
  effective: EffectiveWindow;
  note?: Bilingual;
}
