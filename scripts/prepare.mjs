// Brings a fresh checkout to the point where it can run. Plain Node without dependencies: nothing is installed yet.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
export const say = (text) => console.log(`[orecase] ${text}`);
export const bin = (pkg, file) => path.join(root, 'node_modules', pkg, file);

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `[orecase] Node.js 20.19 or newer is needed; this is ${process.version}. Install it from https://nodejs.org and start again.`,
  );
  process.exit(1);
}

/** Runs a command and gives its exit code and output; `show` lets it write to the terminal instead. */
export function command(program, args, { show = true, cwd = root, env = process.env } = {}) {
  return new Promise((resolve) => {
    const viaShell = process.platform === 'win32' && program === 'npm';
    const child = spawn(viaShell ? 'npm.cmd' : program, args, {
      cwd,
      env,
      shell: viaShell,
      stdio: show ? 'inherit' : ['ignore', 'pipe', 'pipe'],
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk) => (output += chunk));
    child.once('error', (error) => resolve({ code: 1, output: `${output}${error.message}` }));
    child.once('exit', (code) => resolve({ code: code ?? 1, output }));
  });
}
export const node = (args, options) => command(process.execPath, args, options);

/** The same, but a failure ends the program with what was printed. */
export async function must(what, running) {
  const { code, output } = await running;
  if (code === 0) return;
  console.error(`${output}\n[orecase] ${what} failed.`);
  process.exit(code);
}

const read = (file) => readFileSync(path.join(root, file), 'utf8');

/** npm writes the hidden lock last, so that an interrupted installation has none. Packages of other platforms are optional. */
function isInstalled() {
  if (!existsSync(path.join(root, 'node_modules/.package-lock.json'))) return false;
  const wanted = JSON.parse(read('package-lock.json')).packages;
  const installed = JSON.parse(read('node_modules/.package-lock.json')).packages;
  return Object.entries(wanted).every(
    ([at, { version, optional, link }]) => !at.includes('node_modules/') || optional || link || installed[at]?.version === version,
  );
}

export async function install() {
  if (isInstalled()) return;
  say('installing packages (only this once; about a minute) …');
  const started = Date.now();
  await must('npm ci', command('npm', ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']));
  say(`packages installed in ${seconds(started)}`);
}

const seconds = (since) => `${((Date.now() - since) / 1000).toFixed(1)} s`;
const GENERATED = new Set(['node_modules', 'dist', 'metadata.ts', 'openapi.d.ts']);

function hashOf(...names) {
  const hash = createHash('sha256');
  const walk = (at) => {
    if (GENERATED.has(path.basename(at))) return;
    if (statSync(at).isDirectory()) for (const name of readdirSync(at).sort()) walk(path.join(at, name));
    else hash.update(path.relative(root, at)).update(readFileSync(at));
  };
  for (const name of names) if (existsSync(path.join(root, name))) walk(path.join(root, name));
  return hash.digest('hex');
}

/** Does the work unless the stamp says that it was done for exactly these files. */
async function once(name, stamp, files, work) {
  const [file, want] = [path.join(root, stamp), hashOf(...files)];
  if (existsSync(file) && readFileSync(file, 'utf8') === want) return;
  const started = Date.now();
  say(`building ${name} …`);
  rmSync(path.dirname(file), { recursive: true, force: true });
  await work();
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, want);
  say(`${name} built in ${seconds(started)}`);
}

export const makeMetadata = () => must('reading the API description', node(['scripts/openapi-metadata.mjs'], { show: false }));

const buildServer = () =>
  once(
    'the server',
    'dist/.built',
    ['src', 'scripts/openapi-metadata.mjs', 'tsconfig.json', 'tsconfig.build.json', 'package-lock.json'],
    async () => {
      await makeMetadata();
      await must('building the server', node([bin('typescript', 'bin/tsc'), '-p', 'tsconfig.build.json'], { show: false }));
    },
  );

export const buildWeb = () =>
  once('the screens', 'web/dist/.built', ['web', 'package-lock.json'], () =>
    must(
      'building the screens',
      node([bin('vite', 'bin/vite.js'), 'build', '--logLevel', 'warn'], {
        show: false,
        cwd: path.join(root, 'web'),
        env: { ...process.env, NODE_ENV: 'production' }, // whoever starts it (jest says 'test'): the screens are built as they ship
      }),
    ),
  );

/** Both at once: neither needs the other. */
export const build = () => Promise.all([buildServer(), buildWeb()]);
