import pg from 'pg';
import { newId } from '../../src/platform/ids.ts';
import type { Contender, Meter } from './measure.ts';
import type { ServerContender } from './server-contender.ts';
import { DIFFERENT_CASES, type Workload, WORKLOADS } from './workload.ts';

interface Statement {
  text: string;
  /** A prepared statement's name. */
  name: string | undefined;
  values: Part[] | undefined;
  /** Sent while the answer to the one before was still out: in the same round trip. */
  isTogether: boolean;
}
/** A value as recorded; a string with ids made in the run becomes a template that gets fresh ones. */
type Part = { constant: unknown } | { template: string[] };

const UUID = /[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}/;

/**
 * The same SQL with no engine: every statement the server sent for the same cases, recorded once at the driver, sent again by the plain
 * driver with fresh ids, and nothing computed in between. What no engine on this design can beat without writing less.
 */
export class FloorContender implements Contender {
  readonly name = 'floor';
  private constructor(
    private readonly cases: Record<Workload, Statement[][][]>,
    private readonly pool: pg.Pool,
  ) {}

  static async record(server: ServerContender, url: string, clients: number): Promise<FloorContender> {
    const cases: Record<Workload, Statement[][][]> = { happy: [], random: [] };
    for (const workload of WORKLOADS)
      for (let n = 0; n < DIFFERENT_CASES[workload]; n++) cases[workload].push(await recordCase(server, workload, n));
    return new FloorContender(cases, new pg.Pool({ connectionString: url, max: clients, pipeline: true } as pg.PoolConfig));
  }

  /** Statements a step on average, transaction control included. */
  get statementsPerStep(): Record<Workload, number> {
    const mean = (steps: Statement[][]): number => steps.reduce((sum, { length }) => sum + length, 0) / steps.length;
    return { happy: mean(this.cases.happy.flat()), random: mean(this.cases.random.flat()) };
  }

  /** The statements of one completion, for the curious. */
  get sample(): string[] {
    return this.cases.happy[0]![2]!.map(({ text }) => text.trim().replace(/\s+/g, ' ').slice(0, 140));
  }

  async runCase(workload: Workload, n: number, { step, goOn }: Meter): Promise<void> {
    const fresh = new Map<string, string>();
    for (const statements of this.cases[workload][n % DIFFERENT_CASES[workload]]!) {
      if (!goOn()) return;
      await step(() => this.replay(statements, fresh));
    }
  }

  private async replay(statements: readonly Statement[], fresh: Map<string, string>): Promise<void> {
    const client = await this.pool.connect();
    try {
      const out: Array<Promise<unknown>> = [];
      for (const { text, name, values, isTogether } of statements) {
        if (!isTogether) await Promise.all(out.splice(0));
        out.push(client.query({ text, ...(name && { name }), values: values?.map((part) => filled(part, fresh)) }));
      }
      await Promise.all(out);
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

async function recordCase(server: ServerContender, workload: Workload, n: number): Promise<Statement[][]> {
  const steps: Statement[][] = [];
  const kept = new Set([server.actor.userId, server.actor.unitId]);
  const original = pg.Client.prototype.query;
  let current: Statement[] = [];
  let out = 0;
  pg.Client.prototype.query = function (this: pg.Client, ...parameters: unknown[]) {
    const [first, second] = parameters as [string | pg.QueryConfig, unknown[] | undefined];
    const { text, name, values } = typeof first === 'string' ? { text: first, name: undefined, values: second } : first;
    current.push({ text, name, values: values?.map((value) => partOf(value, kept)), isTogether: out > 0 });
    out++;
    return (original as (...p: unknown[]) => Promise<unknown>).apply(this, parameters).finally(() => out--);
  } as never;
  try {
    await server.runCase(workload, n, {
      goOn: () => true,
      step: async (work) => {
        current = [];
        const result = await work();
        steps.push(current);
        return result;
      },
    });
  } finally {
    pg.Client.prototype.query = original;
  }
  return steps;
}

function partOf(value: unknown, kept: ReadonlySet<string>): Part {
  if (typeof value !== 'string' || !UUID.test(value)) return { constant: value };
  const pieces = value.split(new RegExp(`(${UUID.source})`));
  return pieces.some((piece) => UUID.test(piece) && !kept.has(piece) && !VERSIONS.has(piece))
    ? { template: pieces.map((piece) => (kept.has(piece) || VERSIONS.has(piece) ? `=${piece}` : piece)) }
    : { constant: value };
}

/** Ids of rows that were there before: process versions. Filled by the bench. */
export const VERSIONS = new Set<string>();

function filled(part: Part, fresh: Map<string, string>): unknown {
  if ('constant' in part) return part.constant;
  let text = '';
  for (const piece of part.template) {
    if (piece.startsWith('=')) text += piece.slice(1);
    else if (piece.length === 36 && UUID.test(piece)) text += fresh.get(piece) ?? remember(fresh, piece);
    else text += piece;
  }
  return text;
}

function remember(fresh: Map<string, string>, old: string): string {
  const id = newId();
  fresh.set(old, id);
  return id;
}
