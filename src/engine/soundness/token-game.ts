import { Marking, split } from './marking.ts';
import type { Flow, Net, Node } from './net.ts';

/** What a reader of the process could do at a marking. `target`: the event chosen after a gateway, or the boundary event triggered. */
export interface Move {
  kind: 'complete' | 'event' | 'boundary';
  scope: string;
  id: string;
  target: string;
}

/** Gathered over all games on one net. */
export interface Notes {
  seen: Set<string>;
  /** Problem -> element. */
  problems: Map<string, string>;
}
/** Picks the flows an exclusive gateway may take: one to play, all to explore. */
export type Choose = (options: readonly Flow[]) => readonly Flow[];

interface Entry {
  scope: string;
  id: string;
}
const MAX_ENTRIES_PER_MOVE = 20_000;

/**
 * Reference token game: what BPMN says about tokens, written without the library. The validator explores with it, the fuzzer
 * compares the engine with it. Tokens of a multi-instance element and of non-interrupting events are counted.
 */
export class TokenGame {
  constructor(
    private readonly net: Net,
    private readonly choose: Choose,
    readonly notes: Notes = { seen: new Set(), problems: new Map() },
    readonly marking: Marking = new Marking(),
  ) {}

  get isDone(): boolean {
    return this.marking.isEmpty;
  }

  /** Every marking that may follow the start. */
  start(): TokenGame[] {
    const game = this.copy();
    const work: Entry[] = [];
    game.openScope('', this.net.processId, work);
    return game.run(work);
  }

  /** Every marking that may follow the move. */
  play({ kind, scope, id, target }: Move): TokenGame[] {
    const game = this.copy();
    const work: Entry[] = [];
    if (kind === 'boundary') game.trigger(scope, game.node(id), game.node(target), work);
    else if (kind === 'event') game.leave(scope, id, target, work);
    else game.completeOne(scope, game.node(id), work);
    return game.run(work);
  }

  moves(): Move[] {
    const moves: Move[] = [];
    for (const { scope, id } of this.marking.active()) {
      const node = this.node(id);
      if (node.kind === 'event-gateway')
        for (const flow of this.net.outgoing(id)) moves.push({ kind: 'event', scope, id, target: flow.targetId });
      else if (node.kind !== 'subprocess') moves.push({ kind: 'complete', scope, id, target: id });
      for (const boundary of this.net.boundaries(id))
        if (this.canTrigger(scope, node, boundary)) moves.push({ kind: 'boundary', scope, id, target: boundary.id });
    }
    return moves;
  }

  /** What the outside sees open: elements that wait, one entry per open copy, and armed events. Error events are not seen. */
  view(): string[] {
    return this.moves()
      .filter((move) => this.node(move.target).event !== 'error')
      .flatMap((move) => (move.kind === 'complete' ? Array<string>(this.copies(move)).fill(move.target) : [move.target]))
      .sort();
  }

  private copies({ scope, id }: Move): number {
    return this.node(id).multiple?.sequential ? 1 : this.marking.left(scope, id);
  }

  private canTrigger(scope: string, host: Node, boundary: Node): boolean {
    if (boundary.event === 'error')
      return (
        host.kind === 'wait' ||
        host.kind === 'job' ||
        this.marking.active().some((a) => isWithin(a.scope, `${scope}/${host.id}`) && this.node(a.id).kind === 'job')
      );
    return boundary.interrupting || this.marking.fired(scope, host.id, boundary.id) < boundary.repeats;
  }

  /** Plays on until every branch waits. */
  private run(work: Entry[]): TokenGame[] {
    const results: TokenGame[] = [];
    const todo = [{ game: this as TokenGame, work }];
    for (let budget = MAX_ENTRIES_PER_MOVE; todo.length; budget--) {
      const { game, work: rest } = todo.at(-1)!;
      const entry = rest.shift();
      if (budget < 0) return [this.problem('runs on without ever waiting (or has too many choices at once)', entry?.id ?? '')];
      if (!entry) {
        if (game.closeScope(rest)) continue;
        results.push(todo.pop()!.game);
        continue;
      }
      const [first, ...others] = game.enter(entry, rest);
      todo.push(...others.map((flow) => game.branch(entry.scope, flow, rest)));
      if (first) game.arrive(entry.scope, first, rest);
    }
    return results;
  }

  private branch(scope: string, flow: Flow, work: Entry[]): { game: TokenGame; work: Entry[] } {
    const game = this.copy();
    const rest = [...work];
    game.arrive(scope, flow, rest);
    return { game, work: rest };
  }

