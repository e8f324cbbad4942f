import type { NestExpressApplication } from '@nestjs/platform-express';
import { NestFactory } from '@nestjs/core';
import path from 'node:path';
import { requireServer } from './platform/database/migrate.ts';
import { OperationalError } from './platform/errors.ts';
import { holdDataFolder } from './platform/database/data-folder-lock.ts';
import { startEmbeddedPostgres } from './platform/database/embedded-postgres.ts';
import { BackgroundWork } from './platform/jobs/index.ts';
import { AppLogger } from './platform/logging/app-logger.ts';
import { readConfig } from './platform/config.ts';
import { PrewarmService } from './procedures/index.ts';

type Cleanup = () => Promise<void>;

/** Starts database (embedded unless DATABASE_URL is given) and server, and stops both in order on a signal or when the parent goes. */
export async function startServer(): Promise<void> {
  const shutdown = new Shutdown();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void shutdown.run(0));
  // scripts/start.mjs holds a channel to us: closed when it ends in any way, on Windows too
  process.once('disconnect', () => void shutdown.run(0));
  try {
    await openDatabase(shutdown);
    await openServer(shutdown);
  } catch (error) {
    // Stopped while it was starting: what then fails is no news.
    if (!shutdown.isRunning) console.error(explain(error));
    await shutdown.run(1);
  }
}

/** What must be undone at the end, the latest first. */
class Shutdown {
  isRunning = false;
  private readonly cleanups: Cleanup[] = [];

  add(...cleanups: Cleanup[]): void {
    this.cleanups.push(...cleanups);
  }

  async run(code: number): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    for (const cleanup of this.cleanups.reverse()) await cleanup().catch((error: unknown) => console.error(explain(error)));
    process.exit(code);
  }
}

async function openDatabase(shutdown: Shutdown): Promise<void> {
  const given = process.env['DATABASE_URL'];
  if (given) return requireServer(given);
  const folder = path.resolve(process.env['DATA_DIR'] ?? 'data', 'postgres');
  const database = await startEmbeddedPostgres({ folder, database: 'orecase' });
  // The lock comes before the right to stop: a second server must not stop the database of the first.
  const release = await holdDataFolder(database.url, folder);
  shutdown.add(database.stop, release);
  process.env['DATABASE_URL'] = database.url;
  console.log(
    `[orecase] database: embedded PostgreSQL, data in ${database.folder}${database.adopted ? ' (taken over from an earlier start)' : ''}`,
  );
}

async function openServer(shutdown: Shutdown): Promise<void> {
  const config = readConfig(process.env);
  // Only now: the modules read the configuration while they are loaded.
  const [{ AppModule }, { configure }] = await Promise.all([import('./app.module.ts'), import('./app.ts')]);
  // Nest stays silent until it serves: what goes wrong before is explained below, once.
  const app = await NestFactory.create<NestExpressApplication>(AppModule, { logger: false, abortOnError: false });
  shutdown.add(() => app.close());
  await configure(app);
  await app.listen(config.PORT, config.HOST);
  app.useLogger(app.get(AppLogger));
  await app.get(BackgroundWork).start();
  const address = app.getHttpServer().address() as { port: number };
  console.log(`[orecase] ready: http://${config.HOST === '0.0.0.0' ? 'localhost' : config.HOST}:${address.port}`);
  if (process.connected) process.send?.({ ready: true, port: address.port });
  app.get(PrewarmService).start();
}

/** One sentence with the way out for the failures a person can put right; the whole error otherwise. */
function explain(error: unknown): string {
  const { code } = error as { code?: string };
  if (code === 'EADDRINUSE')
    return `[orecase] Port ${process.env['PORT'] ?? 3000} is in use. Stop the other program or choose another port: PORT=3001 npm start`;
  if (error instanceof Error && error.name === 'ProcessInvalidError')
    return `[orecase] The server does not start with a faulty procedure (folder workflows). Nothing was stored.\n${error.message}`;
  if (error instanceof OperationalError) return `[orecase] ${error.message}`;
  return `[orecase] ${error instanceof Error ? error.stack : String(error)}`;
}
