// node scripts/tool.mjs <file.ts> [arguments]: runs the `main(arguments)` of a command-line tool written in TypeScript.
// main gives the exit code (nothing: 0).
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
process.exit((await tool.main(args)) ?? 0);
