import 'reflect-metadata';
import type { INestApplicationContext, ModuleMetadata, Type } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { NestExpressApplication } from '@nestjs/platform-express';
import { Test, type TestingModule } from '@nestjs/testing';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { type CalendarDate, startOfDay } from '../../src/platform/calendar-date.ts';
import { Clock } from '../../src/platform/clock.ts';
import { BackgroundWork } from '../../src/platform/jobs/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { PrewarmService } from '../../src/procedures/memo/prewarm.service.ts';
import { withDatabase } from './database.ts';

export interface StartOptions {
  /** Moves the clock to 9 o'clock in Shanghai of this date before anything runs. */
  today?: CalendarDate;
  /** Environment variables beside DATABASE_URL, DATA_DIR and WORKERS (default 'false': tests run jobs and timers themselves). */
  env?: Record<string, string>;
  /** Serve this database instead of a new clone; it is then not dropped. */
  databaseUrl?: string;
  /** Providers replaced by these values, e.g. [WORKFLOWS_DIRECTORY, 'test/nowhere'] for parts that need no procedures. */
  replaced?: ReadonlyArray<readonly [token: symbol | string | Type, value: unknown]>;
}

export interface TestApp {
  app: NestExpressApplication;
  /** Where it listens, e.g. http://127.0.0.1:40001 */
  url: string;
  databaseUrl: string;
  clock: Clock;
  /** A request without a session: http().get('/api/health'). */
  http(): ReturnType<typeof request>;
  /** A signed-in client that keeps its cookie and sends a fresh Idempotency-Key with every write (set your own to repeat one). */
  login(username: string, password?: string): Promise<TestAgent>;
  get: INestApplicationContext['get'];
  close(): Promise<void>;
}
export type TestAgent = ReturnType<typeof request.agent>;

export const DEMO_PASSWORD = 'OreCase-2026';

/** The whole product on a cloned database, configured as in production and listening on a free port. */
export async function startApp(options: StartOptions = {}): Promise<TestApp> {
  const scratch = await prepare(options);
  const { AppModule } = await import('../../src/app.module.ts');
  const { configure } = await import('../../src/app.ts');
  const module = await compile([AppModule as Type], options);
  const app = await configure(module.createNestApplication<NestExpressApplication>({ logger: ['error'] }));
  app.enableShutdownHooks([]);
  await app.listen(0, '127.0.0.1');
  await app.get(BackgroundWork).start();
  app.get(PrewarmService).start();
  const server = app.getHttpServer();
  const { port } = server.address() as { port: number };
  return {
    app,
    url: `http://127.0.0.1:${port}`,
    databaseUrl: scratch.databaseUrl,
    clock: app.get(Clock),
    http: () => request(server),
    login: (username, password = DEMO_PASSWORD) => login(server, username, password),
    get: app.get.bind(app),
    close: async () => {
      await app.close();
      await scratch.drop();
    },
  };
}

export interface TestModules {
  module: TestingModule;
  databaseUrl: string;
  clock: Clock;
  get: INestApplicationContext['get'];
  close(): Promise<void>;
}

/** Some parts on a cloned database with PlatformModule, TypeORM and request context: for tests without HTTP. */
export async function startModules(modules: Array<Type | object>, options: StartOptions = {}): Promise<TestModules> {
  const scratch = await prepare(options);
  const { infrastructure } = await import('../../src/platform/infrastructure.ts');
  const { PlatformModule } = await import('../../src/platform/platform.module.ts');
  const module = await compile([...infrastructure(), PlatformModule, ...(modules as Imports)], options);
  await module.init();
  return {
    module,
    databaseUrl: scratch.databaseUrl,
    clock: module.get(Clock),
    get: module.get.bind(module),
    close: async () => {
      await module.close();
      await scratch.drop();
    },
  };
}

/** Moves the clock to 9 o'clock in Shanghai of the date. */
export function travelTo(clock: Clock, date: CalendarDate, hour = 9): void {
  clock.moveBy(startOfDay(date).getTime() + hour * 3_600_000 - Date.now());
}

interface Scratch {
  databaseUrl: string;
  drop(): Promise<void>;
}

/** The configuration is read from the environment while the modules load, so it is set first. */
async function prepare(options: StartOptions): Promise<Scratch> {
  const database = options.databaseUrl ? { url: options.databaseUrl, drop: async () => undefined } : await withDatabase();
  const dataDir = mkdtempSync(path.join(tmpdir(), 'orecase-data-'));
  // Fonts and browser are unpacked once for all tests; nothing else lies in the cache.
  mkdirSync(path.resolve('data/cache'), { recursive: true });
  symlinkSync(path.resolve('data/cache'), path.join(dataDir, 'cache'), 'junction');
  Object.assign(process.env, {
    WORKERS: 'false',
    ORECASE_MODE: 'demo',
    DEMO_DATA: 'false',
    LOG_LEVEL: 'silent',
    // every memoised step is judged by the plain engine
    SHADOW_SHARE: '1',
    PREWARM: 'false',
    ...options.env,
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
  });
  return {
    databaseUrl: database.url,
    drop: async () => {
      rmSync(dataDir, { recursive: true, force: true });
      await database.drop();
    },
  };
}

type Imports = NonNullable<ModuleMetadata['imports']>;

async function compile(imports: Imports, options: StartOptions): Promise<TestingModule> {
  const { readConfig } = await import('../../src/platform/config.ts');
  const config = readConfig(process.env) as unknown as Record<string, unknown>;
  // A second app in one file finds AppModule loaded with the first one's configuration: give it its own.
  const service = { get: (key: string) => config[key], getOrThrow: (key: string) => config[key] };
  const clock = new Clock();
  if (options.today) travelTo(clock, options.today);
  const builder = Test.createTestingModule({ imports })
    .overrideProvider(ConfigService)
    .useValue(service)
    .overrideProvider(Clock)
    .useValue(clock);
  for (const [token, value] of options.replaced ?? []) builder.overrideProvider(token).useValue(value);
  return builder.compile();
}

async function login(server: Parameters<typeof request.agent>[0], username: string, password: string): Promise<TestAgent> {
  const agent = request.agent(server);
  agent.use((req: { method: string; set(name: string, value: string): unknown }) => {
    if (!['GET', 'HEAD'].includes(req.method)) void req.set('Idempotency-Key', newId());
  });
  await agent
    .post('/api/session')
    .send({ username, password })
    .expect((response) => {
      if (response.status >= 300) throw new Error(`login of ${username}: ${response.status} ${JSON.stringify(response.body)}`);
    });
  return agent;
}
