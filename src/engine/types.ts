import type { DecisionTree } from './memo/decision-tree.ts';

/**
 * What the durable engine takes and gives. The engine is a pure synchronous function:
 * (definition, state, action, answers of the oracle) -> step result. No clock, no case data and no I/O in here.
 *
 * Words: a *definition* is a compiled BPMN file; an *instance* is one running process (its state is opaque);
 * an *execution id* names one running element inside one instance, made by our own factory as `revision.serial`.
 */

/** What `<ore:step>` says about a user task. See docs/engine.md. */
export interface StepMeta {
  /** Id as executed; inside an expanded call activity `call__element` (see ProcessDefinition.origins). */
  elementId: string;
  /** Chinese name as drawn. */
  name: string;
  /** English name, from `ore:step en`. */
  nameEn: string;
  role: string;
  /** Key of the registered step (its form, check and apply). */
  form: string;
  /** Law id of the clock that runs while the step is open, or 'none'. */
  clock: string;
  gates: readonly string[];
  /** How many certified officers must be named (E1), 0 if none. */
  officers: number;
  /** Document types drafted when the step opens or completes. */
  produces: readonly string[];
  /** Legal basis as text. */
  basis: string;
  /** Stage of the stage line this step belongs to. */
  stage: string;
}

/** What `<ore:handler>` says about a service task. */
export interface HandlerMeta {
  elementId: string;
  name: string;
  /** Registered handler. */
  handler: string;
  /** effect: run in the same transaction, the process goes on; job: an outbox job, the process waits for its result. */
  mode: 'effect' | 'job';
}

/** What the process stands at for people, jobs and messages. */
export interface OpenWait {
  executionId: string;
  elementId: string;
  kind: 'task' | 'message' | 'job' | 'signal';
  /** Message name for kind 'message'. */
  message?: string;
  /** Which copy of a multi-instance task or job this is, from 0. */
  iteration?: number;
}

export interface ArmedTimer {
  executionId: string;
  elementId: string;
  /** The expression in the BPMN file, e.g. `=due("D-11")` or `P5D`. */
  expression: string;
  /**
   * When it falls due: a side output, never part of the state. Present only in the step that arms it (a repeating timer is
   * armed anew, with a new execution id, each time it has fired); absent later: the host keeps the date it was told.
   */
  dueAt?: Date;
  /** How often it still repeats; undefined: once; -1: without end. */
  repeat?: number;
}

/** A service task in effect mode that was passed: the host runs its handler in the same transaction. */
export interface Effect {
  executionId: string;
  elementId: string;
  handler: string;
}

export interface HistoryEvent {
  kind: 'enter' | 'end' | 'take' | 'catch' | 'timeout' | 'cancel' | 'error' | 'done';
  elementId: string;
  executionId?: string;
}

/** Opaque to everyone but the engine. `format` 1: the full state, deflated. 2: the hash of a canonical text, and the instance's ids. */
export interface EngineState {
  format: number;
  bytes: Buffer;
  /** With format 2 in a step result: the text that the bytes name. It must be stored before the state is. */
  canon?: CanonText;
}

/** A canonical text, deflated; `hash` is half of the SHA-256 of the text, in hex. Many cases stand at the same one. */
export interface CanonText {
  hash: string;
  bytes: Buffer;
}

export type EngineAction =
  | { kind: 'start' }
  | { kind: 'complete'; executionId: string }
  | { kind: 'message'; executionId: string }
  | { kind: 'fire'; executionId: string }
  | { kind: 'job'; executionId: string }
  /** A job or task ended in a business error; caught by the boundary event of that code. */
  | { kind: 'fail'; executionId: string; errorCode: string };

/** Everything that influences a step from outside comes through here, in the order asked, and can be logged and replayed. */
export type Question =
  | { kind: 'condition'; elementId: string; expression: string }
  | { kind: 'expression'; expression: string; item?: unknown; loopCounter?: number }
  | { kind: 'timer'; elementId: string; timerType: 'timeDuration' | 'timeDate' | 'timeCycle'; expression: string };

/** `key` is all that the engine's course depends on; `value` is what it goes on with. */
export type Answer = { key: string; value?: unknown; dueAt?: Date; repeat?: number };

export interface Oracle {
  ask(question: Question): Answer;
}

/**
 * `waits` and `timers` list everything open after the step, not only what is new: the host adds what it lacks and drops what is gone.
 * `effects` and `history` are of this step alone, in order.
 */
export interface StepResult {
  status: 'open' | 'done';
  /** null once done. */
  state: EngineState | null;
  waits: OpenWait[];
  timers: ArmedTimer[];
  effects: Effect[];
  history: HistoryEvent[];
}

/** One finding of the validator: file, element, reason and cure, in English for the log and Chinese for the page. */
export interface ProcessIssue {
  file: string;
  elementId?: string;
  rule: string;
  reason: string;
  cure: string;
}

/** What the validator needs to know of the house: which names exist. */
export interface Vocabulary {
  roles: ReadonlySet<string>;
  forms: ReadonlySet<string>;
  handlers: ReadonlySet<string>;
  clocks: ReadonlySet<string>;
  gates: ReadonlySet<string>;
  documents: ReadonlySet<string>;
  stages: ReadonlySet<string>;
}

