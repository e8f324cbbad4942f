import { type Offence, OFFENCES } from '../../law/index.ts';

/** 案由 by its code in the offence catalogue. Throws RangeError: a file cannot hold a code that the catalogue lacks. */
export function causeOf(code: string): Offence {
  const found = OFFENCES.find((o) => o.code === code);
  if (!found) throw new RangeError(`no offence ${code} in src/law/data/offences.ts`);
  return found;
}
