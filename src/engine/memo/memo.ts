import { isDeepStrictEqual } from 'node:util';
import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import { checkRevision } from '../run/identity.ts';
import { pack, unpack } from '../run/state.ts';
import { move } from '../run/step.ts';
import type { EngineAction, EngineState, MemoCounts, MemoReport, Mismatch, Oracle, StepResult } from '../types.ts';
import { type CanonicalForm, canonicalForm, canonicalName, hashOf, namedText } from './canonical-form.ts';
import { COMPACT, readCompact, writeCompact } from './compact-state.ts';
import { applyRecipe, nextIds, type Recipe } from './recipe.ts';
import { type CanonicalPlace, type Recorded, TransitionTable } from './transition-table.ts';

/** A sound process has two to five. */
const RECIPES_PER_STATE = 20;

/** One step, with everything it takes. */
export interface Request {
  state: EngineState | null;
  action: EngineAction;
  oracle: Oracle;
  revision: number;
  /** The plain engine takes the step too; where the two differ its word counts. */
  isChecked: boolean;
}

/** Where an instance stands: its canonical text, by hash, and what it calls the ids in it. */
interface Position {
  place: CanonicalPlace;
  ids: readonly string[];
  /** The canonical text; null before the first step. Unpacked only when the engine is to run. */
  text(): string | null;
}

/**
 * The memoised steps of one definition. The first time that any instance makes a transition the real engine runs it, on canonical
 * names; every other instance replays the recipe. Gives exactly what the plain engine gives, execution ids included.
 */
export class Memo {
  readonly table: TransitionTable;
  private readonly counts: MemoCounts = { replayed: 0, run: 0, plain: 0, checked: 0, mismatches: 0 };
  private readonly found: Mismatch[] = [];

  /** `capacity`: more canonical texts are not learnt; an instance that comes to another one goes on in format 1 on the plain engine. */
  constructor(
    private readonly definition: CompiledDefinition,
    private readonly capacity: number,
  ) {
    this.table = new TransitionTable(definition);
  }

  /** Once something was wrong here every step is checked, until the server starts anew. */
  get isDistrusted(): boolean {
    return this.counts.mismatches > 0;
  }

  get report(): MemoReport {
    return { ...this.counts, ...this.table.size, isDistrusted: this.isDistrusted };
  }

  /** What was found since the last call. */
  takeMismatches(): Mismatch[] {
    return this.found.splice(0);
  }

  step(request: Request): StepResult {
    checkRevision(request.revision);
    const from = this.position(request.state);
    const action = canonicalAction(request.action, from.ids);
    // nobody here has that id, or this text may not be renamed: the plain engine knows what to say
    if (!action || this.definition.hasIdLikeText) return this.plain(request, from);
    const replayed = this.replay(request, from, action);
    const result = replayed ?? this.run(request, from, action);
    return request.isChecked || this.isDistrusted ? this.judge(result, request, from, action) : result;
  }

  private position(state: EngineState | null): Position {
    if (!state) return { place: null, ids: [], text: () => null };
    if (state.format === COMPACT) {
      const { hash, ids } = readCompact(state);
      return { place: hash, ids, text: () => this.table.text(hash) };
    }
    const { text, ids } = canonicalForm(unpack(state));
    return { place: hashOf(text), ids, text: () => text };
  }

  private replay({ oracle, revision }: Request, { place, ids }: Position, action: EngineAction): StepResult | undefined {
    const found = this.table.find(place, action, oracle);
    if (!found) return undefined;
    this.counts.replayed++;
    return { ...applyRecipe(found.recipe, ids, revision, found.log), state: this.compact(found.recipe, ids, revision) };
  }

