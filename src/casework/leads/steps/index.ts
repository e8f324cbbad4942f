import { AcceptVerificationStep } from './accept-verification.step.ts';
import { ApproveStopOrderStep } from './approve-stop-order.step.ts';
import { IssueStopOrderStep } from './issue-stop-order.step.ts';
import { ScreenLeadStep } from './screen-lead.step.ts';
import { ServeStopOrderStep } from './serve-stop-order.step.ts';
import { VerifyLeadStep } from './verify-lead.step.ts';

export const LEAD_STEPS = [
  ScreenLeadStep,
  VerifyLeadStep,
  IssueStopOrderStep,
  ApproveStopOrderStep,
  ServeStopOrderStep,
  AcceptVerificationStep,
];
