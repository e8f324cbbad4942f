/** The life of a lead as one table. Nothing else assigns `status`; a row that is not here is refused. Sources: seed 三(二); 令12 arts 11, 15, 16. */
export const LEAD_STATUSES = ['REGISTERED', 'VERIFYING', 'MERGED', 'REDIRECTED', 'UNTRUE', 'FILED'] as const;
export type LeadStatus = (typeof LEAD_STATUSES)[number];

export const LEAD_ACTIONS = ['ASSIGN', 'MERGE', 'REDIRECT', 'REFUTE', 'FILE'] as const;
export type LeadAction = (typeof LEAD_ACTIONS)[number];

export const LEAD_TRANSITIONS: ReadonlyArray<{ from: LeadStatus; action: LeadAction; to: LeadStatus }> = [
  { from: 'REGISTERED', action: 'ASSIGN', to: 'VERIFYING' },
  { from: 'REGISTERED', action: 'MERGE', to: 'MERGED' },
  { from: 'REGISTERED', action: 'REDIRECT', to: 'REDIRECTED' },
  { from: 'VERIFYING', action: 'REDIRECT', to: 'REDIRECTED' },
  { from: 'VERIFYING', action: 'REFUTE', to: 'UNTRUE' },
  { from: 'VERIFYING', action: 'FILE', to: 'FILED' },
];

export const nextLeadStatus = (from: LeadStatus, action: LeadAction): LeadStatus | undefined =>
  LEAD_TRANSITIONS.find((t) => t.from === from && t.action === action)?.to;

/** Still being worked on. */
export const isOpen = (status: LeadStatus): boolean => status === 'REGISTERED' || status === 'VERIFYING';
