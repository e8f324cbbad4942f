import type { Offence } from '../offence.ts';
import { RIGHTS_AND_DUTIES } from './offences/rights-and-duties.ts';
import { WORKING_THE_GROUND } from './offences/working-the-ground.ts';

/** law.md 4.2. */
export const OFFENCES: readonly Offence[] = [...WORKING_THE_GROUND, ...RIGHTS_AND_DUTIES];
