import type { Bureau } from './story.ts';

/** Who does the steps of a bureau, by the seat the drawing asks for; `lead` and `second` are the two officers. */
export const CAST = {
  dengfeng: {
    'intake-clerk': 'intake',
    lead: 'handler',
    second: 'handler2',
    'handling-unit-head': 'unit-head',
    examiner: 'examiner',
    'legal-reviewer': 'legal',
    'deputy-head': 'deputy',
    'bureau-head': 'head',
    archivist: 'archivist',
  },
  gongyi: { 'intake-clerk': 'gongyi-intake', lead: 'gongyi-handler', second: 'gongyi-handler2' },
} as const satisfies Record<Bureau, Partial<Record<Seat, string>>>;

export type Seat =
  'intake-clerk' | 'lead' | 'second' | 'handling-unit-head' | 'examiner' | 'legal-reviewer' | 'deputy-head' | 'bureau-head' | 'archivist';

/** The user name of a seat; the two officers change places where the second one leads. Throws for a seat the bureau has not filled. */
export function usernameOf(bureau: Bureau, seat: Seat, isSecondLead = false): string {
  const swapped = isSecondLead && (seat === 'lead' || seat === 'second') ? (seat === 'lead' ? 'second' : 'lead') : seat;
  const username = (CAST[bureau] as Partial<Record<Seat, string>>)[swapped];
  if (!username) throw new Error(`${bureau} has nobody for the seat "${seat}"`);
  return username;
}

/** What forms ask for in a bureau of the demonstration. */
export const CONTACT = { contactPhone: '0371-62871234', contactAddress: '登封市嵩山路8号' };
export const BANK = { bankName: '中国工商银行登封支行', bankAddress: '登封市中岳大街120号', bankAccount: '1702020009200123456' };
