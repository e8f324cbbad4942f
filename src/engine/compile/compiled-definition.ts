import type { HandlerMeta, ProcessDefinition, StepMeta } from '../types.ts';
import type { DefinitionFactory } from '../run/library.ts';
import type { Net } from '../soundness/net.ts';

/** What compile() gives: the public face and, for the engine alone, the way to run it. */
export interface CompiledDefinition extends ProcessDefinition {
  readonly steps: ReadonlyMap<string, StepMeta>;
  readonly handlers: ReadonlyMap<string, HandlerMeta>;
  /** FEEL of each conditional flow, by flow id. */
  readonly conditions: ReadonlyMap<string, string>;
  readonly net: Net;
  readonly fresh: DefinitionFactory;
  /** Codes of the errors that boundary events may catch. */
  readonly errorCodes: readonly string[];
  /** Something drawn reads like an execution id: states of this definition cannot be renamed, so it is never memoised. */
  readonly hasIdLikeText: boolean;
}
