import type { ApproverRole, ClockRule, ExtensionRule } from '../time/clock-rule.ts';
import type { Bilingual } from '../types.ts';

export const t = (zh: string, en: string): Bilingual => ({ zh, en });

type Defaulted = 'direction' | 'extension' | 'exclusions' | 'isLaw' | 'rollsOver' | 'effective';
export type ClockRow = Omit<ClockRule, Defaulted> & Partial<Pick<ClockRule, Defaulted>> & { since?: string };

/**
 * One row with the defaults of the table: counted forward, no extension, nothing excluded; a [config] number is no law;
 * the last day rolls over unless the limit is our own (law.md 0.4).
 */
export function row({ since, ...given }: ClockRow): ClockRule {
  return {
    direction: 'forward',
    extension: { kind: 'none' },
    exclusions: [],
    isLaw: given.confidence !== 'config',
    rollsOver: given.side !== 'agency',
    effective: { from: since ?? '2024-05-01', to: null },
    ...given,
  };
}

/** An extension of at most `max` days, granted once. */
export const once = (max: number, unit: 'working_day' | 'calendar_day', ...approvers: ApproverRole[]): ExtensionRule => ({
  kind: 'limited',
  max,
  unit,
  times: 1,
  approvers,
});

/** An extension without a number in the law. */
export const open = (condition: Bilingual, unit: 'working_day' | 'calendar_day', ...approvers: ApproverRole[]): ExtensionRule => ({
  kind: 'open',
  condition,
  unit,
  approvers,
});
