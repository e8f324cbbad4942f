import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { newId } from '../../src/platform/ids.ts';
import { aLead } from '../casework/leads/desk.ts';
import { rows, withDatabase, type TestDatabase } from '../support/index.ts';

jest.setTimeout(120_000);
let database: TestDatabase;
let home: string;

/** A copy of the product whose procedures may be changed: everything but workflows/ is the real thing. */
beforeAll(async () => {
  database = await withDatabase();
  home = mkdtempSync(path.join(tmpdir(), 'orecase-home-'));
  for (const name of readdirSync(process.cwd()))
    if (!['workflows', 'data', '.git'].includes(name)) symlinkSync(path.resolve(name), path.join(home, name));
  mkdirSync(path.join(home, 'data'));
});
afterAll(async () => {
  rmSync(home, { recursive: true, force: true });
  await database.drop();
});

interface Server {
  url: string;
  /** Everything it printed so far. */
  printed(): string;
  /** SIGTERM and the exit code. */
  stop(): Promise<number | null>;
}

/** A real server process in `home`; rejects with what it printed when it ends instead of serving. */
function start(env: Record<string, string> = {}): Promise<Server> {
  const loader = pathToFileURL(path.resolve('scripts/typescript.mjs')).href;
  const child = spawn(process.execPath, ['--import', loader, path.resolve('src/main.ts')], {
    cwd: home,
    env: {
      ...process.env,
      DATABASE_URL: database.url,
      DATA_DIR: path.join(home, 'data'),
      PORT: '0',
      HOST: '127.0.0.1',
      ORECASE_MODE: 'demo',
      DEMO_DATA: 'false',
      WORKERS: 'false',
      NODE_ENV: '',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let printed = '';
  for (const stream of [child.stdout, child.stderr]) stream!.on('data', (chunk: Buffer) => (printed += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
  return new Promise((resolve, reject) => {
    child.once('message', ({ port }: { port: number }) =>
      resolve({ url: `http://127.0.0.1:${port}`, printed: () => printed, stop: () => (child.kill('SIGTERM'), ended) }),
    );
    void ended.then((code) => setTimeout(() => reject(Object.assign(new Error('the server ended'), { code, printed })), 100));
  });
}

describe('a broken procedure', () => {
  const drawing = (file: string): string => readFileSync(path.resolve('workflows', file), 'utf8');
  beforeEach(() => {
    rmSync(path.join(home, 'workflows'), { recursive: true, force: true });
    cpSync(path.resolve('workflows'), path.join(home, 'workflows'), { recursive: true });
  });

  test('stops the start with file, element, reason and cure of every fault, and nothing is stored', async () => {
    const change = (file: string, from: string | RegExp, to: string): void =>
      writeFileSync(path.join(home, 'workflows', file), drawing(file).replace(from, to));
    change('lead-handling.bpmn', 'form="screen-lead"', 'form="screen-laed"');
    change('case-handling.bpmn', 'clock="D-04"', 'clock="D-99"');
    writeFileSync(path.join(home, 'workflows', 'broken.bpmn'), drawing('lead-handling.bpmn').slice(0, 3000));
    const failure: { code: number; printed: string } = await start().then(
      async (server) => ({ code: (await server.stop()) ?? 0, printed: 'it started' }),
      (error: { code: number; printed: string }) => error,
    );
    expect(failure.code).toBe(1);
    const lines = failure.printed.split('\n');
    for (const [file, element, reason] of [
      ['lead-handling.bpmn', '<screen-lead>', 'screen-laed'],
      ['case-handling.bpmn', '<propose-filing>', 'D-99'],
      ['broken.bpmn', '', ''],
    ])
      expect(lines).toContainEqual(expect.stringMatching(new RegExp(`${file}.*${element}.*: .*${reason}.* — .+ \\[.+\\]$`)));
    expect(failure.printed).toContain('[orecase] The server does not start');
    expect(failure.printed).not.toMatch(/^\s+at /m);
    expect(await rows(database.url, 'select key from process_version')).toEqual([]);
  });
});

describe('the log of a server that has served', () => {
  const PRIVATE = ['欧阳㙟', '410185199003070015', '13800138000', '嵩阳路秘密地址', '不可告人的内容', 'OreCase-2026', '夜间偷采的线索'];

  test('names routes and trace numbers, and no person, number, place, text or id', async () => {
    rmSync(path.join(home, 'workflows'), { recursive: true, force: true });
    symlinkSync(path.resolve('workflows'), path.join(home, 'workflows'));
    const server = await start({ LOG_LEVEL: 'debug' });
    // a failure of our own in the middle of a write, with the worst message the database can give
    await rows(
      database.url,
      `create function tell() returns trigger language plpgsql as $$ begin raise exception 'party % of "%"', new.name, new.address; end $$`,
    );
    const login = await fetch(`${server.url}/api/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ username: 'intake', password: 'OreCase-2026' }),
    });
    const cookie = login.headers.getSetCookie()[0]!.split(';')[0]!;
    const send = async (method: string, url: string, body?: object): Promise<{ status: number; body: { id: string; traceId: string } }> => {
      const answer = await fetch(`${server.url}${url}`, {
        method,
        headers: { cookie, 'content-type': 'application/json', 'idempotency-key': newId() },
        ...(body && { body: JSON.stringify(body) }),
      });
      return { status: answer.status, body: (await answer.json()) as never };
    };
    const party = { kind: 'person', name: '欧阳㙟', phone: '13800138000', address: '嵩阳路秘密地址' };
    const lead = aLead({
      summary: '夜间偷采的线索，不可告人的内容',
      party,
      reporter: { name: '欧阳㙟', phone: '13800138000', wishesReply: false },
    });
    const { body: known } = await send('POST', '/api/leads', lead);
    const statuses = [
      (await send('POST', '/api/leads', lead)).status,
      (await send('POST', '/api/parties', { ...party, idNumber: '410185199003070015' })).status,
      (await send('GET', `/api/leads?q=${encodeURIComponent('不可告人的内容')}`)).status,
      (await send('GET', `/api/leads/${known.id}`)).status,
      (await send('GET', `/api/${encodeURIComponent('欧阳㙟')}`)).status,
      (await send('POST', '/api/session', { username: '欧阳㙟', password: '不可告人的内容' })).status,
    ];
    expect(statuses).toEqual([201, 422, 200, 200, 404, 401]);
    await rows(database.url, 'create trigger tell before insert on party for each row execute function tell()');
    const failed = await send('POST', '/api/parties', party);
    expect(failed.status).toBe(500);
    expect(await server.stop()).toBe(0);
    const log = server.printed();
    expect(log).toContain(failed.body.traceId);
    expect(log).toContain('"route":"/api/leads/:id"');
    expect([...PRIVATE, known.id, cookie.split('=')[1]!, encodeURIComponent('欧阳㙟')].filter((secret) => log.includes(secret))).toEqual(
      [],
    );
  });
});
