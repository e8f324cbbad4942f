import { deepStrictEqual } from 'node:assert';
import type { CompiledDefinition } from '../../../src/engine/compile/compiled-definition.ts';
import { createMemoisedEngine } from '../../../src/engine/index.ts';
import type { CanonText, EngineAction, EngineState, MemoisedEngine, Oracle, StepResult } from '../../../src/engine/index.ts';
import { canonicalForm, namedText } from '../../../src/engine/memo/canonical-form.ts';
import { readCompact } from '../../../src/engine/memo/compact-state.ts';
import { TransitionTable } from '../../../src/engine/memo/transition-table.ts';
import { Unfolder } from '../../../src/engine/memo/unfold.ts';
import { deterministically, IdFactory } from '../../../src/engine/run/identity.ts';
import { Run } from '../../../src/engine/run/run.ts';
import { unpack } from '../../../src/engine/run/state.ts';

/** Stands in for the table of canonical texts. */
export type Canons = Map<string, CanonText>;

/** A memoised engine beside the plain one: the same walk, its own states. Must give the same, ids and dates included. */
export class MemoTwin {
  private state: EngineState | null = null;

  constructor(
    private readonly name: string,
    private readonly definition: CompiledDefinition,
    private readonly engine: MemoisedEngine,
    private readonly canons: Canons,
  ) {}

  step(action: EngineAction, oracle: Oracle, revision: number, expected: StepResult): void {
    const unknown = this.engine.unknownCanon(this.definition, this.state);
    if (unknown) this.engine.learn(this.definition, this.canons.get(unknown)!);
    const { state, ...result } = this.engine.step(this.definition, this.state, action, oracle, revision);
    const { state: expectedState, ...rest } = expected;
    deepStrictEqual(result, rest, `${this.name} differs`);
    if (state?.canon) this.canons.set(state.canon.hash, state.canon);
    deepStrictEqual(this.formOf(state), expectedState && canonicalForm(unpack(expectedState)), `${this.name} stands elsewhere`);
    deepStrictEqual(this.engine.takeMismatches(this.definition), [], `${this.name} distrusts itself`);
    this.state = state && { format: state.format, bytes: state.bytes };
  }

  /** Bytes of the state as stored. */
  get size(): number {
    return this.state?.bytes.length ?? 0;
  }

  private formOf(state: EngineState | null) {
    if (!state || state.format === 1) return state && canonicalForm(unpack(state));
    const { hash, ids } = readCompact(state);
    const canon = { format: 1, bytes: this.canons.get(hash)!.bytes };
    return canonicalForm(namedText(unpack(canon), ids));
  }
}

/** One hydrated instance that stays alive for the whole walk: what a recovery between the steps must not change. */
export class LiveTwin {
  private run: Run | null = null;
  private oracle: Oracle | null = null;

  constructor(private readonly definition: CompiledDefinition) {}

  /** `act` names the element, since a live run makes other ids than a recovered one. */
  step(action: EngineAction, element: string | undefined, copy: number, oracle: Oracle, revision: number): string[] {
    this.oracle = oracle;
    return deterministically(new IdFactory(revision), () => {
      if (action.kind === 'start') {
        this.run = new Run(this.definition, { ask: (question) => this.oracle!.ask(question) }, null);
        this.run.start();
      } else {
        const { waits, timers } = this.run!.result();
        const open = [...waits, ...timers].filter((o) => o.elementId === element);
        this.run!.act({ ...action, executionId: open[copy]!.executionId });
      }
      const { status, waits, timers } = this.run!.result();
      return status === 'done' ? ['done'] : [...waits, ...timers].map((open) => open.elementId).sort();
    });
  }
}

/** An engine that knows the whole process before its first case, as far as `places` reach. */
export function prewarmed(definition: CompiledDefinition, places: number, canons: Canons): { engine: MemoisedEngine; isComplete: boolean } {
  const table = new TransitionTable(definition);
  const unfolder = new Unfolder(table);
  let visited = 0;
  for (const _ of unfolder.run()) if (++visited >= places) break;
  const engine = createMemoisedEngine();
  for (const canon of table.canons) {
    canons.set(canon.hash, canon);
    engine.learn(definition, canon);
  }
  engine.adopt(definition, JSON.parse(JSON.stringify(table.stored())) as ReturnType<TransitionTable['stored']>);
  const { waiting, unforeseeable } = unfolder.progress;
  return { engine, isComplete: waiting === 0 && unforeseeable === 0 };
}
