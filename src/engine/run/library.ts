/**
 * The only file that imports bpmn-engine and bpmn-elements (with run/elements.ts, which overrides two of its elements).
 * The interfaces below are the narrow part of the library we rely on; pinned to bpmn-engine 25.0.1 / bpmn-elements 17.3.0.
 */
import { Engine } from 'bpmn-engine';
import * as Elements from 'bpmn-elements';
import { deserialize, TypeResolver, type MappedContext, type SerializableContext } from 'moddle-context-serializer';
import { DurableTimer, TokenFlow } from './elements.ts';
import type { Message } from './messages.ts';

/** Api of one running element, from the walk over postponed executions. */
export interface ElementApi {
  id: string;
  type: string;
  executionId: string;
  owner?: { execution?: { getPostponed?(): ElementApi[] } };
  signal(message: object): void;
  sendApiMessage(action: string, content: object): void;
}

export interface RunningDefinition {
  readonly isRunning: boolean;
  readonly broker: {
    subscribeTmp(exchange: string, pattern: string, onMessage: (key: string, message: Message) => void, options: object): void;
  };
  run(): void;
  recover(state: object): void;
  resume(): void;
  getState(): object;
  getPostponed(): ElementApi[];
}

/** What a run hangs into the library's environment. All of it belongs to one step and dies with it. */
export interface RunEnvironment {
  timers: { register(owner: unknown): unknown; setTimeout(): never; clearTimeout(reference: unknown): void };
  scripts: { register(element: unknown): void; getScript(language: string, element: { id: string }): unknown };
  expressions: {
    resolveExpression(text: unknown, scope: Message): unknown;
    isExpression(text: unknown): boolean;
    hasExpression(text: unknown): boolean;
  };
  extensions: { services(activity: { id: string; type: string; behaviour: Record<string, unknown> }): void };
}

/** Makes a fresh, idle definition for one step. */
export type DefinitionFactory = (environment: RunEnvironment) => RunningDefinition;

const overrides = { SequenceFlow: TokenFlow, TimerEventDefinition: DurableTimer };
const silentLogger = () => ({ debug() {}, error() {}, warn() {} });

/** Gives the mapped elements their behaviour classes, ours where we override the library's. */
export function resolveElements(mapped: MappedContext): SerializableContext {
  return deserialize(mapped, TypeResolver({ ...Elements, ...overrides }));
}

/**
 * Loads a definition once through Engine (its options, type resolution and environment) and gives a factory of fresh
 * Definitions on the same immutable source. We drive the Definition ourselves: the Engine's facade is asynchronous and
 * builds an Api for each of its listener's events, which costs a quarter to two thirds of a step.
 */
export async function loadDefinition(source: SerializableContext, name: string): Promise<DefinitionFactory> {
  const engine = new Engine({
    name,
    sourceContext: source,
    elements: overrides,
    Logger: silentLogger,
    settings: { disableTrackState: true, strict: false },
  } as never);
  const [template] = (await engine.getDefinitions()) as unknown as Array<{ context: object; constructor: unknown }>;
  if (!template) throw new Error(`bpmn-engine loaded no definition from ${name}`);
  const FreshDefinition = template.constructor as new (context: object, environment: RunEnvironment) => RunningDefinition;
  return (environment) => new FreshDefinition(template.context, environment);
}
