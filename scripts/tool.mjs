// node scripts/tool.mjs <file.ts> [arguments]: runs the `main(arguments)` of a command-line tool written in TypeScript.
// main gives the exit code (nothing: 0). A tool that says `export const needsDatabase = true` gets DATABASE_URL.
import { existsSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { install, root } from './prepare.mjs';

const [file, ...args] = process.argv.slice(2);
await install();
const metadata = path.join(root, 'src/metadata.ts');
if (!existsSync(metadata)) writeFileSync(metadata, 'export default async () => ({});\n');
await import('./typescript.mjs');
const tool = await import(pathToFileURL(path.resolve(root, file)).href);
const stop = tool.needsDatabase && !process.env.DATABASE_URL ? await openOwnDatabase() : async () => undefined;
const code = await tool.main(args);
await stop();
process.exit(code ?? 0);

/** The database of `npm start`: taken over while it runs, started and stopped otherwise. */
async function openOwnDatabase() {
  const { startEmbeddedPostgres } = await import('../src/platform/database/embedded-postgres.ts');
  const database = await startEmbeddedPostgres({
    folder: path.resolve(root, process.env.DATA_DIR ?? 'data', 'postgres'),
    database: 'orecase',
  });
  process.env.DATABASE_URL = database.url;
  return () => (database.adopted ? undefined : database.stop());
}
