import { cite } from '../sources.ts';
import { decisionGate, type Ground, refusalGate } from './gate.ts';

/** Run whenever a value or damage is entered or changed. Amounts integer fen. */
export interface CrimeFacts {
  /** mining: KC-01…KC-08; destructive: PH-01…PH-04; none: no crime of art 343 in question. */
  crimeClass: 'mining' | 'destructive' | 'none';
  /** Sale proceeds, or price × quantity when there are none (法释25 art 13): this act and all untreated acts of two years (art 8). */
  criminalValueFen: number;
  /** Damage value by the provincial report (art 14), with untreated acts. */
  damageValueFen: number;
  /** Planned area, area of great value, protected mineral, forbidden area or period; another holder's area is none of these. */
  isProtected: boolean;
  /** Administrative penalties for illegal mining in the last two years. */
  penaltiesInTwoYears: number;
  hasSeriousEcologicalHarm: boolean;
  isRiverSand: boolean;
  endangersRiverOrFloodSafety: boolean;
}

/**
 * The low end of the national ranges [config]: Henan's own figures were not found (law.md 4.3), and no case may miss the check.
 * Every threshold includes its amount.
 */
export const CRIME_THRESHOLD_FEN = {
  mining: { ordinary: 10_000_000, protected: 5_000_000 },
  destructive: { ordinary: 50_000_000, protected: 25_000_000 },
} as const;

const article = (number: number, paragraph?: number, item?: number) => cite('mining-crime-interpretation', number, paragraph, item);

function miningGrounds(facts: CrimeFacts): Ground[] {
  const threshold = CRIME_THRESHOLD_FEN.mining[facts.isProtected ? 'protected' : 'ordinary'];
  const amount = Math.max(facts.criminalValueFen, facts.damageValueFen);
  const reached = amount >= threshold;
  const limit = `${threshold / 1_000_000} 万元`;
  return [
    {
      holds: reached && !facts.isProtected,
      zh: `矿产品价值或者造成矿产资源破坏的价值在 ${limit}以上`,
      en: `ore or damage value of ${threshold / 100} yuan or more`,
      citation: article(3, 1, 1),
    },
    {
      holds: reached && facts.isProtected,
      zh: `在国家规划矿区等采矿，价值在 ${limit}以上`,
      en: `protected area or mineral, value of ${threshold / 100} yuan or more`,
      citation: article(3, 1, 2),
    },
    {
      holds: amount >= 5 * threshold,
      zh: '达到“情节特别严重”标准（前述数额的五倍）',
      en: 'especially serious: five times the amount',
      citation: article(3, 2),
    },
    {
      holds: facts.penaltiesInTwoYears >= 2,
      zh: '两年内因非法采矿受过两次以上行政处罚又实施',
      en: 'two penalties in two years, then again',
      citation: article(3, 1, 3),
    },
    { holds: facts.hasSeriousEcologicalHarm, zh: '造成生态环境严重损害', en: 'serious ecological harm', citation: article(3, 1, 4) },
    {
      holds: facts.isRiverSand && facts.endangersRiverOrFloodSafety,
      zh: '河道采砂严重影响河势稳定、危害防洪安全（不论价值）',
      en: 'river sand endangering the river regime or flood safety, at any value',
      citation: article(4),
    },
  ];
}

function destructiveGrounds(facts: CrimeFacts): Ground[] {
  const threshold = CRIME_THRESHOLD_FEN.destructive[facts.isProtected ? 'protected' : 'ordinary'];
  return [
    {
      holds: facts.damageValueFen >= threshold,
      zh: `破坏性采矿造成破坏价值在 ${threshold / 1_000_000} 万元以上`,
      en: `destructive mining, damage of ${threshold / 100} yuan or more`,
      citation: article(6),
    },
  ];
}

export const G_CRIME = decisionGate<CrimeFacts>(
  {
    id: 'G-CRIME',
    name: { zh: '涉嫌犯罪标准', en: 'Criminal threshold' },
    citations: [article(3), article(4), article(6), cite('criminal-law', 343)],
    confidence: 'sourced',
  },
  (facts) => (facts.crimeClass === 'mining' ? miningGrounds(facts) : facts.crimeClass === 'destructive' ? destructiveGrounds(facts) : []),
);

export interface CriminalDutyFacts extends CrimeFacts {
  /** The head decided on the transfer, either way, with reasons (令310 art 5). */
  isTransferDecided: boolean;
}

/** A penalty may not replace the transfer: no fine is decided before the head has decided on it. */
export const E25 = refusalGate<CriminalDutyFacts>(
  {
    id: 'E25',
    name: { zh: '不得以罚代刑', en: 'A penalty may not replace a criminal transfer' },
    citations: [cite('criminal-transfer-rules', 11), cite('penalty-law', 27), cite('penalty-law', 82)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    const crime = G_CRIME.evaluate(facts);
    if (!crime.isTrue || facts.isTransferDecided) return [];
    return [
      refuse({
        code: 'TRANSFER_NOT_DECIDED',
        zh: `案件已达涉嫌犯罪标准（${crime.reasons.map((reason) => reason.zh).join('；')}），尚未决定是否移送公安机关，不得作出罚款决定。`,
        en: 'The criminal threshold is met and the transfer is not decided: no fine may be decided.',
        cure: '由主要负责人（或者主持工作的负责人）在三日内决定移送或者不移送，并记录理由。',
      }),
    ];
  },
);
