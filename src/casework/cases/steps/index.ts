import { ApproveClosureStep } from './approve-closure.step.ts';
import { ApproveDecisionStep } from './approve-decision.step.ts';
import { ApproveFilingStep } from './approve-filing.step.ts';
import { ApproveNoticeStep } from './approve-notice.step.ts';
import { ArchiveStep } from './archive.step.ts';
import { DeliberateStep } from './deliberate.step.ts';
import { DraftDecisionStep } from './draft-decision.step.ts';
import { DraftNoticeStep } from './draft-notice.step.ts';
import { FilingOpinionStep } from './filing-opinion.step.ts';
import { HoldHearingStep } from './hold-hearing.step.ts';
import { InvestigateStep } from './investigate.step.ts';
import { LegalityReviewStep } from './legality-review.step.ts';
import { ProposeClosureStep } from './propose-closure.step.ts';
import { ProposeFilingStep } from './propose-filing.step.ts';
import { RecordFulfilmentStep } from './record-fulfilment.step.ts';
import { RecordResponseStep } from './record-response.step.ts';
import { ReexamineDefenceStep } from './reexamine-defence.step.ts';
import { ReviewCaseStep } from './review-case.step.ts';
import { ServeDecisionStep } from './serve-decision.step.ts';
import { ServeNoticeStep } from './serve-notice.step.ts';
import { WriteReportStep } from './write-report.step.ts';

/** Every step of workflows/case-handling.bpmn, in the order of the procedure. */
export const CASE_STEPS = [
  ProposeFilingStep,
  FilingOpinionStep,
  ApproveFilingStep,
  InvestigateStep,
  WriteReportStep,
  ReviewCaseStep,
  LegalityReviewStep,
  DeliberateStep,
  DraftNoticeStep,
  ApproveNoticeStep,
  ServeNoticeStep,
  RecordResponseStep,
  ReexamineDefenceStep,
  HoldHearingStep,
  DraftDecisionStep,
  ApproveDecisionStep,
  ServeDecisionStep,
  RecordFulfilmentStep,
  ProposeClosureStep,
  ApproveClosureStep,
  ArchiveStep,
];
