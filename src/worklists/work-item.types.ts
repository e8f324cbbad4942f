import type { Problem } from '../platform/errors.ts';
import type { FormField } from '../platform/forms/field.ts';
import type { ClockSummary, MatterKind } from '../procedures/index.ts';

/** One line of a work list. */
export interface WorkItemView {
  id: string;
  revision: number;
  status: 'OPEN' | 'COMPLETED' | 'CANCELLED';
  step: { key: string; elementId: string; name: string; nameEn: string; stage: string };
  matter: { kind: MatterKind; id: string; bureauCode: string; number: string | null; title: string; partyName: string | null };
  role: string;
  assignee: { id: string; name: string } | null;
  openedAt: Date;
  closedAt: Date | null;
  completedBy: { id: string; name: string } | null;
  clock: ClockSummary | null;
  /** My role in my bureau, and nobody else's. */
  mine: boolean;
}

export interface WorkItemAction {
  name: 'complete' | 'claim' | 'release' | 'hand-over';
  label: string;
  labelEn: string;
  enabled: boolean;
  /** Why not; null when enabled. */
  reason: string | null;
  reasonEn: string | null;
}

/** One item with its form, as the person who asks may use it. */
export interface WorkItemDetail extends WorkItemView {
  /** Legal basis as drawn. */
  basis: string;
  form: { fields: FormField[] };
  prefill: object;
  /** What stands against the step whatever is entered. */
  missing: Problem[];
  actions: WorkItemAction[];
}

/** A row as read; `WorkItemView` without its clock. */
export interface WorkItemRow extends Omit<WorkItemView, 'clock'> {
  instanceId: string;
  versionId: string;
  lawId: string | null;
  dueOn: string | null;
}