  /** Enters a node. Gives the alternatives to follow at an exclusive gateway, nothing elsewhere. */
  private enter({ scope, id }: Entry, work: Entry[]): readonly Flow[] {
    const node = this.node(id);
    this.notes.seen.add(id);
    const outgoing = this.net.outgoing(id);
    if (node.kind === 'exclusive') return outgoing.length > 1 ? this.choose(outgoing) : outgoing;
    if (node.kind === 'end') this.end(scope, node, work);
    else if (
      node.kind === 'subprocess' ||
      node.kind === 'wait' ||
      node.kind === 'job' ||
      node.kind === 'catch' ||
      node.kind === 'event-gateway'
    )
      this.open(scope, node, work);
    else for (const flow of outgoing) this.arrive(scope, flow, work);
    return [];
  }

  private open(scope: string, node: Node, work: Entry[]): void {
    const copies = node.multiple ? Number(node.multiple.cardinality) || 2 : 1;
    if (!this.marking.open(scope, node.id, copies)) this.problem('can be open twice at once', node.id);
    if (node.kind !== 'subprocess') return;
    if (!node.multiple) return this.openScope(`${scope}/${node.id}`, node.id, work);
    for (let k = 0; k < (node.multiple.sequential ? 1 : copies); k++) this.openScope(`${scope}/${node.id}:${k}`, node.id, work);
  }

  private openScope(scope: string, id: string, work: Entry[]): void {
    this.marking.openScope(scope);
    for (const start of this.net.starts(id)) work.push({ scope, id: start.id });
  }

  private end(scope: string, node: Node, work: Entry[]): void {
    if (node.event === 'terminate') this.marking.clearScope(scope);
    if (node.event === 'error') this.throwError(scope, node, work);
  }

  private throwError(from: string, thrower: Node, work: Entry[]): void {
    for (let scope = from; scope;) {
      const host = split(scope);
      const boundary = this.net.boundaries(host.id).find((b) => b.event === 'error' && b.errorId === thrower.errorId);
      if (boundary) return this.trigger(host.scope, this.node(host.id), boundary, work);
      scope = host.scope;
    }
    this.problem('throws an error nobody catches', thrower.id);
  }

  private trigger(scope: string, host: Node, boundary: Node, work: Entry[]): void {
    if (boundary.interrupting) this.marking.close(scope, host.id);
    else this.marking.fire(scope, host.id, boundary.id);
    this.notes.seen.add(boundary.id);
    for (const flow of this.net.outgoing(boundary.id)) this.arrive(scope, flow, work);
  }

  /** One copy is complete; with the last one the token goes on. */
  private completeOne(scope: string, node: Node, work: Entry[]): void {
    if (this.marking.takeOne(scope, node.id) === 0) this.leave(scope, node.id, node.id, work);
  }

  private leave(scope: string, id: string, from: string, work: Entry[]): void {
    this.marking.close(scope, id);
    this.notes.seen.add(from);
    for (const flow of this.net.outgoing(from)) this.arrive(scope, flow, work);
  }

  private arrive(scope: string, flow: Flow, work: Entry[]): void {
    const target = this.node(flow.targetId);
    const incoming = this.net.incoming(target.id);
    if (target.kind !== 'parallel' || incoming.length < 2) return void work.push({ scope, id: target.id });
    if (this.marking.waitAtJoin(scope, flow.id) > 1) this.problem('receives a second token on one flow before the join', target.id);
    if (
      this.marking.join(
        scope,
        incoming.map((f) => f.id),
      )
    )
      work.push({ scope, id: target.id });
  }

  /** Ends one scope with no token left in it; a token stuck at a join keeps its scope open. */
  private closeScope(work: Entry[]): boolean {
    const scope = this.marking.finishedScope();
    if (scope === undefined) return false;
    this.marking.endScope(scope);
    if (!scope) return false;
    const host = split(scope);
    const node = this.node(host.id);
    if (node.multiple?.sequential && this.marking.left(host.scope, host.id) > 1)
      this.openScope(`${host.scope}/${host.id}:${host.index + 1}`, host.id, work);
    this.completeOne(host.scope, node, work);
    return true;
  }

  private node(id: string): Node {
    return this.net.nodes.get(id)!;
  }

  private problem(problem: string, elementId: string): this {
    this.notes.problems.set(problem, elementId);
    return this;
  }

  private copy(): TokenGame {
    return new TokenGame(this.net, this.choose, this.notes, this.marking.copy());
  }
}

const isWithin = (scope: string, outer: string) => scope === outer || scope.startsWith(`${outer}/`) || scope.startsWith(`${outer}:`);
