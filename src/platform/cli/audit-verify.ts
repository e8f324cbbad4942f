import path from 'node:path';
import pg from 'pg';
import { type AuditReport, readAnchorLines, verifyAuditTrail } from '../../audit/index.ts';
import { readConfig } from '../config.ts';
import { holdDataFolder } from '../database/data-folder-lock.ts';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { setTypeParsers } from '../database/pg-types.ts';

/**
 * `npm run audit:verify`: recomputes the audit trail of DATABASE_URL (or of the embedded database, running or not) and compares it with the
 * anchors under DATA_DIR. Gives the exit code: 0 whole, 1 something was changed, inserted or removed (each row is named),
 * 2 there is no trail to check.
 */
export async function main(
  _args: string[] = [],
  environment: NodeJS.ProcessEnv = process.env,
  print: (line: string) => void = console.log,
): Promise<number> {
  const dataDir = environment['DATA_DIR'] ?? 'data';
  const database = environment['DATABASE_URL']
    ? { url: environment['DATABASE_URL'], close: async () => undefined }
    : await openEmbedded(dataDir);
  try {
    const config = readConfig({ ...environment, DATABASE_URL: database.url });
    const report = await verifyDatabase(config.DATABASE_URL, config.DATA_DIR);
    if (!report) return (print('audit: this database has no audit trail yet; start OreCase once, or check DATABASE_URL and DATA_DIR'), 2);
    for (const { kind, row, reason } of report.findings) print(`${kind} ${row}: ${reason}`);
    print(
      `audit: ${report.entries} entries in ${report.chains} chains, ${report.anchors} anchors: ${report.findings.length === 0 ? 'whole' : `${report.findings.length} findings`}`,
    );
    return report.findings.length === 0 ? 0 : 1;
  } finally {
    await database.close();
  }
}

/** A database found running belongs to a server and stays; one started here is held, so that no server takes it over, and stopped. */
async function openEmbedded(dataDir: string): Promise<{ url: string; close(): Promise<void> }> {
  const folder = path.resolve(dataDir, 'postgres');
  const database = await startEmbeddedPostgres({ folder, database: 'orecase' });
  if (database.adopted) return { url: database.url, close: async () => undefined };
  const release = await holdDataFolder(database.url, folder);
  return { url: database.url, close: () => release().then(() => database.stop()) };
}

/** One snapshot, so that a server may go on writing meanwhile. */
async function verifyDatabase(url: string, dataDir: string): Promise<AuditReport | undefined> {
  setTypeParsers();
  const witnessed = await readAnchorLines(dataDir);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<{ isThere: boolean }>(`select to_regclass('audit_entry') is not null as "isThere"`);
    if (!rows[0]!.isThere) return undefined;
    await client.query('begin isolation level repeatable read read only');
    return await verifyAuditTrail(
      async <Row>(sql: string, parameters: unknown[] = []) => (await client.query(sql, parameters)).rows as Row[],
      witnessed,
    );
  } finally {
    await client.end();
  }
}
