import { DOCUMENT_CATALOGUE } from './data/documents.ts';
import type { LawDate } from './dates.ts';
import { yearOf } from './dates.ts';
import type { Stage } from './stages.ts';
import type { Bilingual, Confidence } from './types.ts';

/** plain: black organ and document name; form: a table; letter: letter format; red: red-headed official document (law.md part 7). */
export const HEAD_KINDS = ['plain', 'form', 'letter', 'red'] as const;
export type HeadKind = (typeof HEAD_KINDS)[number];

export interface DocumentType {
  /** Row of law.md 3.2. */
  no: number;
  key: string;
  name: Bilingual;
  /** Process step of law.md part 1. */
  when: string;
  /** Stage of the stage line; null for papers outside of it. */
  stage: Stage | null;
  /** Last signer, in Chinese. */
  signer: string;
  copies: number;
  /** Needs a 送达回证. */
  returnReceipt: boolean;
  head: HeadKind;
  /** 文种 in the number, e.g. 罚; null: not numbered. A proposal [config]; the pattern is data of the bureau. */
  numberLetter: string | null;
  confidence: Confidence;
}

/** The type of this key. Throws RangeError on an unknown one. */
export function documentType(key: string): DocumentType {
  const found = DOCUMENT_CATALOGUE.find((type) => type.key === key);
  if (!found) throw new RangeError(`no document type ${key}: see src/law/data/documents.ts`);
  return found;
}

/** {机关代字}{文种}〔{yyyy}〕{n}号: full year in 〔〕, no leading zero, no 第 (law.md 3.1). */
export const documentNumber = (organCode: string, numberLetter: string, on: LawDate, serial: number): string =>
  `${organCode}${numberLetter}〔${yearOf(on)}〕${serial}号`;
