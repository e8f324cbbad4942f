import type { ClockRule } from '../time/clock-rule.ts';
import { CLOCKS_CRIME } from './clocks-crime.ts';
import { CLOCKS_LEAD_TO_DECISION } from './clocks-lead-to-decision.ts';
import { CLOCKS_OVERSIGHT } from './clocks-oversight.ts';
import { CLOCKS_SERVICE_TO_COURT } from './clocks-service-to-court.ts';

/** Every time limit of law.md table 2, D-01 … D-63. */
export const CLOCK_RULES: readonly ClockRule[] = [
  ...CLOCKS_LEAD_TO_DECISION,
  ...CLOCKS_SERVICE_TO_COURT,
  ...CLOCKS_CRIME,
  ...CLOCKS_OVERSIGHT,
];
