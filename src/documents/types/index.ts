import type { Text } from '../../platform/forms/field.ts';
import { DeliveryReceiptFields } from './delivery-receipt.fields.ts';
import { FilingApprovalFields } from './filing-approval.fields.ts';
import { PenaltyDecisionFields } from './penalty-decision.fields.ts';
import { PenaltyNoticeFields } from './penalty-notice.fields.ts';
import { presentDeliveryReceipt, presentFilingApproval, presentPenaltyDecision } from './presentation.ts';
import { StopOrderFields } from './stop-order.fields.ts';

/** What a document type is, as far as printing and numbering go. `Fields` holds everything the page says that is not on the envelope. */
export interface DocumentType {
  /** Row of law.md 3.2; for a type with two names, the row by its fields. */
  key: string;
  catalogueRow: number;
  name: Text;
  fields: new () => object;
  /** Type letter(s) 文种 of the number series (law.md 3.1). */
  letter: string;
  /** Name, letter and row when the fields ask for another one (告知书 with a hearing). */
  variant?: (fields: Record<string, unknown>) => { name: Text; letter: string; catalogueRow: number } | undefined;
  /** What the page shows beside the fields, computed from them. */
  present?: (fields: Record<string, unknown>) => Record<string, unknown>;
  /** A form kept in the file (表格), no seal. */
  isForm: boolean;
}

const DEFINITIONS: readonly DocumentType[] = [
  {
    key: 'filing-approval',
    catalogueRow: 7,
    name: { zh: '立案呈批表', en: 'Filing approval' },
    fields: FilingApprovalFields,
    letter: '立',
    isForm: true,
    present: presentFilingApproval,
  },
  {
    key: 'stop-order',
    catalogueRow: 3,
    name: { zh: '责令停止违法行为通知书', en: 'Order to stop' },
    fields: StopOrderFields,
    letter: '停',
    isForm: false,
  },
  {
    key: 'penalty-notice',
    catalogueRow: 30,
    name: { zh: '行政处罚告知书', en: 'Advance penalty notice' },
    fields: PenaltyNoticeFields,
    letter: '告',
    isForm: false,
    variant: (fields) =>
      fields['hearing'] === true
        ? { name: { zh: '行政处罚听证告知书', en: 'Advance notice with right to a hearing' }, letter: '听告', catalogueRow: 31 }
        : undefined,
  },
  {
    key: 'penalty-decision',
    catalogueRow: 37,
    name: { zh: '行政处罚决定书', en: 'Penalty decision' },
    fields: PenaltyDecisionFields,
    letter: '罚',
    isForm: false,
    present: presentPenaltyDecision,
  },
  {
    key: 'delivery-receipt',
    catalogueRow: 41,
    name: { zh: '送达回证', en: 'Delivery receipt' },
    fields: DeliveryReceiptFields,
    letter: '送',
    isForm: true,
    present: presentDeliveryReceipt,
  },
];

export const DOCUMENT_TYPES: ReadonlyMap<string, DocumentType> = new Map(DEFINITIONS.map((type) => [type.key, type]));

/** Name, letter and catalogue row of a type with these fields. */
export function describeType(type: DocumentType, fields: Record<string, unknown>): { name: Text; letter: string; catalogueRow: number } {
  return type.variant?.(fields) ?? { name: type.name, letter: type.letter, catalogueRow: type.catalogueRow };
}

export { DeliveredDocument, DeliveryReceiptFields, DELIVERY_METHODS } from './delivery-receipt.fields.ts';
export { FilingApprovalFields, LEAD_SOURCES, Opinion } from './filing-approval.fields.ts';
export { PenaltyDecisionFields } from './penalty-decision.fields.ts';
export { PenaltyNoticeFields } from './penalty-notice.fields.ts';
export { type PartyKind, PENALTY_KINDS, PENALTY_LABELS, PenaltyItem } from './parts.ts';
export { StopOrderFields } from './stop-order.fields.ts';
