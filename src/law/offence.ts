import type { LawDate } from './dates.ts';
import { plainYuan } from './money.ts';
import { articlesText, type Citation } from './sources.ts';
import type { Bilingual, Confidence } from './types.ts';

/** What a percentage is taken of, when it is not the market value of the ore. Law.md 0.5 no. 4: "value" is several fields. */
export const SHARE_BASES = ['illegal-gains', 'ore-lost', 'restoration-cost', 'reclamation-fee', 'hectares'] as const;
export type ShareBasis = (typeof SHARE_BASES)[number];

export type FineRule =
  /** Multiples of the market value; below `thresholdFen` (strictly) or without ore a fixed range instead (arts 64, 67). */
  | { kind: 'value-multiple'; min: number; max: number; thresholdFen: number; belowMinFen: number; belowMaxFen: number }
  | { kind: 'range'; minFen: number; maxFen: number }
  | { kind: 'share'; of: ShareBasis; minPercent: number; maxPercent: number }
  /** Fixed amount per unit of the basis. */
  | { kind: 'per-unit'; of: ShareBasis; fenPerUnit: number }
  /** The provision carries no fine. */
  | { kind: 'none' }
  /** The provision was not read (实施条例 令839): a person must say. */
  | { kind: 'unknown' };

export interface LegalBasis {
  citations: readonly Citation[];
  /** What may be imposed, in one sentence. */
  text: Bilingual;
  fine: FineRule;
  /** An order to correct comes first; a penalty only on refusal or delay. */
  orderFirst?: boolean;
}

export interface Offence {
  code: string;
  name: Bilingual;
  /** For acts that ended before 2025-07-01. */
  old: LegalBasis | null;
  /** 矿产资源法 2024 and what is in force with it. */
  new: LegalBasis | null;
  /** Group of the two-rates statistics: unlicensed, right holder, separate; null outside the lists of 2007. */
  twoRates: 'U' | 'H' | 'S' | null;
  /** Which crime of 刑法 art 343 is in question (G-CRIME). */
  crimeClass: 'mining' | 'destructive' | 'none';
  /** One of the four kinds of seed 四(一). */
  focus: 'unlicensed' | 'over-boundary' | 'transfer' | 'approval' | null;
  confidence: Confidence;
}

/** From this date the 2024 law stands. */
export const NEW_LAW_FROM: LawDate = '2025-07-01';

export interface FineFacts {
  /** Market value of the ore (arts 64, 67), integer fen; 0 or null when there is none. */
  marketValueFen: number | null;
  /** Amount of the basis of a percentage rule (fen; hectares as a plain number). */
  shareBasis?: Partial<Record<ShareBasis, number>>;
  /** null: the act still goes on. */
  actEndedOn: LawDate | null;
  decidedOn: LawDate;
}

export interface FineRange {
  basis: 'old' | 'new';
  article: string;
  /** Integer fen; null when it cannot be computed from the facts. */
  minFen: number | null;
  maxFen: number | null;
  missing: ShareBasis[];
  /** The other law where it might be lighter (处罚法 art 37). */
  alternative: Omit<FineRange, 'alternative'> | null;
  orderFirst: boolean;
  warnings: Bilingual[];
}

/**
 * The lawful range of the fine. The law in force when the act ended governs; if at the decision a newer text is lighter or punishes no longer,
 * the newer one does (处罚法 art 37). A continuing act is judged by its end; still going on: the new law.
 */
export function fineRange(offence: Offence, facts: FineFacts): FineRange {
  if (facts.marketValueFen !== null && (!Number.isSafeInteger(facts.marketValueFen) || facts.marketValueFen < 0))
    throw new RangeError('marketValueFen must be a non-negative integer');
  const isOldAct = facts.actEndedOn !== null && facts.actEndedOn < NEW_LAW_FROM && offence.old !== null;
  const newRange = offence.new && evaluate('new', offence.new, facts);
  if (!isOldAct) return { ...(newRange ?? evaluate('new', UNKNOWN_BASIS, facts)), alternative: null };
  const oldRange = evaluate('old', offence.old!, facts);
  // before 2025-07-01 the new text does not exist yet
  if (!newRange || facts.decidedOn < NEW_LAW_FROM) return { ...oldRange, alternative: null };
  if (isLighter(newRange, oldRange)) return { ...newRange, alternative: oldRange, warnings: [...newRange.warnings, LIGHTER_NEW] };
  return {
    ...oldRange,
    alternative: newRange,
    warnings: [...oldRange.warnings, ...(oldRange.maxFen === null || newRange.maxFen === null ? [COMPARE] : [])],
  };
}

