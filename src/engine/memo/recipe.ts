import type { Asked } from '../oracle/recording.ts';
import type { Moved } from '../run/step.ts';
import type { ArmedTimer, StepResult } from '../types.ts';
import { type CanonicalForm, rename } from './canonical-form.ts';

/** What one transition does, for any instance: the step result of the canonical run, with canonical names and without dates. */
export interface Recipe extends Omit<StepResult, 'state' | 'timers'> {
  timers: Array<Omit<ArmedTimer, 'dueAt'>>;
  /** For each timer: which answer of this step told its due date; null: it was armed before. */
  dueFrom: Array<number | null>;
  /** The canonical text the process stands at afterwards; null once done. */
  next: string | null;
  /** For each id of the next text: its name in the canonical run. */
  ids: string[];
}

/**
 * Writes down a canonical run (revision 1 on a canonical text). Which answer armed which timer is seen by the identity of the date:
 * the log must hold a Date object of its own for every answer (see `distinctDates`).
 */
export function writeRecipe(moved: Moved, log: readonly Asked[], form: CanonicalForm | null, hash: string | null): Recipe {
  const { text: _, timers, ...rest } = moved;
  const strangers = form?.ids.filter((id) => !/^[01]\./.test(id)) ?? [];
  if (strangers.length) throw new Error(`${strangers.join(', ')}: no ids of a canonical run`);
  return {
    ...rest,
    timers: timers.map(({ dueAt: _date, ...timer }) => timer),
    dueFrom: timers.map(({ dueAt }) => (dueAt ? log.findIndex(({ answer }) => answer.dueAt === dueAt) : null)),
    next: hash,
    ids: form?.ids ?? [],
  };
}

/** The recipe in an instance's own names: everything of the step result but the state. `ids`: its ids before the step. */
export function applyRecipe(recipe: Recipe, ids: readonly string[], revision: number, log: readonly Asked[]): Omit<StepResult, 'state'> {
  const own = <T extends { executionId?: string }>(entry: T): T =>
    entry.executionId === undefined ? { ...entry } : { ...entry, executionId: rename(entry.executionId, ids, revision) };
  return {
    status: recipe.status,
    waits: recipe.waits.map(own),
    timers: recipe.timers.map((timer, index) => {
      const from = recipe.dueFrom[index];
      const dueAt = from === null || from === undefined ? undefined : log[from]!.answer.dueAt;
      const { executionId, elementId, expression, repeat } = own(timer);
      return { executionId, elementId, expression, ...(dueAt && { dueAt }), ...(repeat !== undefined && { repeat }) };
    }),
    effects: recipe.effects.map(own),
    history: recipe.history.map(own),
  };
}

export const nextIds = (recipe: Recipe, ids: readonly string[], revision: number): string[] =>
  recipe.ids.map((name) => rename(name, ids, revision));
