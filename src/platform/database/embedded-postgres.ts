/** Runs the PostgreSQL of postgres-binaries.ts on a data folder: a real server, for `npm start` without a database and for the tests. */
import { spawn, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chownSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import pg from 'pg';
import { binaries, canEnter, NEUTRAL_FOLDER, ROOT_HOME, type RunAs, spawnEnvironment, unprivilegedAccount } from './postgres-binaries.ts';
import { OperationalError } from '../errors.ts';

export interface EmbeddedPostgres {
  url: string;
  port: number;
  /** Where the data really is: as root it may be below /var/lib/orecase. */
  folder: string;
  /** True when a server was found running that an earlier, killed OreCase had left behind. */
  adopted: boolean;
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  folder: string;
  database: string;
  /** For tests: no fsync, and the folder is deleted on stop. */
  throwaway?: boolean;
}

/** Makes the cluster if there is none, starts it (or adopts a running one) on a free port of 127.0.0.1 and makes the database. */
export async function startEmbeddedPostgres(options: EmbeddedPostgresOptions): Promise<EmbeddedPostgres> {
  const account = unprivilegedAccount();
  const bin = binaries(account);
  const folder = usableFolder(path.resolve(options.folder), account);
  const server = { bin, folder, account, throwaway: options.throwaway === true };
  if (!existsSync(path.join(folder, 'PG_VERSION'))) initialise(server);
  const running = await findRunning(folder);
  const port = running ?? (await launch(server));
  await makeDatabase(port, options.database);
  return { url: urlOf(port, options.database), port, folder, adopted: running !== undefined, stop: async () => stop(server) };
}

interface Server {
  bin: string;
  folder: string;
  account: RunAs;
  throwaway: boolean;
}

const urlOf = (port: number, database: string): string => `postgres://postgres@127.0.0.1:${port}/${database}`;
const spawnOptions = (server: Server) => ({ ...server.account, env: spawnEnvironment(), cwd: NEUTRAL_FOLDER });

/** The folder asked for, or one below ROOT_HOME with the same name when the unprivileged account cannot reach it. */
function usableFolder(folder: string, account: RunAs): string {
  mkdirSync(path.dirname(folder), { recursive: true });
  if (account.uid === undefined || canEnter(path.dirname(folder), account)) return folder;
  const moved = path.join(ROOT_HOME, createHash('sha256').update(folder).digest('hex').slice(0, 12), path.basename(folder));
  // No mode here: with `recursive` it would apply to the parents too, and initdb could not pass.
  mkdirSync(path.dirname(moved), { recursive: true });
  return moved;
}

function initialise(server: Server): void {
  const { folder, account } = server;
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  if (account.uid !== undefined) chownSync(folder, account.uid, account.gid!);
  // LC_CTYPE must be UTF-8, or trigram search leaves Chinese out.
  const locale = ({ linux: 'C.UTF-8', darwin: 'en_US.UTF-8' } as Record<string, string>)[process.platform] ?? 'C';
  const flags = [
    '-D',
    folder,
    '-U',
    'postgres',
    '-A',
    'trust',
    '-E',
    'UTF8',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--locale=${locale}`,
    '--no-instructions',
  ];
  const result = spawnSync(path.join(server.bin, 'initdb'), [...flags, ...(server.throwaway ? ['--no-sync'] : [])], {
    ...spawnOptions(server),
    encoding: 'utf8',
  });
  if (result.status === 0) return;
  rmSync(folder, { recursive: true, force: true });
  throw new OperationalError(`The database could not be made in ${folder}: ${result.error?.message ?? ''} ${result.stderr}`.trim());
}

const THROWAWAY_SETTINGS = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

async function launch(server: Server): Promise<number> {
  const port = await freePort();
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=200',
    ...(server.throwaway ? THROWAWAY_SETTINGS : []),
  ];
  const child = spawn(path.join(server.bin, 'postgres'), ['-D', server.folder, '-p', String(port), ...settings.flatMap((s) => ['-c', s])], {
    ...spawnOptions(server),
    stdio: ['ignore', 'ignore', 'pipe'],
    // Its own process group: Ctrl-C reaches us alone and we stop it in order.
    detached: process.platform !== 'win32',
  });
  await new Promise<void>((resolve, reject) => {
    let log = '';
    child.stderr.on('data', (chunk: Buffer) => {
      log = (log + chunk.toString()).slice(-20_000);
      if (log.includes('ready to accept connections')) resolve();
    });
    child.once('error', reject);
    child.once('exit', (code) => reject(new OperationalError(`PostgreSQL stopped at once with ${code}. Its last words:\n${log}`)));
  });
  child.unref();
  (child.stderr as unknown as { unref(): void }).unref();
  return port;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

/**
 * The port of a server that already runs on this folder: its parent was killed with -9 and could not stop it.
 * The pid file may be stale and its pid reused, so the server itself is asked for its folder.
 */
async function findRunning(folder: string): Promise<number | undefined> {
  const file = path.join(folder, 'postmaster.pid');
  if (!existsSync(file)) return undefined;
  const lines = readFileSync(file, 'utf8')
    .split('\n')
    .map((line) => line.trim());
  const [pid, port, status] = [Number(lines[0]), Number(lines[3]), lines[7]];
  if (!pid || !port || status !== 'ready' || !isAlive(pid)) return undefined;
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres'), connectionTimeoutMillis: 2000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ folder: string }>(`select current_setting('data_directory') as folder`);
    return path.resolve(rows[0]!.folder) === folder ? port : undefined;
  } catch {
    return undefined;
  } finally {
    await client.end().catch(() => undefined);
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

async function makeDatabase(port: number, name: string): Promise<void> {
  const client = new pg.Client({ connectionString: urlOf(port, 'postgres') });
  await client.connect();
  try {
    const { rowCount } = await client.query('select from pg_database where datname = $1', [name]);
    if (rowCount === 0) await client.query(`create database "${name}"`);
  } finally {
    await client.end();
  }
}

function stop(server: Server): void {
  spawnSync(path.join(server.bin, 'pg_ctl'), ['stop', '-m', 'fast', '-w', '-t', '30', '-D', server.folder], spawnOptions(server));
  if (!server.throwaway) return;
  const isMoved = path.dirname(path.dirname(server.folder)) === ROOT_HOME;
  rmSync(isMoved ? path.dirname(server.folder) : server.folder, { recursive: true, force: true });
}
