import 'reflect-metadata';
import { chmodSync, existsSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type EmbeddedPostgres, startEmbeddedPostgres } from '../../src/platform/database/embedded-postgres.ts';
import { migrate } from '../../src/platform/database/migrate.ts';

declare global {
  var orecaseTestServer: EmbeddedPostgres | undefined;
}

/** One throw-away PostgreSQL for the run, with one migrated template that every test file clones. */
export default async function globalSetup(): Promise<void> {
  makeMetadataStub();
  const parent = mkdtempSync(path.join(tmpdir(), 'orecase-test-'));
  chmodSync(parent, 0o755);
  const server = await startEmbeddedPostgres({ folder: path.join(parent, 'postgres'), database: 'orecase_template', throwaway: true });
  globalThis.orecaseTestServer = server;
  await migrate(server.url);
  process.env['TEST_TEMPLATE_URL'] = server.url;
}

/** `npx jest` on a fresh checkout: the generated file is missing, and only the OpenAPI tests need the real one. */
function makeMetadataStub(): void {
  const file = path.resolve('src/metadata.ts');
  if (!existsSync(file)) writeFileSync(file, 'export default async () => ({});\n');
}
