import type { DocumentStatus, LegalDocument, PdfState } from './document.entity.ts';
import { describeType, DOCUMENT_TYPES } from './types/index.ts';

/** A document as lists show it. */
export interface DocumentItem {
  id: string;
  type: string;
  name: string;
  nameEn: string;
  status: DocumentStatus;
  number: string | null;
  revision: number;
  createdAt: Date;
  issuedAt: Date | null;
  sha256: string | null;
  pages: number | null;
  /** null: nothing to print yet. */
  pdf: Exclude<PdfState, 'NONE'> | null;
  voidReason: string | null;
}

export function itemOf(document: LegalDocument): DocumentItem {
  const name = describeType(DOCUMENT_TYPES.get(document.type)!, document.fields).name;
  return {
    id: document.id,
    type: document.type,
    name: name.zh,
    nameEn: name.en,
    status: document.status,
    number: document.number,
    revision: document.revision,
    createdAt: document.createdAt,
    issuedAt: document.issuedAt,
    sha256: document.pdfSha256,
    pages: document.pages,
    pdf: document.pdfState === 'NONE' ? null : document.pdfState,
    voidReason: document.voidReason,
  };
}
