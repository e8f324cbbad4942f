import { DELIVERY_METHODS } from './delivery-receipt.fields.ts';
import { LEAD_SOURCES } from './filing-approval.fields.ts';

type Fields = Record<string, unknown>;
const orEmpty = (value: unknown): unknown => value ?? '';

/** The form has one block for units and one for persons; the other one is struck out. */
export function presentFilingApproval(fields: Fields): Fields {
  const isUnit = fields['partyKind'] === 'ORGANISATION';
  const block = (isShown: boolean, names: Record<string, string>): Fields =>
    Object.fromEntries(Object.entries(names).map(([name, field]) => [name, isShown ? orEmpty(fields[field]) : '／']));
  return {
    unit: block(isUnit, {
      name: 'partyName',
      representative: 'partyRepresentative',
      address: 'partyAddress',
      phone: 'partyPhone',
      creditCode: 'partyCreditCode',
    }),
    person: block(!isUnit, {
      name: 'partyName',
      sex: 'partySex',
      age: 'partyAge',
      employer: 'partyEmployer',
      post: 'partyPost',
      address: 'partyAddress',
      phone: 'partyPhone',
      idNumber: 'partyIdNumber',
    }),
    sourceChoices: Object.entries(LEAD_SOURCES).map(([value, label]) => ({
      label: label.zh,
      isChosen: Array.isArray(fields['sources']) && fields['sources'].includes(value),
    })),
  };
}

/** The bank and the surcharge are told only with a fine (处罚法 arts 67, 72). */
export const presentPenaltyDecision = (fields: Fields): Fields => ({
  hasFine: Array.isArray(fields['penalties']) && fields['penalties'].some((item: { kind?: string }) => item.kind === 'FINE'),
});

export const presentDeliveryReceipt = (fields: Fields): Fields => ({
  methodLabel: DELIVERY_METHODS[fields['method'] as keyof typeof DELIVERY_METHODS]?.zh ?? '',
});
