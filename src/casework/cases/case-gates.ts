import { type AllGateFacts, fineRange, GATES, type HearingFacts, surcharge, WorkCalendar } from '../../law/index.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import { causeOf } from './cause.ts';
import { investigators } from './case-rules.ts';
import { type CaseView, clock, issued, latest } from './case-view.ts';
import type { DeliveryDto } from '../common/dto.ts';
import type { HoldHearingDto } from '../hearing/hold-hearing.step.ts';
import type { ProposeClosureDto } from '../closure/propose-closure.step.ts';
import type { ProposeFilingDto } from '../filing/propose-filing.step.ts';
import type { RecordResponseDto } from '../notice/record-response.step.ts';
import type { ReviewCaseDto } from '../review/review-case.step.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

/** What the present proposal weighs; the question of G-HEAR (处罚法 art 63, 河南令204 art 4). */
export function hearingFacts(view: CaseView): HearingFacts {
  const report = latest<WriteReportDto>(view, 'write-report');
  return {
    partyKind: view.party?.kind === 'person' ? 'citizen' : 'organisation',
    proposedFineFen: view.file.fineFen ?? 0,
    confiscationFen: (report?.confiscatedValueFen ?? 0) + (report?.confiscatedGainsFen ?? 0),
    licenceMeasure: 'none',
    stopsProduction: false,
    ordersClosure: false,
    bansTrade: false,
    isOtherHeavy: false,
  };
}

export const hasHearingRight = (view: CaseView): boolean => GATES['G-HEAR'].evaluate(hearingFacts(view)).isTrue;

type Review = Pick<ReviewCaseDto, 'majorPublicInterest' | 'isComplex'>;

const legalFacts = (view: CaseView, review: Review | undefined) => ({
  ...hearingFacts(view),
  hasMajorPublicInterest: review?.majorPublicInterest ?? false,
  isComplex: review?.isComplex ?? false,
  wasHearingHeld: Boolean(latest(view, 'hold-hearing')),
  affectsMajorRights: hasHearingRight(view),
  isReviewRequiredByLaw: false,
});

const collectiveFacts = (view: CaseView, review: Review | undefined) => ({
  ...hearingFacts(view),
  isComplex: review?.isComplex ?? false,
  isSerious: false,
  isCrimeSuspected: latest<WriteReportDto>(view, 'write-report')?.crimeSuspected ?? false,
  caseValueFen: view.file.marketValueFen ?? 0,
  collectiveThresholdFen: null,
});

/** Why the case needs a legality review (G-LEGAL); empty: it does not. */
export const legalReviewReasons = (view: CaseView, review: Review): string[] =>
  GATES['G-LEGAL'].evaluate(legalFacts(view, review)).reasons.map((r) => r.zh);

/** Why the case needs a collective deliberation (G-COLLECT); empty: it does not. */
export const deliberationReasons = (view: CaseView, review: Review): string[] =>
  GATES['G-COLLECT'].evaluate(collectiveFacts(view, review)).reasons.map((r) => r.zh);

/** The value reaches the threshold of a crime (法释〔2016〕25号 art 3): the report must say so. */
export function crimeReasons(view: CaseView): string[] {
  return GATES['G-CRIME']
    .evaluate({
      crimeClass: causeOf(view.file.causeCode).crimeClass,
      criminalValueFen: view.file.marketValueFen ?? 0,
      damageValueFen: 0,
      isProtected: false,
      penaltiesInTwoYears: 0,
      hasSeriousEcologicalHarm: false,
      isRiverSand: false,
      endangersRiverOrFloodSafety: false,
    })
    .reasons.map((r) => r.zh);
}

const yuan = (fen: number): string => (fen / 100).toLocaleString('en-US', { minimumFractionDigits: 2 });

/** The fine lies in the range of the offence for this value and date (law.md 4.2). */
export function checkFine(view: CaseView, fineFen: number, today: CalendarDate): Problem[] {
  const { article, minFen, maxFen } = fineRange(causeOf(view.file.causeCode), {
    marketValueFen: view.file.marketValueFen,
    shareBasis: { 'illegal-gains': view.file.illegalGainsFen ?? 0 },
    actEndedOn: view.file.isOngoing ? null : view.file.actEndedOn,
    decidedOn: today,
  });
  // a basis that nobody has read yet, or an amount that cannot be computed, is for the law division to judge
  if (minFen === null || maxFen === null || (fineFen >= minFen && fineFen <= maxFen)) return [];
  return [
    {
      code: 'FINE_OUT_OF_RANGE',
      field: 'fineFen',
      rule: view.file.causeCode,
      article,
      message: `罚款${yuan(fineFen)}元不在法定幅度内：${yuan(minFen)}元至${yuan(maxFen)}元。`,
      messageEn: `The fine must lie between ${yuan(minFen)} and ${yuan(maxFen)} yuan.`,
      cure: '请核对矿产品市场价值和罚款数额；减轻处罚的，须有法定情形。',
    },
  ];
}

/** D-13, 处罚法 art 64(2): seven full working days between notice and hearing. */
export const earliestHearingOn = (noticeServedOn: CalendarDate): CalendarDate => new WorkCalendar().earliestHearingDate(noticeServedOn);

