import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import type { EngineAction, EngineState, Oracle, StepResult } from '../types.ts';
import { EngineRefusal, StalledError } from '../types.ts';
import { deterministically, IdFactory } from './identity.ts';
import { Run } from './run.ts';
import { pack, unpack } from './state.ts';

/** A step before its state is packed: `text` is the whole state as JSON, null once the process is done. */
export interface Moved extends Omit<StepResult, 'state'> {
  text: string | null;
}

/** One step as a pure function: recover, act, run until idle, give what is open now. See ProcessEngine.step. */
export function step(
  definition: CompiledDefinition,
  state: EngineState | null,
  action: EngineAction,
  oracle: Oracle,
  revision: number,
): StepResult {
  const { text, ...result } = move(definition, state && unpack(state), action, oracle, revision);
  return { ...result, state: text === null ? null : pack(text) };
}

/** The same, from the state's text to the next one. */
export function move(definition: CompiledDefinition, text: string | null, action: EngineAction, oracle: Oracle, revision: number): Moved {
  if ((action.kind === 'start') !== (text === null))
    throw new EngineRefusal(text ? 'the process has started already' : 'the process has not started');
  return deterministically(new IdFactory(revision), () => {
    const run = new Run(definition, oracle, text === null ? null : (JSON.parse(text) as object));
    if (action.kind === 'start') run.start();
    else run.act(action);
    return run.isStalled ? reopened(definition, oracle, run) : run.result();
  });
}

/**
 * A message left over in one of the library's queues (the cancel of a discarded execution, say) may keep the process from ending;
 * it is gone after one more recovery. If that does not help nothing ever will.
 */
function reopened(definition: CompiledDefinition, oracle: Oracle, stalled: Run): Moved {
  const again = new Run(definition, oracle, JSON.parse(stalled.text()) as object);
  if (again.isStalled) throw new StalledError(`process ${definition.key} runs but waits for nothing`);
  return again.result(stalled.result());
}
