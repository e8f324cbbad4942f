import type { Net } from './net.ts';
import { reachBack } from './reach-back.ts';
import { TokenGame, type Move, type Notes } from './token-game.ts';

export interface Exploration {
  states: number;
  /** More states than the cap: nothing is proved about the rest. */
  isCapped: boolean;
  /** Elements where tokens stand in a marking from which the end cannot be reached, with that marking as text. */
  stuck: ReadonlyMap<string, string>;
  deadElements: string[];
  /** Problem -> element. */
  problems: ReadonlyMap<string, string>;
}

/**
 * Visits every marking. The choices of exclusive gateways are taken as free, so a dead end that depends on data is not seen.
 * A non-interrupting event is explored only while its branch is not running already, which keeps the space finite.
 */
export function explore(net: Net, cap = 20_000): Exploration {
  const notes: Notes = { seen: new Set(), problems: new Map() };
  const states = new Map<string, TokenGame>();
  const predecessors = new Map<string, string[]>();
  const todo: string[] = [];
  const visit = (game: TokenGame, from?: string) => {
    const key = game.marking.key;
    if (!states.has(key)) todo.push(key);
    states.set(key, game);
    if (from !== undefined) predecessors.set(key, [...(predecessors.get(key) ?? []), from]);
  };
  for (const game of new TokenGame(net, (options) => options, notes).start()) visit(game);
  for (let key = todo.pop(); key !== undefined && states.size < cap && notes.problems.size < 5; key = todo.pop()) {
    const game = states.get(key)!;
    for (const move of game.moves()) for (const next of follow(net, game, move)) visit(next, key);
  }
  const isCapped = states.size >= cap;
  const completing = reachBack(predecessors, '');
  const stuck = isCapped || notes.problems.size ? [] : [...states].filter(([key]) => !completing.has(key));
  const deadElements = isCapped || notes.problems.size ? [] : [...net.nodes.keys()].filter((id) => !notes.seen.has(id));
  return { states: states.size, isCapped, stuck: stuckElements(net, stuck), deadElements, problems: notes.problems };
}

/** Of the markings without an end, one where nothing can move at all if there is one: it shows where the tokens wait in vain. */
function stuckElements(net: Net, stuck: Array<[string, TokenGame]>): Map<string, string> {
  const [key, game] = stuck.find(([, g]) => g.moves().length === 0) ?? stuck[0] ?? [];
  if (key === undefined || !game) return new Map();
  const waiting = game.marking.waitingFlows().flatMap((flowId) => net.targetOf(flowId) ?? []);
  const elements = waiting.length ? waiting : game.marking.active().map(({ id }) => id);
  return new Map(elements.map((id) => [id, key]));
}

function follow(net: Net, game: TokenGame, move: Move): TokenGame[] {
  const target = net.nodes.get(move.target)!;
  if (move.kind !== 'boundary' || target.interrupting) return game.play(move);
  const scratch = new TokenGame(net, (options) => options, { seen: game.notes.seen, problems: new Map() }, game.marking);
  const results = scratch.play(move);
  return scratch.notes.problems.size ? [] : results.map((r) => new TokenGame(net, (options) => options, game.notes, r.marking));
}

/** Elements on a cycle that never waits: the engine would run it for ever inside one synchronous step. */
export function loopsWithoutWait(net: Net): string[] {
  const waits = (id: string) => !['exclusive', 'parallel', 'pass'].includes(net.nodes.get(id)!.kind);
  const found: string[] = [];
  const state = new Map<string, 'open' | 'closed'>();
  const visit = (id: string): void => {
    state.set(id, 'open');
    for (const { targetId } of net.outgoing(id)) {
      if (waits(targetId)) continue;
      if (state.get(targetId) === 'open') found.push(targetId);
      else if (!state.has(targetId)) visit(targetId);
    }
    state.set(id, 'closed');
  };
  for (const id of net.nodes.keys()) if (!waits(id) && !state.has(id)) visit(id);
  return found;
}
