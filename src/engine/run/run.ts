import type { CompiledDefinition } from '../compile/compiled-definition.ts';
import type { EngineAction, HistoryEvent, OpenWait, Oracle, StepResult } from '../types.ts';
import { EngineRefusal } from '../types.ts';
import { Asking } from './asking.ts';
import { historyEvent } from './history.ts';
import { publicId } from './identity.ts';
import type { ElementApi, RunEnvironment, RunningDefinition } from './library.ts';
import type { Content, Message } from './messages.ts';
import { livingExecutions } from './open-executions.ts';
import { Services } from './services.ts';
import { textOf } from './state.ts';
import type { Moved } from './step.ts';
import { TimerRegistry } from './timers.ts';

type Acting = Exclude<EngineAction, { kind: 'start' }>;

/** One hydrated instance. Lives for one step. Every method is synchronous: when it returns, the process is idle. */
export class Run {
  private readonly waits = new Map<string, Content>();
  private readonly errors: Error[] = [];
  private readonly history: HistoryEvent[] = [];
  private readonly asking: Asking;
  private readonly timers: TimerRegistry;
  private readonly services: Services;
  private readonly definition: RunningDefinition;

  /** Hydrates `state`, or makes an idle new instance if there is none. */
  constructor(compiled: CompiledDefinition, oracle: Oracle, state: object | null) {
    this.asking = new Asking(oracle);
    this.timers = new TimerRegistry(this.asking);
    this.services = new Services(compiled.handlers);
    this.definition = compiled.fresh(this.environment(compiled));
    if (state) this.definition.recover(state);
    this.definition.broker.subscribeTmp('event', '#', (key, message) => this.onEvent(key, message), {
      noAck: true,
      consumerTag: '_orecase',
    });
    if (state) this.definition.resume();
    this.raise();
  }

  start(): void {
    this.definition.run();
    this.raise();
  }

  /** Throws EngineRefusal if what is acted on is not open. */
  act(action: Acting): void {
    const alive = livingExecutions(this.definition);
    if (action.kind === 'fire') {
      if (!this.timers.fire(action.executionId, alive)) throw notOpen(action);
    } else {
      const wait = this.openWaits(alive).find((w) => w.executionId === action.executionId);
      if (!wait || !accepts(action, wait)) throw notOpen(action);
      this.move(action, wait, internalId(alive, action.executionId), alive);
    }
    this.raise(action);
  }

  /** Through the element's own api: a signal delegated from the definition would hold up errors thrown in its wake. */
  private move(action: Acting, wait: OpenWait, internal: string, alive: Map<string, ElementApi>): void {
    const error = action.kind === 'fail' ? new BusinessError(action.errorCode) : null;
    if (wait.kind === 'job') this.services.finish(internal, error);
    else if (error) alive.get(internal)!.sendApiMessage('error', { message: error.message, code: error.code });
    else alive.get(internal)!.signal({});
  }

  get isStalled(): boolean {
    const { waits, timers } = this.open();
    return this.definition.isRunning && !waits.length && !timers.length;
  }

  /** The whole state as JSON. */
  text(): string {
    return textOf(this.definition.getState());
  }

  /** `before`: what an earlier part of the same step already did (see step.ts). */
  result(before: Pick<StepResult, 'effects' | 'history'> = { effects: [], history: [] }): Moved {
    const effects = [...before.effects, ...this.services.effects];
    const history = [...before.history, ...this.history];
    if (!this.definition.isRunning) return { status: 'done', text: null, waits: [], timers: [], effects, history };
    return { status: 'open', text: this.text(), ...this.open(), effects, history };
  }

  private open(): Pick<StepResult, 'waits' | 'timers'> {
    const alive = livingExecutions(this.definition);
    return { waits: this.openWaits(alive), timers: this.timers.living(alive) };
  }

  private openWaits(alive: ReadonlyMap<string, ElementApi>): OpenWait[] {
    const open: OpenWait[] = [];
    for (const [id, content] of this.waits) {
      const wait = alive.has(id) && describeWait(content);
      if (wait) open.push(wait);
    }
    for (const [id, job] of this.services.jobs)
      if (alive.has(id)) open.push({ executionId: publicId(id), elementId: job.elementId, kind: 'job', ...job.iteration });
    return open;
  }

  private onEvent(key: string, { content }: Message): void {
    if (key === 'activity.wait') this.waits.set(content.executionId, content);
    if (key === 'activity.leave') this.waits.delete(content.executionId);
    // with a subscriber to everything the library does not throw: collect, and raise when the call is over
    if (key === 'definition.error' || (key === 'process.error' && !content.inbound))
      this.errors.push(content.error ?? new Error('process error'));
    const event = historyEvent(key, content);
    if (event) this.history.push(event);
  }

  private raise(action?: Acting): void {
    if (this.asking.failure) throw this.asking.failure;
    const [error] = this.errors;
    if (!error) return;
    if (action?.kind === 'fail')
      throw new EngineRefusal(`no boundary event catches error ${action.errorCode} of execution ${action.executionId}`);
    throw error;
  }

  private environment(compiled: CompiledDefinition): RunEnvironment {
    return {
      timers: this.timers as unknown as RunEnvironment['timers'],
      scripts: {
        register() {},
        getScript: (_language, { id }) => {
          const expression = compiled.conditions.get(id);
          return expression === undefined
            ? undefined
            : { execute: (_scope: unknown, done: (e: unknown, v?: boolean) => void) => this.decide(id, expression, done) };
        },
      },
      // '=…' is FEEL, anything else a literal: this also removes the library's own ${…} expressions, which can call functions
      expressions: {
        resolveExpression: (text, scope) => (isFeel(text) ? this.asking.expression(text, scope) : text),
        isExpression: isFeel,
        hasExpression: isFeel,
      },
      extensions: { services: (activity) => this.services.attach(activity) },
    };
  }

  private decide(flowId: string, expression: string, done: (error: unknown, value?: boolean) => void): void {
    let value: boolean;
    try {
      value = this.asking.condition(flowId, expression);
    } catch (error) {
      return done(error);
    }
    done(null, value);
  }
}

class BusinessError extends Error {
  constructor(readonly code: string) {
    super(code);
  }
}

const iteration = ({ isMultiInstance, index }: Content) => (isMultiInstance && index !== undefined ? { iteration: index } : undefined);

const isFeel = (text: unknown): text is string => typeof text === 'string' && text.startsWith('=');

function describeWait(content: Content): OpenWait | undefined {
  const wait = { executionId: publicId(content.executionId), elementId: content.id };
  if (content.type === 'bpmn:UserTask' || content.type === 'bpmn:ManualTask') return { ...wait, kind: 'task', ...iteration(content) };
  if (content.message) return { ...wait, kind: 'message', message: content.message.name ?? content.message.id ?? '' };
  if (content.signal) return { ...wait, kind: 'signal' };
  return undefined; // an error boundary event also "waits"
}

function accepts(action: Acting, wait: OpenWait): boolean {
  if (action.kind === 'complete') return wait.kind === 'task';
  if (action.kind === 'message') return wait.kind === 'message' || wait.kind === 'signal';
  if (action.kind === 'job') return wait.kind === 'job';
  return wait.kind === 'job' || wait.kind === 'task';
}

function internalId(alive: ReadonlyMap<string, unknown>, executionId: string): string {
  return [...alive.keys()].find((id) => publicId(id) === executionId)!;
}

const notOpen = (action: Acting) => new EngineRefusal(`execution ${action.executionId} is not open for ${action.kind}`);
