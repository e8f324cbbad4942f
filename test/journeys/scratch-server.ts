import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { startOfDay } from '../../src/platform/calendar-date.ts';

/** A real server process of its own on a scratch database and data folder; killed and started again at will. */
export class ScratchServer {
  private child: ChildProcess | undefined;
  private port = 0;
  private log = '';

  /** Servers that run together on one database share the data folder too. */
  constructor(
    readonly databaseUrl: string,
    readonly dataDir = mkdtempSync(path.join(tmpdir(), 'orecase-journey-')),
    private readonly env: Record<string, string> = {},
  ) {}

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** Puts the demo clock of the scratch database to 9 o'clock of the date, before the first start. */
  async setClock(date: string): Promise<void> {
    const client = new pg.Client({ connectionString: this.databaseUrl });
    await client.connect();
    try {
      const offsetMs = startOfDay(date).getTime() + 9 * 3_600_000 - Date.now();
      await client.query(
        `insert into setting (key, value, updated_at) values ('demo-clock', $1, now()) on conflict (key) do update set value = excluded.value`,
        [JSON.stringify({ offsetMs })],
      );
    } finally {
      await client.end();
    }
  }

  /** Starts `src/main.ts` (no build needed) and answers when it is ready to serve. */
  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      ['--enable-source-maps', '--import', pathToFileURL(path.resolve('scripts/typescript.mjs')).href, path.resolve('src/main.ts')],
      {
        env: {
          ...process.env,
          DATABASE_URL: this.databaseUrl,
          DATA_DIR: this.dataDir,
          PORT: '0',
          HOST: '127.0.0.1',
          ORECASE_MODE: 'demo',
          DEMO_DATA: 'false',
          WORKERS: 'true',
          SHADOW_SHARE: '1', // the plain engine judges every memoised step; a difference is an incident
          NODE_ENV: '',
          ...this.env,
        },
        stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      },
    );
    this.child = child;
    for (const stream of [child.stdout, child.stderr])
      stream?.on('data', (chunk: Buffer) => (this.log = (this.log + chunk.toString()).slice(-20_000)));
    this.port = await new Promise<number>((resolve, reject) => {
      child.once('message', (message: { port: number }) => resolve(message.port));
      child.once('exit', (code) => reject(new Error(`the server ended with ${code}\n${this.log}`)));
    });
  }

  /** SIGKILL: nothing is told, nothing is tidied. */
  async kill(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGKILL');
    await ended;
  }

  async restart(): Promise<void> {
    await this.kill();
    await this.start();
  }

  async dispose(): Promise<void> {
    await this.kill();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}
