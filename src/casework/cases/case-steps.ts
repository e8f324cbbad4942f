import { ApproveClosureStep } from '../closure/approve-closure.step.ts';
import { ApproveDecisionStep } from '../decision/approve-decision.step.ts';
import { ApproveFilingStep } from '../filing/approve-filing.step.ts';
import { ApproveNoticeStep } from '../notice/approve-notice.step.ts';
import { ArchiveStep } from '../closure/archive.step.ts';
import { DeliberateStep } from '../review/deliberate.step.ts';
import { DraftDecisionStep } from '../decision/draft-decision.step.ts';
import { DraftNoticeStep } from '../notice/draft-notice.step.ts';
import { FilingOpinionStep } from '../filing/filing-opinion.step.ts';
import { HoldHearingStep } from '../hearing/hold-hearing.step.ts';
import { InvestigateStep } from '../investigation/investigate.step.ts';
import { LegalityReviewStep } from '../review/legality-review.step.ts';
import { ProposeClosureStep } from '../closure/propose-closure.step.ts';
import { ProposeFilingStep } from '../filing/propose-filing.step.ts';
import { RecordFulfilmentStep } from '../fulfilment/record-fulfilment.step.ts';
import { RecordResponseStep } from '../notice/record-response.step.ts';
import { ReexamineDefenceStep } from '../notice/reexamine-defence.step.ts';
import { ReviewCaseStep } from '../review/review-case.step.ts';
import { ServeDecisionStep } from '../delivery/serve-decision.step.ts';
import { ServeNoticeStep } from '../delivery/serve-notice.step.ts';
import { WriteReportStep } from '../investigation/write-report.step.ts';

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
