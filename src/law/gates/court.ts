import type { LawDate } from '../dates.ts';
import { cite } from '../sources.ts';
import { refusalGate } from './gate.ts';

export interface CourtFacts {
  today: LawDate;
  /** Last day of the party's rights, rolled: `courtWindow().startedOn`; null while it cannot be said. */
  rightsEndedOn: LawDate | null;
  /** `courtWindow().legalEnd`. */
  courtLegalEndOn: LawDate | null;
  demandServedOn: LawDate | null;
  /** The tenth working day after service of the demand (D-25). */
  demandDueOn: LawDate | null;
  isPerformed: boolean;
  /** Reconsideration or a suit is open. */
  hasOpenRemedy: boolean;
}

export const G_COURT = refusalGate<CourtFacts>(
  {
    id: 'G-COURT',
    name: { zh: '申请法院强制执行条件', en: 'Conditions of a court application' },
    citations: [cite('coercion-law', 53), cite('coercion-law', 54)],
    confidence: 'sourced',
  },
  (facts, refuse) => {
    const problems = [];
    if (facts.isPerformed)
      problems.push(
        refuse({ code: 'ALREADY_PERFORMED', zh: '当事人已经履行，无须申请强制执行。', en: 'The party has performed.', cure: '办理结案。' }),
      );
    if (facts.hasOpenRemedy)
      problems.push(
        refuse({
          code: 'REMEDY_PENDING',
          zh: '行政复议或者行政诉讼尚未终结。',
          en: 'Reconsideration or a suit is pending.',
          cure: '待复议决定或者裁判生效后办理。',
        }),
      );
    if (!facts.rightsEndedOn || facts.today <= facts.rightsEndedOn)
      problems.push(
        refuse({
          code: 'RIGHTS_PERIOD_RUNNING',
          zh: `当事人复议、起诉期限${facts.rightsEndedOn ? `至 ${facts.rightsEndedOn} 届满` : '尚未确定'}，期满前不得申请。`,
          en: `The party's rights run until ${facts.rightsEndedOn ?? 'an unknown day'}.`,
          cure: '期满后申请。',
        }),
      );
    if (!facts.demandServedOn || !facts.demandDueOn)
      problems.push(
        refuse({
          code: 'DEMAND_NOT_SERVED',
          zh: '尚未送达履行催告书。',
          en: 'The demand letter has not been served.',
          cure: '先制作并送达催告书。',
          article: '《行政强制法》第五十四条',
        }),
      );
    else if (facts.today <= facts.demandDueOn)
      problems.push(
        refuse({
          code: 'DEMAND_PERIOD_RUNNING',
          zh: `催告书送达后十个工作日（至 ${facts.demandDueOn}）未满。`,
          en: `Ten working days after the demand end on ${facts.demandDueOn}.`,
          cure: '期满仍不履行的，再行申请。',
          article: '《行政强制法》第五十四条',
        }),
      );
    if (facts.courtLegalEndOn && facts.today > facts.courtLegalEndOn)
      problems.push(
        refuse({
          code: 'COURT_WINDOW_CLOSED',
          zh: `申请强制执行的三个月期限已于 ${facts.courtLegalEndOn} 届满。`,
          en: `The three months ended on ${facts.courtLegalEndOn}.`,
          cure: '有正当理由的，书面说明后向法院申请；同时报主要负责人。',
        }),
      );
    return problems;
  },
);

export interface CoercionTimeFacts {
  isNight: boolean;
  /** Statutory rest day by the calendar. */
  isRestDay: boolean;
  isUrgent: boolean;
  /** Water, power, heat or gas of homes would be cut. */
  cutsHomeSupply: boolean;
}

export const E18 = refusalGate<CoercionTimeFacts>(
  {
    id: 'E18',
    name: { zh: '强制执行时间和方式', en: 'Time and manner of coercion' },
    citations: [cite('coercion-law', 43)],
    confidence: 'sourced',
  },
  (facts, refuse) => [
    ...((facts.isNight || facts.isRestDay) && !facts.isUrgent
      ? [
          refuse({
            code: 'NIGHT_OR_HOLIDAY',
            zh: '不得在夜间或者法定节假日实施强制执行，情况紧急的除外。',
            en: 'No forced performance at night or on holidays unless urgent.',
            cure: '改在工作日白天实施，或者写明紧急情况。',
          }),
        ]
      : []),
    ...(facts.cutsHomeSupply
      ? [
          refuse({
            code: 'HOME_SUPPLY_CUT',
            zh: '不得对居民生活采取停止供水、供电、供热、供燃气等方式。',
            en: 'Water, power, heat and gas of homes may not be cut.',
            cure: '改用其他方式。',
          }),
        ]
      : []),
  ],
);

export interface ElectronicServiceFacts {
  deliveryMethod: string;
  hasElectronicConsent: boolean;
}

export const E28 = refusalGate<ElectronicServiceFacts>(
  {
    id: 'E28',
    name: { zh: '电子送达须经同意', en: 'Electronic service needs consent' },
    citations: [cite('penalty-law', 61)],
    confidence: 'sourced',
  },
  ({ deliveryMethod, hasElectronicConsent }, refuse) =>
    deliveryMethod === 'electronic' && !hasElectronicConsent
      ? [
          refuse({
            code: 'NO_ELECTRONIC_CONSENT',
            field: 'deliveryMethod',
            zh: '没有当事人签名的电子送达确认书，不得电子送达。',
            en: 'Electronic service needs signed consent.',
            cure: '取得送达地址确认书，或者改用其他方式送达。',
          }),
        ]
      : [],
);
