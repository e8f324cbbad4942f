import { createMemoisedEngine, createOracle } from '../../src/engine/index.ts';
import type {
  ArmedTimer,
  EngineAction,
  EngineState,
  MemoisedEngine,
  OpenWait,
  Oracle,
  ProcessDefinition,
  StepResult,
} from '../../src/engine/index.ts';
import { NOW } from './driver.ts';

/** A running instance as it was stored by the version that wrote it. Never change one: add a folder when the format changes. */
export interface SavedState {
  bpmn: string;
  facts: Record<string, unknown>;
  revision: number;
  waits: OpenWait[];
  timers: ArmedTimer[];
  /** `bytes` in base64; with format 2 the canonical text beside it. */
  state: { format: number; bytes: string; canon?: { hash: string; bytes: string } };
}

type Acting = Exclude<EngineAction, { kind: 'start' }>;

export function actions({ waits, timers }: Pick<StepResult, 'waits' | 'timers'>): Acting[] {
  const kinds = { task: 'complete', job: 'job', message: 'message', signal: 'message' } as const;
  return [
    ...waits.map(({ kind, executionId }) => ({ kind: kinds[kind], executionId })),
    ...timers.map(({ executionId }) => ({ kind: 'fire' as const, executionId })),
  ];
}

export class Instance {
  constructor(
    private readonly engine: MemoisedEngine,
    private readonly definition: ProcessDefinition,
    private readonly oracle: Oracle,
    readonly result: StepResult,
    readonly revision: number,
  ) {}

  static async start(bpmn: string, facts: Record<string, unknown>, engine = createMemoisedEngine()): Promise<Instance> {
    const definition = await engine.compile(bpmn, 'saved.bpmn');
    const oracle = createOracle({ facts, now: NOW, due: () => NOW });
    return new Instance(engine, definition, oracle, engine.step(definition, null, { kind: 'start' }, oracle, 1), 1);
  }

  static async load({ bpmn, facts, revision, waits, timers, state }: SavedState, engine = createMemoisedEngine()): Promise<Instance> {
    const definition = await engine.compile(bpmn, 'saved.bpmn');
    const stored: EngineState = { format: state.format, bytes: Buffer.from(state.bytes, 'base64') };
    if (state.canon) engine.learn(definition, { hash: state.canon.hash, bytes: Buffer.from(state.canon.bytes, 'base64') });
    const result: StepResult = { status: 'open', state: stored, waits, timers, effects: [], history: [] };
    return new Instance(engine, definition, createOracle({ facts, now: NOW, due: () => NOW }), result, revision);
  }

  save(bpmn: string, facts: Record<string, unknown>): SavedState {
    const { state, waits, timers } = this.result;
    const plainTimers = timers.map(({ dueAt: _dueAt, ...timer }) => timer);
    return {
      bpmn,
      facts,
      revision: this.revision,
      waits,
      timers: plainTimers,
      state: {
        format: state!.format,
        bytes: state!.bytes.toString('base64'),
        ...(state!.canon && { canon: { hash: state!.canon.hash, bytes: state!.canon.bytes.toString('base64') } }),
      },
    };
  }

  /** What the plain engine found wrong so far. */
  get mismatches() {
    return this.engine.takeMismatches(this.definition);
  }

  /** Gives the instance after the action; this one stays as it is. */
  after(action: EngineAction): Instance {
    const revision = this.revision + 1;
    return new Instance(
      this.engine,
      this.definition,
      this.oracle,
      this.engine.step(this.definition, this.result.state, action, this.oracle, revision, { isChecked: true }),
      revision,
    );
  }

  /** Tasks, jobs and messages come before timers, so that repeating timers do not run for ever. */
  finished(): Instance {
    let instance = this.after(actions(this.result)[0]!);
    for (let steps = 0; steps < 100 && instance.result.status === 'open'; steps++) instance = instance.after(actions(instance.result)[0]!);
    return instance;
  }
}
