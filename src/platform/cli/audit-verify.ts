import pg from 'pg';
import { type AuditReport, readAnchorLines, verifyAuditTrail } from '../../audit/index.ts';
import { readConfig } from '../config.ts';
import { setTypeParsers } from '../database/pg-types.ts';

/**
 * `npm run audit:verify`: recomputes the audit trail of DATABASE_URL and compares it with the anchors under DATA_DIR.
 * Gives the exit code: 0 whole, 1 something was changed, inserted or removed (each row is named), 2 could not be checked.
 */
export async function main(environment: Record<string, unknown> = process.env, print: (line: string) => void = console.log): Promise<number> {
  const config = readConfig(environment);
  const report = await verifyDatabase(config.DATABASE_URL, config.DATA_DIR);
  for (const { kind, row, reason } of report.findings) print(`${kind} ${row}: ${reason}`);
  print(`audit: ${report.entries} entries in ${report.chains} chains, ${report.anchors} anchors: ${report.findings.length === 0 ? 'whole' : `${report.findings.length} findings`}`);
  return report.findings.length === 0 ? 0 : 1;
}

/** One snapshot, so that a server may go on writing meanwhile. */
async function verifyDatabase(url: string, dataDir: string): Promise<AuditReport> {
  setTypeParsers();
  const witnessed = await readAnchorLines(dataDir);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    return await verifyAuditTrail(async <Row>(sql: string, parameters: unknown[] = []) => (await client.query(sql, parameters)).rows as Row[], witnessed);
  } finally {
    await client.end();
  }
}
