/** Work items and the process they belong to. */
import type { FormField, Problem } from './forms.ts';

export type MatterKind = 'lead' | 'case';

export interface Page<T> {
  items: T[];
  nextCursor?: string | null;
  total?: number;
}

export type DueState = 'ok' | 'soon' | 'today' | 'over' | 'paused' | 'done';

export interface WorkClock {
  lawId: string;
  dueOn: string | null;
  state: string;
  text: string;
  textEn?: string;
  daysLeft: number | null;
  unit?: string;
}

export interface MatterHead {
  kind: MatterKind;
  id: string;
  number: string | null;
  title: string;
  partyName: string | null;
}

export interface WorkItem {
  id: string;
  revision: number;
  step: { key: string; elementId?: string; name: string; nameEn: string; stage: string };
  matter: MatterHead;
  role: string;
  assignee: { id: string; name: string } | null;
  openedAt: string;
  closedAt?: string | null;
  completedBy?: { id: string; name: string } | null;
  status?: string;
  clock: WorkClock | null;
  mine: boolean;
}

export interface WorkAction {
  name: string;
  label: string;
  labelEn?: string;
  enabled: boolean;
  reason?: string | null;
  reasonEn?: string | null;
  kinds?: Array<{ kind: string; name: string; nameEn: string }>;
}

export interface WorkItemDetail extends WorkItem {
  basis?: string;
  form: { fields: FormField[] };
  prefill: Record<string, unknown>;
  missing: Problem[];
  actions: WorkAction[];
}

export interface Completed {
  workItemId: string;
  matter: { kind: MatterKind; id: string };
  opened: Array<{ id: string; step: { name: string; nameEn?: string } | string }>;
  done: boolean;
}

export interface TakenProcess {
  key: string;
  name: string;
  nameEn?: string;
  version?: number;
  versionHash: string;
  xml: string;
  taken: string[];
  live: string[];
  incidents: Array<{ id: string; elementId: string; message?: string }>;
  visits: Record<string, Array<{ at: string; by?: string | null }>>;
}

export interface Incident {
  id: string;
  /** mismatch: a memoised step was wrong; the matter went on rightly, and there is nothing to do again. */
  kind: 'timer' | 'message' | 'job' | 'mismatch';
  elementId: string | null;
  error: string;
  attempts: number;
  at: string;
  lastAt: string;
  resolvedAt: string | null;
  matter: { kind: MatterKind; id: string; number: string | null; title: string };
}

export interface ProcedureVersion {
  key: string;
  name: string;
  nameEn?: string;
  version?: number;
  versionHash: string;
  instances?: number;
  current?: boolean;
  createdAt?: string;
  memo: ProcedureMemo;
}

/** How far a version is compiled to a table of transitions, and what the table did on this server (docs/memo.md). */
export interface ProcedureMemo {
  phase: 'none' | 'waiting' | 'unfolding' | 'whole' | 'partial' | 'failed';
  unfolding: { states: number; recipes: number; waiting: number; unforeseeable: number } | null;
  faults: Array<{ place: string | null; elementId?: string; action?: { kind: string }; reason: string }>;
  milliseconds: number | null;
  madeAt: string | null;
  error: string | null;
  steps: { replayed: number; run: number; plain: number; checked: number; mismatches: number; isDistrusted: boolean };
}
