/** Leads, cases, and what lies in their files. */
import type { FormField, Problem, Text } from './forms.ts';
import type { MatterKind } from './work.ts';

export interface Party {
  id: string;
  kind: string;
  name: string;
  idType?: string;
  idNumber?: string;
  creditCode?: string;
  legalRepresentative?: string;
  address?: string;
  phone?: string;
  revision?: number;
  history?: unknown[];
  matters?: Array<{ kind: MatterKind; id: string; number: string | null; title: string }>;
}

export interface Lead {
  id: string;
  number: string;
  status: string;
  stage?: string;
  channel: string;
  leadClass?: string;
  place: string;
  gist?: string;
  summary?: string;
  offenceCode?: string | null;
  partyName?: string | null;
  party?: Party | null;
  receivedAt: string;
  isOngoing?: boolean;
}

export interface Duplicate {
  lead: { id: string; number: string; status: string; receivedAt: string; place: string; partyName: string | null; gist: string };
  score: number;
  reasons: Array<{ code: string; text: Text }>;
}

export interface StageStep {
  stage: string;
  name?: string;
  state: 'done' | 'live' | 'next';
  on: string | null;
}

export interface MatterFile {
  [member: string]: unknown;
}

export interface DocumentRow {
  id: string;
  type: string;
  name: string;
  nameEn?: string;
  status: 'DRAFT' | 'ISSUED' | 'VOIDED';
  number: string | null;
  revision: number;
  createdAt: string;
  issuedAt?: string | null;
  sha256?: string | null;
  pages?: number | null;
  pdf: 'READY' | 'PENDING' | 'FAILED' | null;
}

export interface DocumentDetail extends DocumentRow {
  /** What may be done now, and why not. */
  actions: Array<{ name: 'change' | 'issue' | 'void'; enabled: boolean; reason: string | null; reasonEn: string | null }>;
  fields: Record<string, unknown>;
  form: { fields: FormField[] };
  problems: Problem[];
  matter: { kind: MatterKind; id: string };
}

export interface Evidence {
  id: string;
  kind: string;
  name: string;
  description: string | null;
  fileName: string;
  mediaType: string;
  sizeBytes: number;
  sha256: string;
  takenOn: string | null;
  takenBy: string;
  certificateShown?: boolean | null;
  uploadedAt: string;
  createdByName?: string;
  withdrawnAt?: string | null;
  withdrawalReason?: string | null;
}

export interface LogEntry {
  id: string;
  at: string;
  by: { id: string; name: string } | null;
  action: string;
  label: string;
  labelEn?: string;
  detail?: unknown;
}
