import type { LawDate } from '../dates.ts';
import { cite } from '../sources.ts';
import { type CollectiveFacts, G_COLLECT, G_LEGAL, type LegalReviewFacts } from './hearing.ts';
import { refusalGate } from './gate.ts';

export interface LegalReviewDoneFacts extends LegalReviewFacts {
  legalReviewResult: 'passed' | 'corrected' | 'failed' | null;
  /** First-time reviewers need the national legal-profession qualification. */
  isLegalReviewerQualified: boolean;
}

export const E8 = refusalGate<LegalReviewDoneFacts>(
  {
    id: 'E8',
    name: { zh: '法制审核通过', en: 'Legality review passed' },
    citations: [cite('penalty-law', 58), cite('penalty-measures', 32)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    if (!G_LEGAL.evaluate(facts).isTrue) return [];
    if (facts.legalReviewResult !== 'passed' && facts.legalReviewResult !== 'corrected')
      return [
        refuse({
          code: facts.legalReviewResult === 'failed' ? 'LEGAL_REVIEW_FAILED' : 'LEGAL_REVIEW_MISSING',
          zh: facts.legalReviewResult === 'failed' ? '法制审核未通过，不得作出决定。' : '未经法制审核，不得作出决定。',
          en:
            facts.legalReviewResult === 'failed'
              ? 'The legality review was not passed: no decision.'
              : 'No decision without a legality review.',
          cure: '提交法制机构审核，按意见补正后再报批。',
        }),
      ];
    if (facts.isLegalReviewerQualified) return [];
    return [
      refuse({
        code: 'REVIEWER_NOT_QUALIFIED',
        zh: '初次从事法制审核的人员应当取得国家统一法律职业资格。',
        en: 'A new reviewer needs the legal-profession qualification.',
        cure: '由具备资格的人员重新审核。',
      }),
    ];
  },
);

export interface CollectiveDoneFacts extends CollectiveFacts {
  collectiveHeldOn: LawDate | null;
  legalReviewedOn: LawDate | null;
}

export const E9 = refusalGate<CollectiveDoneFacts>(
  {
    id: 'E9',
    name: { zh: '集体讨论', en: 'Collective discussion held' },
    citations: [cite('penalty-law', 57), cite('henan-enforcement', 28)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    if (!G_COLLECT.evaluate(facts).isTrue) return [];
    if (!facts.collectiveHeldOn)
      return [
        refuse({
          code: 'COLLECTIVE_MISSING',
          zh: '应当经负责人集体讨论决定。',
          en: 'The leaders must discuss the case collectively.',
          cure: '召开集体讨论会议并记录各人意见。',
        }),
      ];
    if (facts.legalReviewedOn && facts.collectiveHeldOn < facts.legalReviewedOn)
      return [
        refuse({
          code: 'COLLECTIVE_BEFORE_REVIEW',
          zh: '集体讨论应当在法制审核之后进行。',
          en: 'In Henan the collective discussion follows the legality review.',
          cure: '法制审核后重新组织集体讨论。',
        }),
      ];
    return [];
  },
);

export interface DiscretionFacts {
  proposedFineFen: number;
  /** Tier of the provincial discretion bases the amount rests on. */
  discretionTier: string | null;
  deviationReason: string | null;
}

export const E10 = refusalGate<DiscretionFacts>(
  {
    id: 'E10',
    name: { zh: '裁量基准', en: 'Discretion basis' },
    citations: [cite('penalty-law', 34), cite('penalty-measures', 5)],
    confidence: 'sourced',
  },
  ({ proposedFineFen, discretionTier, deviationReason }, refuse) =>
    proposedFineFen > 0 && !discretionTier?.trim() && !deviationReason?.trim()
      ? [
          refuse({
            code: 'DISCRETION_BASIS_MISSING',
            field: 'discretionTier',
            zh: '罚款数额没有写明适用的裁量基准或者偏离理由。',
            en: 'The amount cites no discretion tier and no reason to deviate.',
            cure: '选择裁量档次，或者写明不适用裁量基准的理由。',
          }),
        ]
      : [],
);

export interface SameActFacts {
  proposedFineFen: number;
  /** Numbers of decisions that already fined this act. */
  finedForSameAct: readonly string[];
}

export const E11 = refusalGate<SameActFacts>(
  { id: 'E11', name: { zh: '一事不二罚', en: 'One act, one fine' }, citations: [cite('penalty-law', 29)], confidence: 'sourced' },
  ({ proposedFineFen, finedForSameAct = [] }, refuse) =>
    proposedFineFen > 0 && finedForSameAct.length > 0
      ? [
          refuse({
            code: 'ACT_ALREADY_FINED',
            zh: `同一违法行为已被罚款（${finedForSameAct.join('、')}），不得再次罚款。`,
            en: 'The same act has been fined already.',
            cure: '改用罚款以外的处罚，或者核对是否为同一违法行为。',
          }),
        ]
      : [],
);
