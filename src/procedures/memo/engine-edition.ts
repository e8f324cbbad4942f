import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const LIBRARIES = ['bpmn-engine', 'bpmn-elements', 'moddle-context-serializer', 'bpmn-moddle', 'feelin'];
/** Where the engine that runs lies: src/engine or dist/engine. */
const ENGINE = path.resolve(import.meta.dirname, '../../engine');

/**
 * A hash over the engine's own code and the versions of the libraries in it (smqp is pinned by bpmn-elements). A transition is only as good
 * as the engine that made it: another edition makes its own.
 */
export function engineEdition(): string {
  const hash = createHash('sha256');
  for (const name of LIBRARIES) hash.update(`${name}@${versionOf(name)}\n`);
  for (const file of sourcesIn(ENGINE)) hash.update(path.relative(ENGINE, file)).update(readFileSync(file));
  return hash.digest('hex').slice(0, 32);
}

function versionOf(name: string): string {
  const resolver = createRequire(path.join(process.cwd(), 'package.json'));
  const folder = resolver.resolve.paths(name)!.find((modules) => readable(path.join(modules, name, 'package.json')));
  return (JSON.parse(readFileSync(path.join(folder!, name, 'package.json'), 'utf8')) as { version: string }).version;
}

function readable(file: string): boolean {
  try {
    return readFileSync(file).length > 0;
  } catch {
    return false;
  }
}

const sourcesIn = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter((entry) => entry.isFile() && /(?<!\.d)\.[jt]s$/.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort();