/** A compiled definition: parsed once per version, shared by all its instances, immutable. */
export interface ProcessDefinition {
  /** Id of the executable process in the file, e.g. 'case-handling'. */
  readonly key: string;
  readonly name: string;
  /** SHA-256 of the XML as stored. */
  readonly hash: string;
  readonly steps: ReadonlyMap<string, StepMeta>;
  readonly handlers: ReadonlyMap<string, HandlerMeta>;
  /** Id as executed -> id as drawn, for elements inside expanded call activities only. */
  readonly origins: ReadonlyMap<string, string>;
  /** What `<ore:procedure>` on the process says: the kind of matter it is about ('' if not said) and its English name. */
  readonly matter: string;
  readonly nameEn: string;
}

/** The engine as the rest of the house sees it. `createEngine()` in index.ts makes one. */
export interface ProcessEngine {
  /** Parses, expands call activities and compiles. Throws ProcessInvalidError with every issue found. */
  compile(xml: string, file: string): Promise<ProcessDefinition>;
  /** Everything `compile` checks and more: bpmnlint, own rules, names, state-space exploration. Empty: sound. */
  validate(xml: string, file: string, vocabulary: Vocabulary): Promise<ProcessIssue[]>;
  /**
   * One step. `revision` is the instance's next revision number: execution ids made in this step begin with it.
   * Synchronous and free of side effects; throws EngineRefusal if the execution id is not open (or no boundary event catches the
   * error of a `fail`), OracleError if an answer cannot be had, StalledError if nothing is left to wait for; on any throw nothing has changed.
   */
  step(definition: ProcessDefinition, state: EngineState | null, action: EngineAction, oracle: Oracle, revision: number): StepResult;
}

/** What one memo did since the server started, in steps. */
export interface MemoCounts {
  /** Answered by a recipe. */
  replayed: number;
  /** Run by the real engine on canonical names, and written down. */
  run: number;
  /** Run by the plain engine because nothing else would do. */
  plain: number;
  /** Taken by the plain engine too, and compared. */
  checked: number;
  mismatches: number;
}

/** A recipe and the plain engine did not agree; the tree of that transition is dropped, and the plain engine's word counted. */
export interface Mismatch {
  what: string;
  /** Hash of the canonical text it happened at; null: at the start. */
  place: string | null;
  /** In canonical names. */
  action: EngineAction;
}

/** How far a definition has been explored, and what was found on the way. */
export interface Unfolding {
  states: number;
  recipes: number;
  /** Texts met and not yet explored. */
  waiting: number;
  /** Transitions nobody can know beforehand: an expression over facts decides them. They are learnt as they happen. */
  unforeseeable: number;
}

/** Transitions as plain data: what a worker hands over and the host stores. The texts travel beside it, by their hashes. */
export interface TransitionData {
  states: string[];
  trees: Array<[key: string, tree: DecisionTree]>;
}

/** The engine with a memory: `step` gives what the plain engine gives, from a recipe when one is known. Recipes live in this object only. */
export interface MemoisedEngine extends ProcessEngine {
  step(
    definition: ProcessDefinition,
    state: EngineState | null,
    action: EngineAction,
    oracle: Oracle,
    revision: number,
    options?: { /** The plain engine judges this step. */ isChecked?: boolean },
  ): StepResult;
  /** The hash of the canonical text this state names, if it must be `learn`t before a step; null: go on. */
  unknownCanon(definition: ProcessDefinition, state: EngineState | null): string | null;
  /** Throws when the bytes are not the text of the hash. */
  learn(definition: ProcessDefinition, canon: CanonText): void;
  /** Takes over the transitions another engine of the same edition found; the texts first. */
  adopt(definition: ProcessDefinition, table: TransitionData): void;
  /** What was found wrong since the last call. */
  takeMismatches(definition: ProcessDefinition): Mismatch[];
  report(definitionHash: string): MemoReport;
}

export interface MemoReport extends MemoCounts {
  states: number;
  recipes: number;
  /** Something was wrong here: every step is judged until the server starts anew. */
  isDistrusted: boolean;
}

/** The acted-on execution is not open (any more): somebody was faster, or a stale claim. */
export class EngineRefusal extends Error {
  override readonly name = 'EngineRefusal';
}

/** A condition is not boolean, an expression fails, a timer has no date: the data must be put right and the step repeated. */
export class OracleError extends Error {
  override readonly name = 'OracleError';
}

/** The process runs but has no open task, job, message or timer: nothing could ever move it again. An incident. */
export class StalledError extends Error {
  override readonly name = 'StalledError';
}

/** A BPMN file that must not run. */
export class ProcessInvalidError extends Error {
  override readonly name = 'ProcessInvalidError';
  constructor(readonly issues: ProcessIssue[]) {
    super(issues.map((i) => `${i.file}${i.elementId ? ` <${i.elementId}>` : ''}: ${i.reason} — ${i.cure} [${i.rule}]`).join('\n'));
  }
}
