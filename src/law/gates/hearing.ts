import { cite } from '../sources.ts';
import { decisionGate, type Ground } from './gate.ts';

/** What is proposed against the party. Amounts integer fen. */
export interface HearingFacts {
  partyKind: 'citizen' | 'organisation';
  proposedFineFen: number;
  /** Value of gains and goods proposed for confiscation. */
  confiscationFen: number;
  licenceMeasure: 'none' | 'suspend' | 'downgrade' | 'revoke';
  stopsProduction: boolean;
  ordersClosure: boolean;
  bansTrade: boolean;
  isOtherHeavy: boolean;
}

/** 河南令204 art 4: from this amount a hearing is offered ("以上" includes the amount). */
export const HEARING_THRESHOLD_FEN = { citizen: 500_000, organisation: 5_000_000 } as const;

const heavy = cite('penalty-law', 63);
const henan = cite('henan-hearing', 4);

function hearingGrounds(facts: HearingFacts): Ground[] {
  const threshold = HEARING_THRESHOLD_FEN[facts.partyKind];
  const limit = `${threshold / 1_000_000} 万元`;
  const limitEn = `${threshold / 100} yuan`;
  return [
    {
      holds: facts.proposedFineFen >= threshold,
      zh: `拟处罚款达到较大数额（${limit}以上）`,
      en: `fine of ${limitEn} or more`,
      citation: henan,
    },
    {
      holds: facts.confiscationFen >= threshold,
      zh: `拟没收违法所得、非法财物达到较大数额（${limit}以上）`,
      en: `confiscation of ${limitEn} or more`,
      citation: henan,
    },
    {
      holds: (facts.licenceMeasure ?? 'none') !== 'none',
      zh: '拟暂扣、降低资质或者吊销许可证件',
      en: 'licence to be suspended, downgraded or revoked',
      citation: heavy,
    },
    { holds: facts.stopsProduction, zh: '拟责令停产停业', en: 'production or business to be stopped', citation: heavy },
    { holds: facts.ordersClosure, zh: '拟责令关闭', en: 'closure to be ordered', citation: heavy },
    { holds: facts.bansTrade, zh: '拟限制从业', en: 'trade to be banned', citation: heavy },
    { holds: facts.isOtherHeavy, zh: '其他较重的行政处罚', en: 'another heavy penalty', citation: heavy },
  ];
}

export const G_HEAR = decisionGate<HearingFacts>(
  {
    id: 'G-HEAR',
    name: { zh: '应当告知听证权利', en: 'Hearing must be offered' },
    citations: [henan, heavy, cite('penalty-measures', 34)],
    confidence: 'sourced-excerpt',
  },
  hearingGrounds,
);

export interface LegalReviewFacts extends HearingFacts {
  hasMajorPublicInterest: boolean;
  wasHearingHeld: boolean;
  affectsMajorRights: boolean;
  isComplex: boolean;
  isReviewRequiredByLaw: boolean;
}

export const G_LEGAL = decisionGate<LegalReviewFacts>(
  {
    id: 'G-LEGAL',
    name: { zh: '应当法制审核', en: 'Legality review required' },
    citations: [cite('penalty-law', 58), cite('penalty-measures', 32), cite('henan-enforcement', 28)],
    confidence: 'sourced',
  },
  (facts) => [
    { holds: facts.hasMajorPublicInterest, zh: '涉及重大公共利益', en: 'major public interest', citation: cite('penalty-law', 58) },
    {
      holds: facts.wasHearingHeld && facts.affectsMajorRights,
      zh: '经过听证程序且直接关系当事人重大权益',
      en: 'hearing held and major rights at stake',
      citation: cite('penalty-law', 58),
    },
    {
      holds: facts.isComplex,
      zh: '案件情况疑难复杂、涉及多个法律关系',
      en: 'complex, several legal relations',
      citation: cite('penalty-law', 58),
    },
    {
      holds: facts.isReviewRequiredByLaw,
      zh: '法律、法规规定应当审核的其他情形',
      en: 'required by other law',
      citation: cite('penalty-law', 58),
    },
    // the safe default: a penalty heavy enough for a hearing is a "major" decision in Henan
    {
      holds: G_HEAR.evaluate(facts).isTrue,
      zh: '达到听证标准，按重大行政执法决定审核',
      en: 'heavy enough for a hearing: reviewed as a major decision',
      citation: cite('henan-enforcement', 28),
    },
  ],
);

export interface CollectiveFacts extends HearingFacts {
  isComplex: boolean;
  isSerious: boolean;
  isCrimeSuspected: boolean;
  /** Value of the case for the bureau's own threshold, integer fen. */
  caseValueFen: number;
  /** The bureau's own threshold [config], integer fen; null when none is set. */
  collectiveThresholdFen: number | null;
}

export const G_COLLECT = decisionGate<CollectiveFacts>(
  {
    id: 'G-COLLECT',
    name: { zh: '应当集体讨论', en: 'Collective discussion required' },
    citations: [cite('penalty-law', 57), cite('penalty-measures', 31), cite('henan-enforcement', 28)],
    confidence: 'sourced',
  },
  (facts) => [
    { holds: facts.isComplex, zh: '情节复杂', en: 'complex circumstances', citation: cite('penalty-law', 57) },
    { holds: facts.isSerious, zh: '重大违法行为', en: 'serious violation', citation: cite('penalty-law', 57) },
    { holds: G_HEAR.evaluate(facts).isTrue, zh: '达到听证标准', en: 'heavy enough for a hearing', citation: cite('henan-enforcement', 28) },
    { holds: facts.isCrimeSuspected, zh: '涉嫌犯罪', en: 'crime suspected', citation: cite('bureau-setting') },
    {
      holds: typeof facts.collectiveThresholdFen === 'number' && facts.caseValueFen >= facts.collectiveThresholdFen,
      zh: '案值达到本单位标准',
      en: "value reaches the bureau's own threshold",
      citation: cite('bureau-setting'),
    },
  ],
);