  private run(request: Request, from: Position, action: EngineAction): StepResult {
    let recorded: Recorded;
    try {
      recorded = this.table.run(from.text(), action, request.oracle);
    } catch (error) {
      return this.afterFailure(error, request, from, action);
    }
    this.counts.run++;
    const { recipe, form, log } = recorded;
    const result = applyRecipe(recipe, from.ids, request.revision, log);
    if (!this.hasRoomFor(recipe)) return { ...result, state: form && this.full(form, recipe, from.ids, request.revision) };
    try {
      this.table.remember(from.place, action, recorded);
    } catch (error) {
      this.mismatch((error as Error).message, from, action);
      return this.plain(request, from);
    }
    return { ...result, state: this.compact(recipe, from.ids, request.revision) };
  }

  private hasRoomFor({ next }: Recipe): boolean {
    const { states, recipes } = this.table.size;
    if (recipes >= this.capacity * RECIPES_PER_STATE) return false; // an expression over facts may have any number of answers
    return next === null || this.table.knows(next) || states < this.capacity;
  }

  private compact(recipe: Recipe, ids: readonly string[], revision: number): EngineState | null {
    if (recipe.next === null) return null;
    const bytes = writeCompact({ hash: recipe.next, ids: nextIds(recipe, ids, revision) });
    return { format: COMPACT, bytes, canon: this.table.canon(recipe.next) };
  }

  private full({ text }: CanonicalForm, recipe: Recipe, ids: readonly string[], revision: number): EngineState {
    return pack(namedText(text, nextIds(recipe, ids, revision)));
  }

  /** The canonical run threw: so will the plain engine, in the instance's own names. If it does not, the canonical form is at fault. */
  private afterFailure(error: unknown, request: Request, from: Position, action: EngineAction): StepResult {
    const result = this.plain(request, from);
    this.mismatch(`the canonical run failed (${(error as Error).message}), the plain engine did not`, from, action);
    return result;
  }

  /** The plain engine on the instance's full state. */
  private plain(request: Request, from: Position): StepResult {
    this.counts.plain++;
    const { text, ...result } = this.moved(request, from);
    return { ...result, state: text === null ? null : pack(text) };
  }

  private moved({ action, oracle, revision }: Request, from: Position) {
    const text = from.text();
    return move(this.definition, text === null ? null : namedText(text, from.ids), action, oracle, revision);
  }

  private judge(result: StepResult, request: Request, from: Position, action: EngineAction): StepResult {
    this.counts.checked++;
    const { state, ...memoised } = result;
    try {
      const { text, ...plain } = this.moved(request, from);
      const form = text === null ? null : canonicalForm(text);
      const difference = differenceOf({ ...memoised, state: this.formOf(state) }, { ...plain, state: form });
      if (!difference) return result;
      this.mismatch(difference, from, action);
      return { ...plain, state: text === null ? null : pack(text) };
    } catch (error) {
      this.mismatch(`the plain engine refuses: ${(error as Error).message}`, from, action);
      throw error;
    }
  }

  private formOf(state: EngineState | null): CanonicalForm | null {
    if (!state) return null;
    const { ids, text } = this.position(state);
    return { text: text()!, ids: [...ids] };
  }

  private mismatch(what: string, { place }: Position, action: EngineAction): void {
    this.counts.mismatches++;
    this.table.drop(place, action);
    this.found.push({ what, place, action });
  }
}

/** The action in canonical names; undefined when the instance has no such execution. */
function canonicalAction(action: EngineAction, ids: readonly string[]): EngineAction | undefined {
  if (action.kind === 'start') return action;
  const executionId = canonicalName(action.executionId, ids);
  return executionId === undefined ? undefined : { ...action, executionId };
}

/** Which part of the step differs, for the incident; undefined when nothing does. */
function differenceOf(memoised: object, plain: object): string | undefined {
  for (const [part, expected] of Object.entries(plain)) {
    const actual = (memoised as Record<string, unknown>)[part];
    if (!isDeepStrictEqual(actual, expected)) return `${part}: the recipe gives ${brief(actual)}, the plain engine ${brief(expected)}`;
  }
  return undefined;
}
const brief = (value: unknown): string => (JSON.stringify(value) ?? 'nothing').slice(0, 300);
