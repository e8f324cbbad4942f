import { deepStrictEqual } from 'node:assert';
import type { CompiledDefinition } from '../../../src/engine/compile/compiled-definition.ts';
import {
  createEngine,
  createMemoisedEngine,
  createOracle,
  EngineRefusal,
  recordingOracle,
  replayingOracle,
} from '../../../src/engine/index.ts';
import type { EngineAction, MemoisedEngine, Oracle, StepResult } from '../../../src/engine/index.ts';
import { explore, loopsWithoutWait } from '../../../src/engine/soundness/explore.ts';
import type { Flow } from '../../../src/engine/soundness/net.ts';
import { TokenGame, type Move } from '../../../src/engine/soundness/token-game.ts';
import { generateProcess } from './generate.ts';
import { Random } from './random.ts';
import { type Canons, LiveTwin, MemoTwin, prewarmed } from './twins.ts';

export interface FuzzReport {
  processes: number;
  skipped: number;
  walks: number;
  steps: number;
  finished: number;
  refusals: number;
  /** Milliseconds spent in the first run of each step, hydration included. */
  engineMs: number;
  stateBytes: number;
  largestState: number;
  /** Of the memoised runs: steps from a recipe, steps the engine ran, processes unfolded to the end, replays that met an unknown way there. */
  memo: { replayed: number; run: number; stateBytes: number; unfolded: number; unfoldedWhole: number; missesAfterwards: number };
  moves: Record<string, number>;
  divergences: Array<{ seed: number; step: number; what: string }>;
}

const NOW = new Date('2026-05-01T00:00:00Z');
const engine = createEngine();

export const emptyReport = (): FuzzReport => ({
  processes: 0,
  skipped: 0,
  walks: 0,
  steps: 0,
  finished: 0,
  refusals: 0,
  engineMs: 0,
  stateBytes: 0,
  largestState: 0,
  memo: { replayed: 0, run: 0, stateBytes: 0, unfolded: 0, unfoldedWhole: 0, missesAfterwards: 0 },
  moves: {},
  divergences: [],
});

/** The engines with a memory that all walks through one process share. */
interface Memories {
  canons: Canons;
  cold: MemoisedEngine;
  /** With room for two texts only: most of its instances stay on format 1. */
  crowded: MemoisedEngine;
  prewarmed: MemoisedEngine;
}

/**
 * One random process, `walks` random walks through it. Each step is hydrated from the stored state and compared with the token
 * game (what is open), with a run that is never put away, with a second run on a separately compiled definition (every byte), with a
 * replay of the answers, and with the memoised engine: cold, crowded, and prewarmed with up to `places` places.
 */
export async function fuzzProcess(seed: number, walks: number, report: FuzzReport, depth = 4, places = 60): Promise<void> {
  const { xml, facts } = generateProcess(seed, depth);
  const definition = (await engine.compile(xml, `seed ${seed}`)) as CompiledDefinition;
  if (loopsWithoutWait(definition.net).length) return void report.skipped++;
  const exploration = explore(definition.net, 3000);
  // a non-interrupting event may open an element twice; a boundary event on a subprocess that never waits is dead
  if (exploration.problems.size || exploration.deadElements.length) return void report.skipped++;
  report.processes++;
  if (exploration.stuck.size) report.divergences.push({ seed, step: -1, what: `not sound: ${[...exploration.stuck].join(' ')}` });
  const twin = (await engine.compile(xml, `seed ${seed}`)) as CompiledDefinition;
  const canons: Canons = new Map();
  const warm = prewarmed(definition, places, canons);
  const memories: Memories = {
    canons,
    cold: createMemoisedEngine(),
    crowded: createMemoisedEngine({ capacity: 2 }),
    prewarmed: warm.engine,
  };
  for (let walk = 0; walk < walks; walk++) {
    report.walks++;
    const walker = new Walk(definition, twin, memories, facts, new Random(seed * 31 + walk), report);
    try {
      walker.run();
    } catch (error) {
      report.divergences.push({ seed, step: walker.revision, what: `${walker.last}: ${(error as Error).message.slice(0, 600)}` });
    }
  }
  noteMemories(memories, definition, warm.isComplete, report);
}

function noteMemories(
  { cold, prewarmed: warm }: Memories,
  definition: CompiledDefinition,
  isComplete: boolean,
  { memo, divergences, processes }: FuzzReport,
): void {
  const [coldly, warmly] = [cold.report(definition.hash), warm.report(definition.hash)];
  memo.replayed += coldly.replayed + warmly.replayed;
  memo.run += coldly.run + warmly.run;
  memo.unfolded++;
  if (!isComplete) return;
  memo.unfoldedWhole++;
  memo.missesAfterwards += warmly.run;
  if (warmly.run)
    divergences.push({ seed: processes, step: -1, what: `${warmly.run} steps were unknown after the whole process was unfolded` });
}

class Walk {
  revision = 0;
  last = 'start';
  private readonly facts: Record<string, number> = {};
  private game: TokenGame;
  private result: StepResult | null = null;
  private readonly live: LiveTwin;
  private readonly memos: MemoTwin[];

  constructor(
    private readonly definition: CompiledDefinition,
    private readonly twin: CompiledDefinition,
    { canons, cold, crowded, prewarmed: warm }: Memories,
    facts: string[],
    private readonly random: Random,
    private readonly report: FuzzReport,
  ) {
    for (const fact of facts) this.facts[fact] = random.below(4);
    this.game = new TokenGame(definition.net, (options) => [this.choose(options)]);
    this.live = new LiveTwin(definition);
    this.memos = [
      new MemoTwin('memoised', definition, cold, canons),
      new MemoTwin('memoised without room', definition, crowded, canons),
      new MemoTwin('prewarmed', definition, warm, canons),
      new MemoTwin('memoised on a second server', definition, createMemoisedEngine(), canons),
    ];
  }

