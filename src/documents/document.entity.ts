import type { CalendarDate } from '../platform/calendar-date.ts';
import type { MatterKind } from '../procedures/step.ts';

export const DOCUMENT_STATUSES = ['DRAFT', 'ISSUED', 'VOIDED'] as const;
export type DocumentStatus = (typeof DOCUMENT_STATUSES)[number];
/** NONE: not issued yet. PENDING: its job will make it. FAILED: the job gave up. */
export type PdfState = 'NONE' | 'PENDING' | 'READY' | 'FAILED';
export type Fields = Record<string, unknown>;

/** One row of legal_document, read by hand-written SQL (document.repository.ts). */
export interface LegalDocument {
  id: string;
  matterKind: MatterKind;
  matterId: string;
  bureauCode: string;
  type: string;
  status: DocumentStatus;
  fields: Fields;
  composed: Fields;
  revision: number;
  organName: string | null;
  number: string | null;
  issuedAt: Date | null;
  /** The date of issue in Shanghai. */
  issuedOn: CalendarDate | null;
  createdAt: Date;
  pdfState: PdfState;
  pdfSha256: string | null;
  pages: number | null;
  pdfError: string | null;
  voidReason: string | null;
}
