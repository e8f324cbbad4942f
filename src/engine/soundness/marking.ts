/**
 * Where the tokens are: counts by key. A scope is a path of subprocess ids, '' for the process, `:k` for the iteration of a
 * multi-instance subprocess. Keys: `scope|id` open element, `scope|id~` copies left, `scope|id!event` how often a non-interrupting
 * event fired, `scope>flow` token waiting at a join, `scope@` the scope is open.
 */
export class Marking {
  constructor(private readonly counts: Map<string, number> = new Map()) {}

  copy(): Marking {
    return new Marking(new Map(this.counts));
  }

  get isEmpty(): boolean {
    return this.counts.size === 0;
  }

  get key(): string {
    return [...this.counts]
      .map(([key, count]) => `${key}*${count}`)
      .sort()
      .join(' ');
  }

  active(): Array<{ scope: string; id: string }> {
    return [...this.counts.keys()].flatMap((key) => {
      const match = /^([^|]*)\|([^~!]*)$/.exec(key);
      return match ? [{ scope: match[1]!, id: match[2]! }] : [];
    });
  }

  /** Opens an element; false if it was open already. */
  open(scope: string, id: string, copies: number): boolean {
    this.add(`${scope}|${id}~`, copies);
    return this.add(`${scope}|${id}`, 1) === 1;
  }

  left(scope: string, id: string): number {
    return this.counts.get(`${scope}|${id}~`) ?? 0;
  }

  takeOne(scope: string, id: string): number {
    return this.add(`${scope}|${id}~`, -1);
  }

  /** Takes an element and everything in it off the board. */
  close(scope: string, id: string): void {
    const own = `${scope}|${id}`;
    const inner = `${scope}/${id}`;
    for (const key of this.counts.keys())
      if (key === own || startsWithAny(key, own, '~!') || startsWithAny(key, inner, '/|>@:')) this.counts.delete(key);
  }

  fired(scope: string, id: string, boundaryId: string): number {
    return this.counts.get(`${scope}|${id}!${boundaryId}`) ?? 0;
  }

  fire(scope: string, id: string, boundaryId: string): void {
    this.add(`${scope}|${id}!${boundaryId}`, 1);
  }

  waitAtJoin(scope: string, flowId: string): number {
    return this.add(`${scope}>${flowId}`, 1);
  }

  /** Takes one token from each flow if all have one. */
  join(scope: string, flowIds: readonly string[]): boolean {
    if (!flowIds.every((id) => this.counts.has(`${scope}>${id}`))) return false;
    for (const id of flowIds) this.add(`${scope}>${id}`, -1);
    return true;
  }

  /** Flows with a token that waits at a join. */
  waitingFlows(): string[] {
    return [...this.counts.keys()].flatMap((key) => key.split('>')[1] ?? []);
  }

  openScope(scope: string): void {
    this.add(`${scope}@`, 1);
  }

  endScope(scope: string): void {
    this.counts.delete(`${scope}@`);
  }

  clearScope(scope: string): void {
    for (const key of this.counts.keys()) if (startsWithAny(key, scope, '/|>')) this.counts.delete(key);
  }

  /** A scope that is open with nothing left in it. */
  finishedScope(): string | undefined {
    const keys = [...this.counts.keys()];
    const open = keys.filter((key) => key.endsWith('@')).map((key) => key.slice(0, -1));
    return open.find((scope) => !keys.some((key) => startsWithAny(key, scope, '/|>')));
  }

  private add(key: string, change: number): number {
    const count = (this.counts.get(key) ?? 0) + change;
    if (count > 0) this.counts.set(key, count);
    else this.counts.delete(key);
    return count;
  }
}

function startsWithAny(key: string, prefix: string, next: string): boolean {
  return key.length > prefix.length && key.startsWith(prefix) && next.includes(key[prefix.length]!);
}

/** `/a/b:2` -> scope `/a`, id `b`, index 2. */
export function split(scope: string): { scope: string; id: string; index: number } {
  const slash = scope.lastIndexOf('/');
  const [id, index] = scope.slice(slash + 1).split(':');
  return { scope: scope.slice(0, slash), id: id!, index: Number(index ?? 0) };
}