  run(): void {
    this.game = this.game.start()[0]!;
    this.step({ kind: 'start' });
    while (this.revision < 40 && !this.game.isDone) {
      for (const fact of Object.keys(this.facts)) if (this.random.chance(0.25)) this.facts[fact] = this.random.below(4);
      const next = this.pickMove();
      if (!next) return;
      const { move, game } = next;
      this.last = `${move.kind} ${move.target}`;
      const action = this.action(move);
      this.game = game;
      this.step(action);
      this.report.moves[action.kind] = (this.report.moves[action.kind] ?? 0) + 1;
      if (this.random.chance(0.1)) this.expectRefusal(action);
    }
    if (this.game.isDone) this.report.finished++;
  }

  /** A random move that does not open an element twice (which only non-interrupting events can do). */
  private pickMove(): { move: Move; game: TokenGame } | undefined {
    const moves = this.game.moves();
    while (moves.length) {
      const [move] = moves.splice(this.random.below(moves.length), 1);
      const [game] = this.game.play(move!);
      if (game!.notes.problems.size === 0) return { move: move!, game: game! };
      game!.notes.problems.clear();
    }
    return undefined;
  }

  private action({ kind, scope, id, target }: Move): EngineAction {
    const { waits, timers } = this.result!;
    const node = this.definition.net.nodes.get(target)!;
    if (kind === 'boundary' && node.event === 'error') {
      const failing =
        waits.find((wait) => wait.elementId === id) ?? waits.find((wait) => wait.elementId === this.jobWithin(`${scope}/${id}`));
      if (!failing) throw new Error(`engine has nothing that could fail for ${target}`);
      return { kind: 'fail', executionId: failing.executionId, errorCode: node.errorId! };
    }
    const timer = timers.find((t) => t.elementId === target);
    if (timer) return { kind: 'fire', executionId: timer.executionId };
    const candidates = waits.filter((w) => w.elementId === target);
    if (!candidates.length) throw new Error(`engine has not open ${target}`);
    const wait = this.random.pick(candidates);
    return { kind: wait.kind === 'job' ? 'job' : wait.kind === 'task' ? 'complete' : 'message', executionId: wait.executionId };
  }

  private jobWithin(scope: string): string | undefined {
    const inside = (s: string) => s === scope || s.startsWith(`${scope}/`) || s.startsWith(`${scope}:`);
    return this.game.marking.active().find((a) => inside(a.scope) && this.definition.net.nodes.get(a.id)!.kind === 'job')?.id;
  }

  private step(action: EngineAction): void {
    const revision = ++this.revision;
    const state = this.result?.state ?? null;
    const recorder = recordingOracle(this.oracle());
    const started = process.hrtime.bigint();
    const result = engine.step(this.definition, state, action, recorder, revision);
    this.report.engineMs += Number(process.hrtime.bigint() - started) / 1e6;
    deepStrictEqual(engine.step(this.twin, state, action, this.oracle(), revision), result, 'two runs differ');
    deepStrictEqual(engine.step(this.twin, state, action, replayingOracle(recorder.log), revision), result, 'replay differs');
    for (const memo of this.memos) memo.step(action, this.oracle(), revision, result);
    const acted = this.acted(action);
    const alive = this.live.step(action, acted.element, acted.copy, this.oracle(), revision);
    this.result = result;
    this.report.steps++;
    this.measure(result);
    deepStrictEqual(view(result), this.game.isDone ? ['done'] : this.game.view());
    deepStrictEqual(alive, view(result), 'the run that was never put away differs');
  }

  /** Which element, and which of its copies, the action means: before the step. */
  private acted(action: EngineAction): { element: string | undefined; copy: number } {
    if (action.kind === 'start') return { element: undefined, copy: 0 };
    const open = [...this.result!.waits, ...this.result!.timers];
    const element = open.find((o) => o.executionId === action.executionId)!.elementId;
    const copies = open.filter((o) => o.elementId === element);
    return { element, copy: copies.findIndex((o) => o.executionId === action.executionId) };
  }

  private measure({ state }: StepResult): void {
    if (!state) return;
    this.report.stateBytes += state.bytes.length;
    this.report.memo.stateBytes += this.memos[0]!.size;
    this.report.largestState = Math.max(this.report.largestState, state.bytes.length);
  }

  private expectRefusal(action: EngineAction): void {
    if (!this.result?.state) return;
    try {
      engine.step(this.definition, this.result.state, action, this.oracle(), this.revision + 1);
    } catch (error) {
      if (error instanceof EngineRefusal) return void this.report.refusals++;
      throw error;
    }
    throw new Error(`${action.kind} was accepted twice`);
  }

  private oracle(): Oracle {
    return createOracle({ facts: this.facts, now: NOW });
  }

  private choose(options: readonly Flow[]): Flow {
    const holds = ({ condition }: Flow) => {
      const [, fact, value] = /^facts\.(\w+) = (\d+)$/.exec(condition ?? '') ?? [];
      return fact !== undefined && this.facts[fact] === Number(value);
    };
    return options.find(holds) ?? options.find((flow) => flow.isDefault)!;
  }
}

const view = ({ status, waits, timers }: StepResult): string[] =>
  status === 'done' ? ['done'] : [...waits, ...timers].map((open) => open.elementId).sort();
