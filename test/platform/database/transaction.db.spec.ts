import { SYSTEM_ACTOR } from '../../../src/platform/actor.ts';
import { ActorContext } from '../../../src/platform/context.ts';
import { Database } from '../../../src/platform/database/database.ts';
import { statement } from '../../../src/platform/database/statement.ts';
import { newId } from '../../../src/platform/ids.ts';
import { rows, startModules, type TestModules } from '../../support/index.ts';

const PUT = statement(`insert into note (id, text) values ($1, $2)`);
const LOCK = statement(`select text from note where id = $1 for update`);
const READ = statement(`select (select text from note where id = $1) as text`);

let test: TestModules;
let database: Database;
const id = newId();
const inTransaction = <T>(work: () => Promise<T>): Promise<T> =>
  test.get(ActorContext).runAs({ ...SYSTEM_ACTOR, scope: '4101%' }, () => database.transaction(work));
const notes = () => rows(test.databaseUrl, `select text from note order by text`);

beforeEach(async () => {
  test = await startModules([]);
  database = test.get(Database);
  await rows(test.databaseUrl, `create table note (id uuid primary key, text text not null check (text <> 'refused'))`);
  await rows(test.databaseUrl, `grant select, insert, update on note to orecase_app`);
});
afterEach(() => test.close());

it('the first statement already runs in the actor’s scope, as the application’s role', async () => {
  const row = await inTransaction(() => database.one(`select current_user as role, current_setting('app.scope') as scope`));

  expect(row).toEqual({ role: 'orecase_app', scope: '4101%' });
});

it('nobody’s transaction has an empty scope, whoever used the connection before', async () => {
  await inTransaction(async () => undefined);

  expect(await database.one(`select current_user as role, current_setting('app.scope') as scope`)).toEqual({
    role: 'orecase_app',
    scope: '',
  });
});

it('a statement sent without waiting is committed with the rest', async () => {
  await inTransaction(async () => database.send(PUT, [id, 'sent']));

  expect(await notes()).toEqual([{ text: 'sent' }]);
});

it('a sent statement that fails is the failure of the transaction, and nothing is saved', async () => {
  const failing = inTransaction(async () => {
    await database.query(PUT, [newId(), 'before']);
    database.send(PUT, [id, 'refused']);
    await database.query(PUT, [newId(), 'after']);
  });

  await expect(failing).rejects.toMatchObject({ code: '23514' });
  expect(await notes()).toEqual([]);
});

it('an answer that is not as it must be rolls everything back', async () => {
  const failing = inTransaction(async () =>
    database.send(PUT, [id, 'sent'], (answer) => {
      if (answer.length === 0) throw new Error('no row');
    }),
  );

  await expect(failing).rejects.toThrow('no row');
  expect(await notes()).toEqual([]);
});

it('a failed statement whose error was swallowed does not pass for a commit', async () => {
  const swallowing = inTransaction(async () => {
    await database.query(PUT, [id, 'refused']).catch(() => undefined);
  });

  await expect(swallowing).rejects.toThrow('nothing was committed');
});

it('of two statements in one round trip the second sees what was committed while the first waited for its lock', async () => {
  await rows(test.databaseUrl, `insert into note values ($1, 'old')`, [id]);
  let release = (): void => undefined;
  const held = new Promise<void>((resolve) => (release = resolve));
  let locked = (): void => undefined;
  const isLocked = new Promise<void>((resolve) => (locked = resolve));
  const twin = inTransaction(async () => {
    await database.query(`update note set text = 'new' where id = $1`, [id]);
    locked();
    await held;
  });
  await isLocked;
  const reading = inTransaction(() => Promise.all([database.one(LOCK, [id]), database.one(READ, [id])]));
  await waitingForLock();
  release();
  await twin;

  expect(await reading).toEqual([{ text: 'new' }, { text: 'new' }]);
});

it('what outlives its transaction reaches no connection', async () => {
  let go = (): void => undefined;
  const later = new Promise<void>((resolve) => (go = resolve));
  let stray: Promise<unknown> = Promise.resolve();
  await inTransaction(async () => {
    stray = test.get(ActorContext).runAs(SYSTEM_ACTOR, async () => {
      await later;
      return database.query(PUT, [id, 'stray']);
    });
    stray.catch(() => undefined);
  });
  go();

  await expect(stray).rejects.toThrow('transaction is over');
  expect(await notes()).toEqual([]);
});

async function waitingForLock(): Promise<void> {
  for (;;) {
    const [{ waiting } = { waiting: false }] = await rows<{ waiting: boolean }>(
      test.databaseUrl,
      `select exists (select from pg_locks where not granted) as waiting`,
    );
    if (waiting) return;
  }
}
