import type { FineRule, LegalBasis, Offence } from '../../offence.ts';
import { type Citation, cite } from '../../sources.ts';
import type { Bilingual } from '../../types.ts';

export const yuan = (amount: number): number => amount * 100;
export const t = (zh: string, en: string): Bilingual => ({ zh, en });
export const range = (min: number, max: number): FineRule => ({ kind: 'range', minFen: yuan(min), maxFen: yuan(max) });
export const upTo = (max: number): FineRule => range(0, max);
export const share = (of: Extract<FineRule, { kind: 'share' }>['of'], minPercent: number, maxPercent: number): FineRule => ({
  kind: 'share',
  of,
  minPercent,
  maxPercent,
});
export const gains = (maxPercent: number): FineRule => share('illegal-gains', 0, maxPercent);
export const NONE: FineRule = { kind: 'none' };
export const UNKNOWN: FineRule = { kind: 'unknown' };

export const law = (article: number, paragraph?: number, item?: number): Citation => cite('mineral-law-2024', article, paragraph, item);
export const law2009 = (article: number, paragraph?: number): Citation => cite('mineral-law-2009', article, paragraph);
export const rules = (article: number, paragraph?: number, item?: number): Citation => cite('mineral-rules-1994', article, paragraph, item);
export const exploration = (article: number, paragraph?: number, item?: number): Citation =>
  cite('exploration-registration', article, paragraph, item);
export const mining = (article: number): Citation => cite('mining-registration', article);
export const henan = (article: number, paragraph?: number): Citation => cite('henan-mineral', article, paragraph);

export const basis = (citations: Citation[], text: Bilingual, fine: FineRule, orderFirst = false): LegalBasis => ({
  citations,
  text,
  fine,
  ...(orderFirst && { orderFirst }),
});

/** Arts 64 and 67: the two scales by market value; "below 100,000" is strict. */
export const SCALE_64: FineRule = {
  kind: 'value-multiple',
  min: 3,
  max: 5,
  thresholdFen: yuan(100_000),
  belowMinFen: yuan(100_000),
  belowMaxFen: yuan(1_000_000),
};
export const SCALE_67: FineRule = {
  kind: 'value-multiple',
  min: 1,
  max: 3,
  thresholdFen: yuan(100_000),
  belowMinFen: yuan(100_000),
  belowMaxFen: yuan(500_000),
};

export const TEXT_64 = t(
  '责令停止违法行为，没收直接用于违法开采的工具、设备和违法采出的矿产品，并处矿产品市场价值三倍以上五倍以下罚款；没有采出矿产品或者价值不足十万元的，并处十万元以上一百万元以下罚款',
  'stop; confiscate tools, equipment and ore; fine of 3–5 times the market value; without ore or below 100,000 yuan 100,000–1,000,000',
);
export const TEXT_67 = t(
  '责令改正；拒不改正的，没收工具、设备和矿产品，并处矿产品市场价值一倍以上三倍以下罚款；没有采出矿产品或者价值不足十万元的，并处十万元以上五十万元以下罚款',
  'order to correct; on refusal confiscate tools and ore; fine of 1–3 times the market value; without ore or below 100,000 yuan 100,000–500,000',
);
export const OLD_UNLICENSED = basis(
  [law2009(3), law2009(39, 1), rules(42, undefined, 1), mining(17), henan(54)],
  t(
    '责令停止开采、赔偿损失，没收采出的矿产品和违法所得，可以并处违法所得百分之五十以下罚款',
    'stop, compensate, confiscate ore and gains; may fine up to 50 % of the gains',
  ),
  gains(50),
);
export const REFER_839 = (text: Bilingual): LegalBasis => basis([law(22)], text, UNKNOWN);
export const TO_CHECK = t('2024年矿产资源法未设罚则，实施条例（令839）待核', 'no penalty in the 2024 law; 令839 to be checked');

interface Extra {
  old?: LegalBasis;
  now?: LegalBasis;
  twoRates?: Offence['twoRates'];
  crime?: Offence['crimeClass'];
  focus?: Offence['focus'];
  confidence?: Offence['confidence'];
}
export const offence = (
  code: string,
  zh: string,
  en: string,
  { old, now, twoRates = 'H', crime = 'none', focus = null, confidence = 'sourced' }: Extra,
): Offence => ({
  code,
  name: t(zh, en),
  old: old ?? null,
  new: now ?? null,
  twoRates,
  crimeClass: crime,
  focus,
  confidence,
});

export const UNLICENSED = { twoRates: 'U', crime: 'mining', focus: 'unlicensed' } as const;
