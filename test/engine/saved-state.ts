import { createEngine, createOracle } from '../../src/engine/index.ts';
import type { ArmedTimer, EngineAction, OpenWait, Oracle, ProcessDefinition, StepResult } from '../../src/engine/index.ts';
import { NOW } from './driver.ts';

/** A running instance as it was stored by the version that wrote it. Never change one: add a folder when the format changes. */
export interface SavedState {
  bpmn: string;
  facts: Record<string, unknown>;
  revision: number;
  waits: OpenWait[];
  timers: ArmedTimer[];
  /** `bytes` in base64. */
  state: { format: number; bytes: string };
}

type Acting = Exclude<EngineAction, { kind: 'start' }>;
const engine = createEngine();

export function actions({ waits, timers }: Pick<StepResult, 'waits' | 'timers'>): Acting[] {
  const kinds = { task: 'complete', job: 'job', message: 'message', signal: 'message' } as const;
  return [
    ...waits.map(({ kind, executionId }) => ({ kind: kinds[kind], executionId })),
    ...timers.map(({ executionId }) => ({ kind: 'fire' as const, executionId })),
  ];
}

export class Instance {
  constructor(
    private readonly definition: ProcessDefinition,
    private readonly oracle: Oracle,
    readonly result: StepResult,
    readonly revision: number,
  ) {}

  static async start(bpmn: string, facts: Record<string, unknown>): Promise<Instance> {
    const definition = await engine.compile(bpmn, 'saved.bpmn');
    const oracle = createOracle({ facts, now: NOW, due: () => NOW });
    return new Instance(definition, oracle, engine.step(definition, null, { kind: 'start' }, oracle, 1), 1);
  }

  static async load({ bpmn, facts, revision, waits, timers, state }: SavedState): Promise<Instance> {
    const stored = { format: state.format, bytes: Buffer.from(state.bytes, 'base64') };
    const result: StepResult = { status: 'open', state: stored, waits, timers, effects: [], history: [] };
    return new Instance(await engine.compile(bpmn, 'saved.bpmn'), createOracle({ facts, now: NOW, due: () => NOW }), result, revision);
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
      state: { format: state!.format, bytes: state!.bytes.toString('base64') },
    };
  }

  /** Gives the instance after the action; this one stays as it is. */
  after(action: EngineAction): Instance {
    const revision = this.revision + 1;
    return new Instance(
      this.definition,
      this.oracle,
      engine.step(this.definition, this.result.state, action, this.oracle, revision),
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
