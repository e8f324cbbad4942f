import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { Person } from '../journeys/client.ts';
import { ScratchServer } from '../journeys/scratch-server.ts';
import { Ledger } from './ledger.ts';
import { prove } from './proof.ts';
import { PEOPLE, Traffic } from './traffic.ts';

const FIRST_DAY = '2026-03-02';
const SERVERS = 2;
const DESKS = 6;
const SETTLE_MS = 60_000;

export interface CrashReport {
  kills: number;
  ledger: Ledger;
  /** Empty: the proof. */
  faults: string[];
}

/** Two servers under load on one migrated scratch database; one of them is killed `kills` times at a random moment. */
export async function crash(databaseUrl: string, kills: number, tell: (line: string) => void): Promise<CrashReport> {
  const dataDir = mkdtempSync(path.join(tmpdir(), 'orecase-crash-'));
  const servers = Array.from({ length: SERVERS }, () => new ScratchServer(databaseUrl, dataDir, { SHADOW_SHARE: '0.2' }));
  const alive = new Set<ScratchServer>();
  const start = async (server: ScratchServer): Promise<void> => {
    await server.start();
    alive.add(server);
  };
  try {
    await servers[0]!.setClock(FIRST_DAY);
    await Promise.all(servers.map(start)); // also: both seed and publish at once
    const ledger = new Ledger();
    const traffic = new Traffic(await signIn(() => oneOf([...alive])?.url ?? servers[0]!.url), ledger);
    await traffic.prepare();
    const work = traffic.run(DESKS);
    await pause(1500);
    for (let n = 1; n <= kills; n++) await killOne(n, servers, alive, start, ledger, tell);
    traffic.stop();
    await work;
    await settle(databaseUrl);
    return { kills, ledger, faults: await prove(databaseUrl, ledger) };
  } finally {
    for (const server of servers) await server.kill();
    rmSync(dataDir, { recursive: true, force: true });
  }
}

async function killOne(
  n: number,
  servers: ScratchServer[],
  alive: Set<ScratchServer>,
  start: (server: ScratchServer) => Promise<void>,
  ledger: Ledger,
  tell: (line: string) => void,
): Promise<void> {
  await pause(300 + Math.random() * 1700);
  const victim = oneOf(servers)!;
  await victim.kill();
  alive.delete(victim);
  tell(`kill ${n}: server ${servers.indexOf(victim) + 1}, ${ledger.summary()}`);
  await start(victim);
}

async function signIn(base: () => string): Promise<Map<string, Person>> {
  const people = new Map<string, Person>();
  for (const name of PEOPLE) people.set(name, await new Person(base, name).signIn());
  return people;
}

const oneOf = <T>(items: T[]): T | undefined => items[Math.floor(Math.random() * items.length)];

/** Waits until the jobs of killed servers were taken over and done. */
async function settle(databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    for (let waited = 0; waited < SETTLE_MS; waited += 500) {
      const { rows } = await client.query<{ waiting: string }>(`select count(*) as waiting from outbox_job where status = 'READY'`);
      if (Number(rows[0]!.waiting) === 0) return;
      await pause(500);
    }
  } finally {
    await client.end();
  }
}
