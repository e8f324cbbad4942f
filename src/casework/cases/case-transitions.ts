/**
 * The life of a case file, as one table. Nothing else assigns `status`; a row that is not here is refused.
 * Sources: filing 令12 art 16; decision art 35; closure art 46; archive art 47.
 */
export const CASE_STATUSES = ['PREPARING', 'FILED', 'NOT_FILED', 'DECIDED', 'CLOSED', 'ARCHIVED'] as const;
export type CaseStatus = (typeof CASE_STATUSES)[number];

export const CASE_ACTIONS = ['FILE', 'REFUSE_FILING', 'DECIDE', 'CLOSE', 'ARCHIVE'] as const;
export type CaseAction = (typeof CASE_ACTIONS)[number];

interface Transition {
  from: CaseStatus;
  action: CaseAction;
  to: CaseStatus;
  article: string;
}

export const CASE_TRANSITIONS: readonly Transition[] = [
  { from: 'PREPARING', action: 'FILE', to: 'FILED', article: '《自然资源行政处罚办法》第十六条' },
  { from: 'PREPARING', action: 'REFUSE_FILING', to: 'NOT_FILED', article: '《自然资源行政处罚办法》第十六条' },
  { from: 'FILED', action: 'DECIDE', to: 'DECIDED', article: '《自然资源行政处罚办法》第三十五条' },
  // without a decision: the investigation was terminated
  { from: 'FILED', action: 'CLOSE', to: 'CLOSED', article: '《自然资源行政处罚办法》第二十八条、第四十六条' },
  { from: 'DECIDED', action: 'CLOSE', to: 'CLOSED', article: '《自然资源行政处罚办法》第四十六条' },
  { from: 'CLOSED', action: 'ARCHIVE', to: 'ARCHIVED', article: '《自然资源行政处罚办法》第四十七条' },
];

/** The status after the action, or undefined if the law knows no such step. */
export const nextStatus = (from: CaseStatus, action: CaseAction): CaseStatus | undefined =>
  CASE_TRANSITIONS.find((t) => t.from === from && t.action === action)?.to;
