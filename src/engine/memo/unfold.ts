import { EngineRefusal, type EngineAction, type Unfolding } from '../types.ts';
import { ForcedOracle, UnforeseeableError } from './forced-oracle.ts';
import { canonicalName } from './canonical-form.ts';
import type { Recipe } from './recipe.ts';
import type { CanonicalPlace, TransitionTable } from './transition-table.ts';

/** A defect that only the real engine shows. */
export interface UnfoldingFault {
  place: CanonicalPlace;
  action: EngineAction;
  reason: string;
}

interface Place {
  hash: CanonicalPlace;
  actions: EngineAction[];
}

/**
 * Compiles a definition to a table: from the start, every place, every action, both answers of every condition, each run once by the
 * real engine. Yields after each place; whoever drives it may stop whenever it costs too much, and keeps what is found.
 */
export class Unfolder {
  readonly faults: UnfoldingFault[] = [];
  private readonly waiting: Place[] = [{ hash: null, actions: [{ kind: 'start' }] }];
  private readonly seen = new Set<string>();
  private unforeseeable = 0;

  constructor(private readonly table: TransitionTable) {}

  *run(): Generator<Unfolding> {
    for (let place = this.waiting.shift(); place; place = this.waiting.shift()) {
      for (const action of place.actions) this.takeEveryWay(place.hash, action);
      yield this.progress;
    }
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
