import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { CaseParty, CaseView } from '../cases/case-view.ts';

type Fields = Record<string, unknown>;
const present = (fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null && value !== undefined && value !== ''));

/** Whole years on the day. */
export const ageOn = (birthOn: CalendarDate, on: CalendarDate): number =>
  Number(on.slice(0, 4)) - Number(birthOn.slice(0, 4)) - (on.slice(5) < birthOn.slice(5) ? 1 : 0);

/** The party block of every document (处罚法 art 59(1)). */
export function partyFields(party: CaseParty | null, today: CalendarDate): Fields {
  if (!party) return {};
  return present({
    partyKind: party.kind === 'person' ? 'PERSON' : 'ORGANISATION',
    partyName: party.name,
    partyCreditCode: party.creditCode,
    partyRepresentative: party.legalRepresentative,
    partyPost: party.post,
    partyIdNumber: party.idNumber,
    partySex: party.sex,
    partyAge: party.birthOn ? ageOn(party.birthOn, today) : null,
    partyEmployer: party.employer,
    partyAddress: party.address ?? '（住所不详）',
    partyPhone: party.phone,
  });
}

/** Names of the case officers as documents print them. */
export const officerNames = (view: CaseView): string => view.officers.map((o) => o.name).join('、');
