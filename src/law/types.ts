/**
 * Words of this folder.
 * rule: one row of a law table · clock: one running time limit · citation: where a rule stands · confidence: how well we know it ·
 * gate: a condition of lawfulness, either refusing a step or deciding a question.
 */
import type { LawDate } from './dates.ts';

export interface Bilingual {
  zh: string;
  en: string;
}

/** Half-open window [from, to) of Asia/Shanghai calendar dates; `to` null: still in force. */
export interface EffectiveWindow {
  from: LawDate;
  to: LawDate | null;
}

export const isInForce = (window: EffectiveWindow, on: LawDate): boolean => window.from <= on && (window.to === null || on < window.to);

/** How well a fact is known; the marks of law.md 0.1. Only 'config' is never shown as law. */
export const CONFIDENCES = ['sourced', 'sourced-excerpt', 'memory', 'seed', 'config'] as const;
export type Confidence = (typeof CONFIDENCES)[number];

/** One reason for a refusal. Same shape as platform's Problem, declared here because law imports nothing. */
export interface Problem {
  code: string;
  message: string;
  messageEn: string;
  field?: string;
  /** Id of the law table: D-07, G-HEAR, E8. */
  rule: string;
  /** Legal source as printed in Chinese. */
  article: string;
  /** Chinese: what would make it possible. */
  cure: string;
}

/** Why a question was answered yes (or is in doubt). */
export interface Reason extends Bilingual {
  article: string;
}

export interface Decision {
  isTrue: boolean;
  /** The facts do not settle it: a person of the law division must. */
  isDoubtful?: boolean;
  reasons: Reason[];
}
