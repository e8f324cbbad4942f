import type { ClockRule } from './clock-rule.ts';
import { CLOCK_RULES } from '../data/clocks.ts';
import type { LawDate } from '../dates.ts';
import { isInForce } from '../types.ts';

/** The rule of this id in force on the day; undefined when the table has none. */
export const findClockRule = (id: string, on: LawDate): ClockRule | undefined =>
  CLOCK_RULES.find((rule) => rule.id === id && isInForce(rule.effective, on));

/** The same, for ids that must exist. Before the window opens the first version stands, so that old dates can still be counted. */
export function clockRule(id: string, on?: LawDate): ClockRule {
  const rule = (on && findClockRule(id, on)) ?? CLOCK_RULES.find((candidate) => candidate.id === id);
  if (!rule) throw new RangeError(`no time limit ${id}: see src/law/data/clocks.ts`);
  return rule;
}
