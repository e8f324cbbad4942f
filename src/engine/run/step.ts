import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import type { EngineAction, EngineState, Oracle, StepResult } from '../types.ts';
import { EngineRefusal, StalledError } from '../types.ts';
import { deterministically, IdFactory } from './identity.ts';
import { Run } from './run.ts';
import { unpack } from './state.ts';

/** One step as a pure function: recover, act, run until idle, give what is open now. See ProcessEngine.step. */
export function step(
  definition: CompiledDefinition,
  state: EngineState | null,
  action: EngineAction,
  oracle: Oracle,
  revision: number,
): StepResult {
  if ((action.kind === 'start') !== (state === null))
    throw new EngineRefusal(state ? 'the process has started already' : 'the process has not started');
  return deterministically(new IdFactory(revision), () => {
    const run = new Run(definition, oracle, state && unpack(state));
    if (action.kind === 'start') run.start();
    else run.act(action);
    return run.isStalled ? reopened(definition, oracle, run) : run.result();
  });
}

/**
 * A message left over in one of the library's queues (the cancel of a discarded execution, say) may keep the process from ending;
 * it is gone after one more recovery. If that does not help nothing ever will.
 */
function reopened(definition: CompiledDefinition, oracle: Oracle, stalled: Run): StepResult {
  const state = JSON.parse(JSON.stringify(stalled.state())) as object;
  const again = new Run(definition, oracle, state);
  if (again.isStalled) throw new StalledError(`process ${definition.key} runs but waits for nothing`);
  return again.result(stalled.result());
}
