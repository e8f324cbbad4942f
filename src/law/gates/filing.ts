import { type LimitationFacts, limitation } from '../time/limitation.ts';
import { articleText, cite } from '../sources.ts';
import { decisionGate, refusalGate } from './gate.ts';

/** The five conditions of filing, and the one that stands against it (令12 art 16). */
export interface FilingFacts extends LimitationFacts {
  hasIdentifiedActor: boolean;
  hasFactsOfBreach: boolean;
  mustBearLiability: boolean;
  isOwnJurisdiction: boolean;
  /** Minor, corrected in time and without harm: need not be filed. */
  isMinorCorrectedHarmless: boolean;
}

const citations = [cite('penalty-measures', 16)];

const CONDITIONS = [
  {
    fact: 'hasIdentifiedActor',
    code: 'ACTOR_UNKNOWN',
    zh: '没有明确的行为人',
    en: 'no identified actor',
    cure: '补充核查，查明行为人后再立案。',
  },
  {
    fact: 'hasFactsOfBreach',
    code: 'NO_FACTS_OF_BREACH',
    zh: '没有违反自然资源法律法规的事实',
    en: 'no facts breaching the law',
    cure: '补充核查违法事实，或者不予立案。',
  },
  {
    fact: 'mustBearLiability',
    code: 'NO_LIABILITY',
    zh: '依法不应当追究法律责任',
    en: 'no liability is due',
    cure: '不予立案并说明理由。',
  },
  {
    fact: 'isOwnJurisdiction',
    code: 'NOT_OWN_JURISDICTION',
    zh: '不属于本部门管辖',
    en: 'not within the own jurisdiction',
    cure: '移送有管辖权的机关。',
  },
] as const;

export const G_FILE = refusalGate<FilingFacts>(
  { id: 'G-FILE', name: { zh: '立案条件', en: 'Conditions of filing' }, citations, confidence: 'sourced' },
  (facts, refuse) => {
    const problems = CONDITIONS.filter(({ fact }) => !facts[fact]).map(({ fact, code, zh, en, cure }) =>
      refuse({ code, field: fact, zh: `不符合立案条件：${zh}。`, en: `The case cannot be filed: ${en}.`, cure }),
    );
    if (facts.isMinorCorrectedHarmless)
      problems.push(
        refuse({
          code: 'MINOR_AND_CORRECTED',
          field: 'isMinorCorrectedHarmless',
          zh: '违法行为轻微并及时改正，没有造成危害后果，可以不予立案。',
          en: 'Minor, corrected in time and without harm: not to be filed.',
          cure: '办理不予立案；如认定有误，请先更正该项认定。',
        }),
      );
    return problems;
  },
);

export const G_LIMIT = refusalGate<LimitationFacts>(
  { id: 'G-LIMIT', name: { zh: '追诉时效', en: 'Limitation' }, citations: [cite('penalty-law', 36)], confidence: 'sourced' },
  (facts, refuse) => {
    if (!facts.discoveredOn)
      return [
        refuse({
          code: 'DISCOVERY_DATE_MISSING',
          field: 'discoveredOn',
          zh: '没有填写发现日期，无法判断是否超过追诉时效。',
          en: 'The date of discovery is missing.',
          cure: '填写发现日期：属实举报登记日、巡查或者影像记录日、首次询问日、移交日中最早的一天。',
        }),
      ];
    const result = limitation(facts);
    if (result.status !== 'expired') return [];
    return [
      refuse({
        code: 'LIMITATION_EXPIRED',
        field: 'discoveredOn',
        zh: `违法行为于 ${facts.actEndedOn} 终了，${result.years} 年内（至 ${result.endsOn}）未被发现，不再给予行政处罚。`,
        en: `The act ended on ${facts.actEndedOn} and was not discovered within ${result.years} years (by ${result.endsOn}): no penalty.`,
        cure: '核对违法行为终了日期和发现日期；确已超过的，不予立案。',
      }),
    ];
  },
);

/** E26: the case meets the conditions and is not filed. */
export interface ShouldFileFacts extends FilingFacts {
  isVerifiedTrue: boolean;
  isFiled: boolean;
}

export const E26 = decisionGate<ShouldFileFacts>(
  {
    id: 'E26',
    name: { zh: '应立未立', en: 'Should be filed' },
    citations: [cite('penalty-law', 76), cite('penalty-measures', 54)],
    confidence: 'sourced',
  },
  (facts) => [
    {
      holds: facts.isVerifiedTrue && !facts.isFiled && G_FILE.evaluate(facts).length === 0 && G_LIMIT.evaluate(facts).length === 0,
      zh: `核查属实且符合立案条件（${articleText(citations[0]!)}），应当立案`,
      en: 'verified true and all conditions of filing are met: the case must be filed',
    },
  ],
);
