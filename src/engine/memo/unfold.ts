import { reachBack } from '../soundness/reach-back.ts';
import { EngineRefusal, type CanonText, type EngineAction, type ProcessDefinition, type TransitionData, type Unfolding } from '../types.ts';
import { ForcedOracle, UnforeseeableError } from './forced-oracle.ts';
import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import { canonicalName } from './canonical-form.ts';
import type { Recipe } from './recipe.ts';
import { type CanonicalPlace, TransitionTable } from './transition-table.ts';

/** A defect that the real engine shows. */
export interface UnfoldingFault {
  /** Hash of the canonical text; null: at the start, or everywhere. */
  place: CanonicalPlace;
  action?: EngineAction;
  elementId?: string;
  reason: string;
}

const NOT_TO_BE_RENAMED = 'a name or id in the drawing reads like an execution id (_ and ten hexadecimal digits): it is never memoised';

interface Place {
  hash: CanonicalPlace;
  actions: EngineAction[];
}

/**
 * Compiles a definition to a table: from the start, every place, every action, both answers of every condition, each run once by the
 * real engine. Yields after each place; whoever drives it may stop whenever it costs too much, and keeps what is found.
 */
export class Unfolder {
  private readonly faults: UnfoldingFault[] = [];
  private readonly waiting: Place[] = [{ hash: null, actions: [{ kind: 'start' }] }];
  private readonly seen = new Set<string>();
  private unforeseeable = 0;

  constructor(private readonly table: TransitionTable) {}

  *run(): Generator<Unfolding> {
    if (this.table.definition.hasIdLikeText) return void this.faults.push({ place: null, reason: NOT_TO_BE_RENAMED });
    for (let place = this.waiting.shift(); place; place = this.waiting.shift()) {
      for (const action of place.actions) this.takeEveryWay(place.hash, action);
      yield this.progress;
    }
  }

  /**
   * What only the whole shows, once nothing is left to visit: places from which the process can never end, elements nobody ever enters.
   * Stronger than the token game of soundness/, since the real engine walked.
   */
  verdict(): UnfoldingFault[] {
    if (this.waiting.length || this.unforeseeable) return this.faults;
    const transitions = [...this.table.transitions()];
    const ending = reachBack(predecessorsOf(transitions), null);
    const stuck = [...this.seen].filter((hash) => !ending.has(hash));
    const entered = new Set(transitions.flatMap(({ recipe }) => recipe.history.map(({ elementId }) => elementId)));
    const dead = [...this.table.definition.net.nodes.keys()].filter((id) => !entered.has(id));
    return [
      ...this.faults,
      ...stuck.map((place) => ({ place, reason: 'from here the process can never end' })),
      ...dead.map((elementId) => ({ place: null, elementId, reason: 'nothing ever comes here' })),
    ];
  }

  /** What was found, as plain data: the texts first, then the transitions between them. */
  get found(): { canons: CanonText[]; table: TransitionData } {
    return { canons: this.table.canons, table: this.table.stored() };
  }

  get progress(): Unfolding {
    return { ...this.table.size, waiting: this.waiting.length, unforeseeable: this.unforeseeable };
  }

  private takeEveryWay(place: CanonicalPlace, action: EngineAction): void {
    const text = place && this.table.text(place);
    const plans: boolean[][] = [[]];
    for (let plan = plans.pop(); plan; plan = plans.pop()) {
      const oracle = new ForcedOracle(plan);
      this.take(place, text, action, oracle);
      plans.push(...oracle.otherPlans);
    }
  }

  private take(place: CanonicalPlace, text: string | null, action: EngineAction, oracle: ForcedOracle): void {
    try {
      const recorded = this.table.run(text, action, oracle);
      this.table.remember(place, action, recorded);
      this.meet(recorded.recipe);
    } catch (error) {
      if (error instanceof UnforeseeableError) this.unforeseeable++;
      // an error code no boundary event of this place catches
      else if (!(error instanceof EngineRefusal && action.kind === 'fail'))
        this.faults.push({ place, action, reason: (error as Error).message });
    }
  }

  private meet(recipe: Recipe): void {
    if (recipe.next === null || this.seen.has(recipe.next)) return;
    this.seen.add(recipe.next);
    this.waiting.push({ hash: recipe.next, actions: actionsAt(recipe, this.table.definition.errorCodes) });
  }
}

/** Ready to unfold this definition. */
export const unfold = (definition: ProcessDefinition): Unfolder => new Unfolder(new TransitionTable(definition as CompiledDefinition));

/** What leads to each place; null is the start, and after the last step the end: nothing leads on from there. */
function predecessorsOf(transitions: ReadonlyArray<{ place: CanonicalPlace; recipe: Recipe }>): Map<CanonicalPlace, CanonicalPlace[]> {
  const before = new Map<CanonicalPlace, CanonicalPlace[]>();
  for (const { place, recipe } of transitions) before.set(recipe.next, [...(before.get(recipe.next) ?? []), place]);
  return before;
}

/** Everything that can be done at the end of this recipe, in the names of its next text. */
function actionsAt(recipe: Recipe, errorCodes: readonly string[]): EngineAction[] {
  const named = (name: string): string => canonicalName(name, recipe.ids)!;
  return [
    ...recipe.timers.map((timer) => ({ kind: 'fire' as const, executionId: named(timer.executionId) })),
    ...recipe.waits.flatMap(({ kind, executionId }): EngineAction[] => {
      const id = named(executionId);
      if (kind === 'task') return [{ kind: 'complete', executionId: id }];
      if (kind !== 'job') return [{ kind: 'message', executionId: id }];
      return [{ kind: 'job', executionId: id }, ...errorCodes.map((errorCode) => ({ kind: 'fail' as const, executionId: id, errorCode }))];
    }),
  ];
}
