import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import { type Asked, recordingOracle } from '../oracle/recording.ts';
import { move } from '../run/step.ts';
import type { CanonText, EngineAction, Oracle, TransitionData } from '../types.ts';
import { type CanonicalForm, canonicalForm, hashOf } from './canonical-form.ts';
import { decide, type DecisionTree, grow, recipesOf } from './decision-tree.ts';
import { type Recipe, writeRecipe } from './recipe.ts';

/** A run of the real engine on canonical names, and what it came to. */
export interface Recorded {
  recipe: Recipe;
  /** The text it ended at; null once done. */
  form: CanonicalForm | null;
  log: readonly Asked[];
}

/** Before the first step there is no text. */
export type CanonicalPlace = string | null;

/**
 * All that is known of one definition: canonical texts by hash, and for each place and action the tree of what it becomes.
 * Speaks canonical names only.
 */
export class TransitionTable {
  private readonly texts = new Map<string, Buffer>();
  private readonly trees = new Map<string, DecisionTree>();
  private count = 0;

  constructor(readonly definition: CompiledDefinition) {}

  /** How many places and recipes are known. */
  get size(): { states: number; recipes: number } {
    return { states: this.texts.size, recipes: this.count };
  }

  knows(hash: string): boolean {
    return this.texts.has(hash);
  }

  text(hash: string): string {
    return inflateRawSync(this.canon(hash).bytes).toString('utf8');
  }

  canon(hash: string): CanonText {
    const bytes = this.texts.get(hash);
    if (!bytes) throw new Error(`canonical text ${hash} was not loaded`);
    return { hash, bytes };
  }

  get canons(): CanonText[] {
    return [...this.texts].map(([hash, bytes]) => ({ hash, bytes }));
  }

  /** Takes in a stored text. Throws when it is not the text of its hash: a case must never go on from a place it was not at. */
  learn({ hash, bytes }: CanonText): void {
    const actual = hashOf(inflateRawSync(bytes).toString('utf8'));
    if (actual !== hash) throw new Error(`canonical text ${hash} is damaged: it hashes to ${actual}`);
    this.texts.set(hash, bytes);
  }

  keep(text: string, hash = hashOf(text)): string {
    if (!this.texts.has(hash)) this.texts.set(hash, deflateRawSync(Buffer.from(text), { level: 6 }));
    return hash;
  }

  /** The recipe for these answers, and what was asked on the way to it. Throws what the oracle throws. */
  find(place: CanonicalPlace, action: EngineAction, oracle: Oracle): { recipe: Recipe; log: Asked[] } | undefined {
    const tree = this.trees.get(keyOf(place, action));
    const { recipe, log } = tree ? decide(tree, oracle) : {};
    return recipe && { recipe, log: log! };
  }

  /** Runs the real engine once, on canonical names. Throws what it throws; remembers nothing. */
  run(text: string | null, action: EngineAction, oracle: Oracle): Recorded {
    const recorder = recordingOracle(distinctDates(oracle));
    const moved = move(this.definition, text, action, recorder, 1);
    const form = moved.text === null ? null : canonicalForm(moved.text);
    return { recipe: writeRecipe(moved, recorder.log, form, form && hashOf(form.text)), form, log: recorder.log };
  }

  /** Remembers a run. Throws NotDeterministicError. */
  remember(place: CanonicalPlace, action: EngineAction, { recipe, form, log }: Recorded): void {
    const key = keyOf(place, action);
    this.trees.set(key, grow(this.trees.get(key), log, recipe));
    this.count++;
    if (form) this.keep(form.text, recipe.next!);
  }

  /** Forgets all that this action at this place can become. */
  drop(place: CanonicalPlace, action: EngineAction): void {
    const key = keyOf(place, action);
    const tree = this.trees.get(key);
    if (tree) this.count -= [...recipesOf(tree)].length;
    this.trees.delete(key);
  }

  /** Every known recipe with the place it starts from. */
  *transitions(): Generator<{ place: CanonicalPlace; recipe: Recipe }> {
    for (const [key, tree] of this.trees) for (const recipe of recipesOf(tree)) yield { place: key.split('|')[0] || null, recipe };
  }

  stored(): TransitionData {
    return { states: [...this.texts.keys()], trees: [...this.trees] };
  }

  /** Takes over a stored table; its texts must have been learnt. A tree it brings replaces the one that was known. */
  adopt({ states, trees }: TransitionData): void {
    const missing = states.find((hash) => !this.knows(hash));
    if (missing) throw new Error(`the table names canonical text ${missing}, which was not loaded`);
    for (const [key, tree] of trees) this.trees.set(key, tree);
    this.count = [...this.transitions()].length;
  }
}

const keyOf = (place: CanonicalPlace, action: EngineAction): string =>
  [place ?? '', action.kind, 'executionId' in action ? action.executionId : '', action.kind === 'fail' ? action.errorCode : ''].join('|');

/** Two answers never share a Date object: a recipe tells its timers' dates apart by identity. */
const distinctDates = (oracle: Oracle): Oracle => ({
  ask(question) {
    const answer = oracle.ask(question);
    return answer.dueAt ? { ...answer, dueAt: new Date(answer.dueAt) } : answer;
  },
});