/** What the party still owes if it pays on `paidOn`: fine and surcharge (D-18), integer fen. */
export function amountsDue(view: CaseView, paidOn: CalendarDate): { fineFen: number; surchargeFen: number; surchargeDays: number } {
  const payments = view.records
    .filter((r) => r.step === 'record-fulfilment')
    .map((r) => r.data as { finePaidFen: number; surchargePaidFen: number; paidOn: CalendarDate });
  const dueOn = clock(view, 'D-17')?.rolledDueOn;
  let left = view.file.fineFen ?? 0;
  let owed = 0;
  let days = 0;
  let since = dueOn ?? paidOn;
  const accrue = (until: CalendarDate): void => {
    if (until <= since) return;
    const part = surcharge({ fineFen: left, dueOn: since, paidOn: until });
    owed += part.fen;
    days += part.days;
    since = until;
  };
  for (const payment of payments) {
    accrue(payment.paidOn);
    left -= payment.finePaidFen;
    owed -= payment.surchargePaidFen;
  }
  accrue(paidOn);
  return { fineFen: left, surchargeFen: Math.min(owed, view.file.fineFen ?? 0), surchargeDays: days };
}

/** Everything the law's gates may ask of a case, with what is being entered on top. Names as in src/law/gates. */
export function caseGateFacts(view: CaseView, input: object, today: CalendarDate): Partial<AllGateFacts> {
  const filing = { ...latest<ProposeFilingDto>(view, 'propose-filing'), ...input } as Partial<ProposeFilingDto>;
  const closure = { ...latest<ProposeClosureDto>(view, 'propose-closure'), ...input } as Partial<ProposeClosureDto>;
  const review = latest<ReviewCaseDto>(view, 'review-case');
  const given = input as { officerIds?: string[]; fineFen?: number };
  const named = given.officerIds ?? view.officers.map((o) => o.userId);
  return {
    ...legalFacts(view, review),
    ...collectiveFacts(view, review),
    hasIdentifiedActor: filing.hasIdentifiedActor ?? false,
    hasFactsOfBreach: filing.hasFactsOfBreach ?? false,
    mustBearLiability: filing.mustBearLiability ?? false,
    isOwnJurisdiction: filing.isOwnJurisdiction ?? false,
    isMinorCorrectedHarmless: filing.isMinorCorrectedHarmless ?? false,
    concernsSafety: filing.concernsSafety ?? false,
    hasHarm: filing.hasHarm ?? false,
    discoveredOn: filing.discoveredOn ?? view.file.discoveredOn,
    actEndedOn: (filing.isOngoing ?? view.file.isOngoing) ? null : (filing.actEndedOn ?? view.file.actEndedOn),
    officers: view.directory
      .filter((o) => named.includes(o.userId))
      .map((o) => ({ id: o.userId, name: o.name, certificateNumber: o.certificateNumber, certificateValidUntil: o.validUntil })),
    today,
    investigatorIds: [...investigators(view)],
    legalReviewResult: legalReviewResult(view),
    isLegalReviewerQualified: true,
    ...noticeFacts(view),
    noticedFineFen: latest<{ fineFen: number | null }>(view, 'draft-notice')?.fineFen ?? null,
    noticedConfiscationFen: hearingFacts(view).confiscationFen,
    decidedFineFen: given.fineFen ?? view.file.fineFen ?? 0,
    decidedConfiscationFen: hearingFacts(view).confiscationFen,
    hasNewNotice: false,
    closureGround: closure.ground ?? null,
    hasOpenCriminalDuty: crimeIsOpen(view) && closure.criminalCluesSettled !== true,
    hasOpenDisciplineDuty: closure.disciplineCluesSettled !== true,
    hasOpenExternalWait: false,
  };
}

const crimeIsOpen = (view: CaseView): boolean =>
  crimeReasons(view).length > 0 || (latest<WriteReportDto>(view, 'write-report')?.crimeSuspected ?? false);

function legalReviewResult(view: CaseView): 'passed' | 'failed' | null {
  const record = latest<{ opinion: string }>(view, 'legality-review');
  return record ? (record.opinion === 'pass' ? 'passed' : 'failed') : null;
}

/** E17: what the party was told and how it answered. */
function noticeFacts(view: CaseView) {
  const response = latest<RecordResponseDto>(view, 'record-response');
  const hearing = latest<HoldHearingDto>(view, 'hold-hearing');
  const reexamined = latest(view, 'reexamine-defence');
  const dueOn = [clock(view, 'D-11'), clock(view, 'D-12')].flatMap((c) => (c ? [c.rolledDueOn] : []));
  return {
    noticeServedOn: latest<DeliveryDto>(view, 'serve-notice')?.deliveredOn ?? null,
    defenceDueOn: dueOn.sort().at(-1) ?? null,
    wasHearingOffered: Boolean(issued(view, 'penalty-notice')) && hasHearingRight(view),
    hasSignedWaiver: response?.response === 'waived',
    hasDefence: response?.response === 'defence',
    isDefenceReexamined: Boolean(reexamined),
    isHearingRequested: response?.response === 'hearing',
    wasHearingHeld: Boolean(hearing),
  };
}
