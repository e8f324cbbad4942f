import { compile } from './compile/compile.ts';
import type { CompiledDefinition } from './compile/compiled-definition.ts';
import { step } from './run/step.ts';
import type { ProcessEngine } from './types.ts';
import { validate } from './validation/validate.ts';

/** Makes the engine. It holds nothing: definitions and states are the caller's. */
export function createEngine(): ProcessEngine {
  return {
    compile,
    validate,
    step: (definition, state, action, oracle, revision) => step(definition as CompiledDefinition, state, action, oracle, revision),
  };
}