type Range = Omit<FineRange, 'alternative'>;

const UNKNOWN_BASIS: LegalBasis = { citations: [], text: { zh: '依据待核', en: 'basis to be confirmed' }, fine: { kind: 'unknown' } };
const LIGHTER_NEW: Bilingual = {
  zh: '新法处罚较轻，按《行政处罚法》第三十七条适用新法。',
  en: 'The new law is lighter and applies (Administrative Penalty Law art. 37).',
};
const COMPARE: Bilingual = {
  zh: '行为发生在新法施行前，请比较新旧法律的处罚轻重（《行政处罚法》第三十七条）。',
  en: 'The act is older than the new law: compare which one is lighter (art. 37).',
};
const UNREAD: Bilingual = {
  zh: '新的处罚依据（实施条例）尚未核对，须由法制机构确认。',
  en: 'The new basis was not read; the law division must confirm it.',
};

const isLighter = (a: Range, b: Range): boolean =>
  a.maxFen !== null && b.maxFen !== null && (a.maxFen < b.maxFen || (a.maxFen === b.maxFen && a.minFen! < b.minFen!));

function evaluate(which: 'old' | 'new', basis: LegalBasis, facts: FineFacts): Range {
  const { fine } = basis;
  const result = (minFen: number | null, maxFen: number | null, warnings: Bilingual[] = [], missing: ShareBasis[] = []): Range => ({
    basis: which,
    article: articlesText(basis.citations),
    minFen,
    maxFen,
    missing,
    orderFirst: basis.orderFirst ?? false,
    warnings,
  });
  if (fine.kind === 'range') return result(fine.minFen, fine.maxFen);
  if (fine.kind === 'none') return result(0, 0);
  if (fine.kind === 'unknown') return result(null, null, [UNREAD]);
  if (fine.kind === 'value-multiple') return multiple(fine, facts.marketValueFen ?? 0, result);
  const amount = facts.shareBasis?.[fine.of];
  if (amount === undefined) return result(null, null, [], [fine.of]);
  if (fine.kind === 'per-unit') return result(Math.floor(amount * fine.fenPerUnit), Math.floor(amount * fine.fenPerUnit));
  return result(Math.floor((amount * fine.minPercent) / 100), Math.floor((amount * fine.maxPercent) / 100));
}

function multiple(
  fine: Extract<FineRule, { kind: 'value-multiple' }>,
  value: number,
  result: (min: number, max: number, warnings?: Bilingual[]) => Range,
): Range {
  // "below" is strict: exactly the threshold takes the multiple (law.md 0.5 no. 4)
  if (value >= fine.thresholdFen) return result(fine.min * value, fine.max * value);
  return result(fine.belowMinFen, fine.belowMaxFen, value > 0 ? [cliff(fine)] : []);
}

/** The law itself has this cliff; whoever sets the value must know it. */
const cliff = (fine: Extract<FineRule, { kind: 'value-multiple' }>): Bilingual => ({
  zh: `矿产品价值不足 ${plainYuan(fine.thresholdFen)} 元，罚款幅度为 ${plainYuan(fine.belowMinFen)} 元至 ${plainYuan(fine.belowMaxFen)} 元；价值达到 ${plainYuan(fine.thresholdFen)} 元时为 ${plainYuan(fine.min * fine.thresholdFen)} 元至 ${plainYuan(fine.max * fine.thresholdFen)} 元。请复核价值认定。`,
  en: `Below ${plainYuan(fine.thresholdFen)} yuan the range is ${plainYuan(fine.belowMinFen)}–${plainYuan(fine.belowMaxFen)}; at ${plainYuan(fine.thresholdFen)} it is ${plainYuan(fine.min * fine.thresholdFen)}–${plainYuan(fine.max * fine.thresholdFen)}. Check the value.`,
});
