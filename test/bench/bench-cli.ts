import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { BENCH_TABLE, benchXml } from './bench-module.ts';
import { FloorContender, VERSIONS } from './floor-contender.ts';
import { type Contender, type ContenderName, type Figures, measure, medianOf } from './measure.ts';
import { NAIVE_TABLES, NaiveContender } from './naive-contender.ts';
import { type Clients, CLIENTS, jsonOf, type Report, tableOf } from './report.ts';
import { ServerContender } from './server-contender.ts';
import { type Workload, WORKLOADS } from './workload.ts';

/** Short runs in turn, the median counts: a machine that is busy for some seconds slows all contenders or none. */
const ROUNDS = 3;

/**
 * npm run bench [-- --json] [--seconds 2]: durable steps a second of this server with and without the engine's memory, of bpmn-engine as
 * its manual shows, and of the same SQL without an engine, in one run on one scratch database (fsync on). See docs/bench.md.
 */
export async function main(args: string[]): Promise<void> {
  const seconds = Number(args[args.indexOf('--seconds') + 1]) || 2;
  const isJson = args.includes('--json');
  const report = await onScratchDatabase((url) => compare(url, seconds, isJson ? () => undefined : console.log));
  console.log(isJson ? jsonOf(report) : tableOf(report));
}

async function compare(url: string, seconds: number, tell: (line: string) => void): Promise<Report> {
  const memoised = await ServerContender.start('memoised', url);
  const plain = await ServerContender.start('plain', url);
  await onConnection(url, async (client) => {
    for (const { id } of (await client.query<{ id: string }>('select id from process_version')).rows) VERSIONS.add(id);
  });
  const floor = await FloorContender.record(memoised, url, 8);
  const naive = new NaiveContender(url, 8, benchXml());
  tell(`one completion is ${floor.sample.length} statements:\n  ${floor.sample.join('\n  ')}`);
  const contenders = [naive, plain, memoised, floor];
  for (const contender of contenders) for (const workload of WORKLOADS) await measure(contender, workload, 2, Math.min(1, seconds));
  // as in operation: autovacuum would do it within a minute, in the midst of the first round
  await onConnection(url, (client) => client.query('analyze'));
  const figures = await rounds(contenders, seconds, tell);
  const engineMs = ({ inEngine }: ServerContender): number => inEngine.ms / inEngine.steps;
  const report = {
    figures,
    stateBytes: { memoised: await memoised.bytesAsleep(), plain: await plain.bytesAsleep() },
    engineMs: { memoised: engineMs(memoised), plain: engineMs(plain) },
    statementsPerStep: floor.statementsPerStep,
  };
  await Promise.all([memoised.close(), plain.close(), floor.close(), naive.close()]);
  return report;
}

async function rounds(contenders: readonly Contender[], seconds: number, tell: (line: string) => void): Promise<Report['figures']> {
  const runs = new Map<string, Figures[]>();
  for (let round = 1; round <= ROUNDS; round++)
    for (const clients of CLIENTS)
      for (const workload of WORKLOADS)
        for (const contender of contenders) {
          const run = await measure(contender, workload, Number(clients.slice(1)), seconds);
          const key = [workload, contender.name, clients].join();
          runs.set(key, [...(runs.get(key) ?? []), run]);
          tell(`round ${round}, ${workload}, ${contender.name}, ${clients.slice(1)} at once: ${run.stepsPerSecond} steps/s`);
        }
  const of = (workload: Workload, name: ContenderName, clients: Clients): Figures => medianOf(runs.get([workload, name, clients].join())!);
  const both = (workload: Workload, name: ContenderName) => ({ c1: of(workload, name, 'c1'), c8: of(workload, name, 'c8') });
  const all = (workload: Workload) => ({
    memoised: both(workload, 'memoised'),
    plain: both(workload, 'plain'),
    naive: both(workload, 'naive'),
    floor: both(workload, 'floor'),
  });
  return { happy: all('happy'), random: all('random') };
}

async function onConnection(url: string, work: (client: pg.Client) => Promise<unknown>): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

async function onScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const parent = mkdtempSync(path.join(tmpdir(), 'orecase-bench-'));
  chmodSync(parent, 0o755);
  const server = await startEmbeddedPostgres({ folder: path.join(parent, 'postgres'), database: 'bench' });
  try {
    await migrate(server.url);
    await onConnection(server.url, (client) => client.query(BENCH_TABLE + NAIVE_TABLES));
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
  }
}
