import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';
import { crash } from './run.ts';

/** `npm run crash -- --kills 20`: kills servers under load on a scratch database and proves what is left. Gives the exit code. */
export async function main(args: string[]): Promise<number> {
  const kills = Number(args[args.indexOf('--kills') + 1] ?? 20) || 20;
  const folder = mkdtempSync(path.join(tmpdir(), 'orecase-crash-db-'));
  const postgres = await startEmbeddedPostgres({ folder: path.join(folder, 'postgres'), database: 'crash', throwaway: true });
  try {
    await migrate(postgres.url);
    const { ledger, faults } = await crash(postgres.url, kills, (line) => console.log(line));
    for (const fault of faults) console.log(`FAULT ${fault}`);
    console.log(`${kills} kills; ${ledger.summary()}; ${faults.length} faults`);
    return faults.length ? 1 : 0;
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
