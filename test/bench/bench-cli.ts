import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { BENCH_TABLE, benchXml, EngineContender } from './engine-contender.ts';
import { FloorContender, VERSIONS } from './floor-contender.ts';
import { type Contender, type Figures, measure } from './measure.ts';
import { NAIVE_TABLES, NaiveContender } from './naive-contender.ts';

const CLIENTS = [1, 8] as const;
type Report = Record<Contender['name'], { c1: Figures; c8: Figures }>;

/**
 * npm run bench [-- --json] [--seconds 6]: durable steps a second of this engine, of bpmn-engine as its manual shows, and of the same SQL
 * without an engine, in one run on one scratch database (fsync on). See docs/bench.md.
 */
export async function main(args: string[]): Promise<void> {
  const seconds = Number(args[args.indexOf('--seconds') + 1] || 6) || 6;
  const report = await onScratchDatabase((url) => compare(url, seconds, args.includes('--json')));
  if (args.includes('--json')) console.log(JSON.stringify({ ...stepsPerSecond(report), detail: report }));
  else console.log(tableOf(report));
}

/** `{ engine, naive, floor }`, each `{ c1, c8 }` in steps a second. */
const stepsPerSecond = (report: Report): object =>
  Object.fromEntries(Object.entries(report).map(([name, { c1, c8 }]) => [name, { c1: c1.stepsPerSecond, c8: c8.stepsPerSecond }]));

async function compare(url: string, seconds: number, isQuiet: boolean): Promise<Report> {
  const engine = await EngineContender.start(url);
  const versions = new pg.Client({ connectionString: url });
  await versions.connect();
  for (const { id } of (await versions.query<{ id: string }>('select id from process_version')).rows) VERSIONS.add(id);
  await versions.end();
  const floor = await FloorContender.record(engine, url, 8);
  const naive = new NaiveContender(url, 8, benchXml());
  const contenders: Contender[] = [naive, engine, floor];
  const report = { engine: {}, naive: {}, floor: {} } as Report;
  for (const contender of contenders) {
    if (!isQuiet) console.log(`${contender.name}: warming up`);
    await measure(contender, 2, Math.min(1.5, seconds));
  }
  for (const clients of CLIENTS) {
    for (const contender of contenders) {
      report[contender.name][`c${clients}`] = await measure(contender, clients, seconds);
      if (!isQuiet) console.log(`${contender.name}, ${clients} at once: ${report[contender.name][`c${clients}`].stepsPerSecond} steps/s`);
    }
  }
  if (!isQuiet) {
    const { ms, steps } = engine.inEngine;
    console.log(`\none completion is ${floor.sample.length} statements:\n  ${floor.sample.join('\n  ')}`);
    console.log(`in ProcessEngine.step: ${(ms / steps).toFixed(2)} ms a step; ${floor.statementsPerStep.toFixed(1)} statements a step`);
  }
  await Promise.all([engine.close(), floor.close(), naive.close()]);
  return report;
}

async function onScratchDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const parent = mkdtempSync(path.join(tmpdir(), 'orecase-bench-'));
  chmodSync(parent, 0o755);
  const server = await startEmbeddedPostgres({ folder: path.join(parent, 'postgres'), database: 'bench' });
  try {
    await migrate(server.url);
    const client = new pg.Client({ connectionString: server.url });
    await client.connect();
    await client.query(BENCH_TABLE + NAIVE_TABLES);
    await client.end();
    return await work(server.url);
  } finally {
    await server.stop();
    rmSync(parent, { recursive: true, force: true });
  }
}

function tableOf(report: Report): string {
  const line = (name: Contender['name'], clients: 1 | 8): string => {
    const { stepsPerSecond, p50Ms, p95Ms, cpuMsPerStep } = report[name][`c${clients}`];
    return `| ${name} | ${clients} | ${stepsPerSecond} | ${p50Ms} | ${p95Ms} | ${cpuMsPerStep} |`;
  };
  const names: Array<Contender['name']> = ['engine', 'naive', 'floor'];
  const ratio = (clients: 'c1' | 'c8', other: 'naive' | 'floor'): string =>
    (report.engine[clients].stepsPerSecond / report[other][clients].stepsPerSecond).toFixed(2);
  return [
    `\n${cpus().length} cores, Node ${process.versions.node}`,
    '| | clients | steps/s | p50 ms | p95 ms | CPU ms/step |',
    '|---|---|---|---|---|---|',
    ...CLIENTS.flatMap((clients) => names.map((name) => line(name, clients))),
    `engine / naive: ${ratio('c1', 'naive')} at 1, ${ratio('c8', 'naive')} at 8; engine / floor: ${ratio('c1', 'floor')} at 1, ${ratio('c8', 'floor')} at 8`,
  ].join('\n');
}
