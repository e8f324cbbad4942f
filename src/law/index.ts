/** Legal knowledge: facts with source, window and confidence, and pure functions over them. The only door to this folder. */
export * from './dates.ts';
export type * from './types.ts';
export { CONFIDENCES, isInForce } from './types.ts';
export { checkYearCalendar, type OffPeriod, WorkCalendar, type YearCalendar } from './time/calendar.ts';
export { CALENDAR_2026 } from './data/calendar-2026.ts';
export { INSTRUMENTS, type Instrument, type InstrumentId, SOURCES, type SourceKey } from './data/instruments.ts';
export { articlesText, articlesTextEn, articleText, articleTextEn, type Citation, cite, chineseOrdinal } from './sources.ts';
export {
  type ApproverRole,
  type ClockRule,
  EXCLUSION_KINDS,
  type ExclusionKind,
  type ExtensionRule,
  SIDES,
  type Side,
  type Unit,
  UNITS,
} from './time/clock-rule.ts';
export { CLOCK_RULES } from './data/clocks.ts';
export { EXCLUSIONS, type Exclusion } from './data/exclusions.ts';
export { type ClockFacts, computeDue, type DueDate, type GrantedExtension, type Interval } from './time/due.ts';
export { type LedgerKind, type LedgerLine, unitText } from './time/ledger.ts';
export {
  CLOCK_STATES,
  type ClockQuestion,
  type ClockState,
  clockState,
  type ClockView,
  type Reminder,
  reminders,
} from './time/clock-state.ts';
export { checkExtension, checkPause, checkResume, type ExtensionRequest } from './time/extension.ts';
export { type CourtWindow, courtWindow, type RightsEnd, type RollableDate } from './time/court-window.ts';
export { type Surcharge, surcharge, type SurchargeFacts } from './time/surcharge.ts';
export { type Limitation, limitation, type LimitationFacts } from './time/limitation.ts';
export { capitalYuan, dateCapitals, dateText, plainYuan, yuanText } from './money.ts';
export { clockRule, findClockRule } from './time/clocks.ts';
export { STAGE_NAMES, type Stage, STAGES } from './stages.ts';
export {
  type AllGateFacts,
  type DecisionGate,
  type Gate,
  gate,
  type GateFacts,
  type GateId,
  GATES,
  isGateId,
  type RefusalGate,
} from './gates/registry.ts';
export type { FilingFacts, ShouldFileFacts } from './gates/filing.ts';
export { type CollectiveFacts, HEARING_THRESHOLD_FEN, type HearingFacts, type LegalReviewFacts } from './gates/hearing.ts';
export { CRIME_THRESHOLD_FEN, type CrimeFacts, type CriminalDutyFacts } from './gates/crime.ts';
export type { CertificateShownFacts, OfficerFacts, OfficersFacts, RecusalFacts, SeparationFacts } from './gates/officers.ts';
export type { CollectiveDoneFacts, DiscretionFacts, LegalReviewDoneFacts, SameActFacts } from './gates/decision.ts';
export type { AggravationFacts, NoticeFacts, RevocationFacts } from './gates/notice.ts';
export type { CoercionTimeFacts, CourtFacts, ElectronicServiceFacts } from './gates/court.ts';
export { CLOSURE_GROUND_NAMES, CLOSURE_GROUNDS, type ClosureFacts, type ClosureGround } from './gates/closure.ts';
export {
  type FineFacts,
  type FineRange,
  fineRange,
  type FineRule,
  type LegalBasis,
  NEW_LAW_FROM,
  type Offence,
  SHARE_BASES,
  type ShareBasis,
} from './offence.ts';
export { OFFENCES } from './data/offences.ts';
export { documentNumber, documentType, type DocumentType, HEAD_KINDS, type HeadKind } from './document-catalogue.ts';
export { DOCUMENT_CATALOGUE } from './data/documents.ts';
export { timeLimitsPage } from './time/time-limits-page.ts';
