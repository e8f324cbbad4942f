import type { Bilingual } from './types.ts';

/** The stage line of a matter (design/ui.md), in order. */
export const STAGES = [
  'lead',
  'verification',
  'filing',
  'investigation',
  'review',
  'notice',
  'decision',
  'delivery',
  'fulfilment',
  'closure',
] as const;
export type Stage = (typeof STAGES)[number];

export const STAGE_NAMES: Record<Stage, Bilingual> = {
  lead: { zh: '线索', en: 'Lead' },
  verification: { zh: '核查', en: 'Verification' },
  filing: { zh: '立案', en: 'Filing' },
  investigation: { zh: '调查', en: 'Investigation' },
  review: { zh: '审理', en: 'Review' },
  notice: { zh: '告知', en: 'Notice' },
  decision: { zh: '决定', en: 'Decision' },
  delivery: { zh: '送达', en: 'Delivery' },
  fulfilment: { zh: '执行', en: 'Fulfilment' },
  closure: { zh: '结案', en: 'Closure' },
};
