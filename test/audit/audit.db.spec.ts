import { AnchorService, AuditModule, type AuditRecord, AuditService, readAnchorLines } from '../../src/audit/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../../src/platform/actor.ts';
import { main } from '../../src/platform/cli/audit-verify.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { rows, startModules, type TestModules } from '../support/index.ts';

const handler: Actor = {
  kind: 'person',
  userId: newId(),
  name: '马志强',
  roles: ['case-handler'],
  bureauCode: '410185',
  unitId: newId(),
  scope: '410185',
};

let test: TestModules;
const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> =>
  test.get(ActorContext).runAs(actor, () => test.get(Database).transaction(work));
const record = (entry: AuditRecord, actor = handler): Promise<void> => as(actor, () => test.get(AuditService).record(entry));
const matter = (bureauCode = '410185'): NonNullable<AuditRecord['matter']> => ({ kind: 'lead', id: newId(), bureauCode });
const anchorAll = () => test.get(AnchorService).anchorAll();
/** As a superuser who switches the triggers off first: what the fences cannot stop must be found. */
const tamper = (sql: string, parameters: unknown[] = []) =>
  rows(`${test.databaseUrl}?options=${encodeURIComponent('-c session_replication_role=replica')}`, sql, parameters);

async function verify(): Promise<{ code: number; lines: string[] }> {
  const lines: string[] = [];
  const code = await main([], { ...process.env, DATABASE_URL: test.databaseUrl }, (line) => lines.push(line));
  return { code, lines };
}

async function threeEntries(): Promise<string> {
  const about = matter();
  for (const action of ['lead.registered', 'lead.accepted', 'lead.verified'])
    await record({ action, matter: about, detail: { place: '大冶镇', fen: 12_345_600, ratio: 0.1, 𠮷: ['a', null, true] } });
  return about.id;
}

beforeEach(async () => {
  test = await startModules([AuditModule]);
});
afterEach(() => test.close());

describe('recording', () => {
  it('writes the entry if and only if the change is written', async () => {
    const about = matter();
    await expect(
      as(handler, async () => {
        await test.get(AuditService).record({ action: 'lead.registered', matter: about });
        throw new Error('the change failed');
      }),
    ).rejects.toThrow('the change failed');

    expect(await rows(test.databaseUrl, 'select * from audit_entry')).toEqual([]);
    expect((await verify()).code).toBe(0);
  });

  it('throws without a transaction and without an actor', async () => {
    await expect(test.get(ActorContext).runAs(handler, () => test.get(AuditService).record({ action: 'x' }))).rejects.toThrow(
      'no transaction',
    );
    await expect(test.get(Database).transaction(() => test.get(AuditService).record({ action: 'x' }))).rejects.toThrow('no actor');
  });

  it('refuses an entry for a bureau outside of the scope', async () => {
    await expect(record({ action: 'lead.registered', matter: matter('410181') })).rejects.toThrow('outside of the scope');
  });

  it('never stores the reporter', async () => {
    await record({
      action: 'lead.registered',
      matter: matter(),
      detail: { reporterName: '王某某', lead: { reporter: { phone: '13800000000' } } },
    });

    const stored = JSON.stringify(await rows(test.databaseUrl, 'select * from audit_entry'));
    expect(stored).not.toMatch(/王某某|13800000000/);
  });

  it('numbers the entries of one chain without gaps while many write at once', async () => {
    const [one, two] = [matter(), matter()];
    await Promise.all(Array.from({ length: 40 }, (_, i) => record({ action: 'step.completed', matter: i % 2 ? one : two, detail: { i } })));

    const [{ numbers }] = (await rows<{ numbers: number[] }>(
      test.databaseUrl,
      'select array_agg(seq::int order by seq) as numbers from audit_entry where matter_id = $1',
      [one.id],
    )) as [{ numbers: number[] }];
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, i) => i + 1));
    expect(await verify()).toMatchObject({ code: 0 });
  });

  it('lets two matters write at the same time', async () => {
    const [one, two] = [matter(), matter()];
    const append = `select audit_append('${newId()}', '${two.id}', now(), '410185', 'b', null, null, null, null, '${newId()}', 'x', '{}', '\\x00')`;

    await as(handler, async () => {
      await test.get(AuditService).record({ action: 'a', matter: one });
      // on another connection, while this transaction is open: it would wait for the lock and fail
      await rows(test.databaseUrl, `begin; set local lock_timeout = '1s'; set local app.scope = '%'; ${append}; rollback`);
    });
  });
});

describe('row-level security', () => {
  it('shows nothing without an actor and the own bureau only with one', async () => {
    await record({ action: 'a', matter: matter() });
    const count = (): Promise<unknown> => test.get(Database).one('select count(*) from audit_entry');

    expect(await count()).toEqual({ count: 0 });
    expect(await as({ ...handler, bureauCode: '410181', scope: '410181' }, count)).toEqual({ count: 0 });
    expect(await as({ ...handler, scope: '4101%' }, count)).toEqual({ count: 1 });
  });

  it.each([
    [
      'insert',
      `insert into audit_entry select gen_random_uuid(), chain_id, 99, at, bureau_code, action, null, null, null, null, actor_id, actor_name, detail, hash from audit_entry`,
    ],
    ['update', `update audit_entry set action = 'other'`],
    ['delete', `delete from audit_entry`],
    ['truncate', `truncate audit_entry`],
    ['change of a head', `update audit_chain set length = 1`],
    ['removal of an anchor', `delete from audit_anchor`],
  ])('refuses the application an %s, be it the system', async (_, sql) => {
    await record({ action: 'a', matter: matter() });
    await expect(as(SYSTEM_ACTOR, () => test.get(Database).query(sql))).rejects.toThrow(/permission denied/);
  });

  it.each([`update audit_entry set action = 'other'`, `delete from audit_entry`, `truncate audit_entry`, `delete from audit_chain`])(
    'refuses the owner of the tables: %s',
    async (sql) => {
      await record({ action: 'a', matter: matter() });
      await expect(rows(test.databaseUrl, sql)).rejects.toThrow(/append-only/);
    },
  );
});

describe('verification', () => {
  it('finds the trail whole before and after anchoring', async () => {
    await threeEntries();
    expect(await verify()).toEqual({ code: 0, lines: ['audit: 3 entries in 1 chains, 0 anchors: whole'] });

    await anchorAll();
    await threeEntries();
    expect(await verify()).toEqual({ code: 0, lines: ['audit: 6 entries in 2 chains, 1 anchors: whole'] });
  });

  it('writes each anchor beside the database too', async () => {
    await threeEntries();
    const anchor = await anchorAll();

    expect(await readAnchorLines(process.env['DATA_DIR']!)).toEqual(new Map([[1, anchor!.hash]]));
    expect(await anchorAll()).toBeUndefined();
  });

  it.each([
    ['its action', `action = 'lead.rejected'`],
    ['its detail', `detail = detail || '{"fen": 1}'`],
    ['its time', `at = at + interval '1 ms'`],
    ['its actor', `actor_name = '别人'`],
    ['its bureau', `bureau_code = '410181'`],
  ])('names an entry when %s was changed', async (_, change) => {
    const id = await threeEntries();
    await tamper(`update audit_entry set ${change} where matter_id = $1 and seq = 2`, [id]);

    const { code, lines } = await verify();
    expect(code).toBe(1);
    expect(lines[0]).toContain(`CHANGED chain ${id}, entry 2 (`);
    expect(lines).toHaveLength(2);
  });

  it('names an entry removed from the middle', async () => {
    const id = await threeEntries();
    await tamper('delete from audit_entry where matter_id = $1 and seq = 2', [id]);

    expect((await verify()).lines).toContainEqual(expect.stringContaining(`MISSING chain ${id}, entry 2:`));
  });

  it.each([false, true])('names an entry removed from the end (anchored: %s)', async (isAnchored) => {
    const id = await threeEntries();
    if (isAnchored) await anchorAll();
    await tamper('delete from audit_entry where matter_id = $1 and seq = 3', [id]);

    const { code, lines } = await verify();
    expect(code).toBe(1);
    expect(lines[0]).toContain(`MISSING chain ${id}, entries 3 to 3`);
  });

  it('names an entry removed from the end when the head row is put back to match', async () => {
    const id = await threeEntries();
    await anchorAll();
    await tamper('delete from audit_entry where matter_id = $1 and seq = 3', [id]);
    await tamper(
      'update audit_chain set length = 2, head_hash = (select hash from audit_entry where chain_id = $1 and seq = 2) where chain_id = $1',
      [id],
    );

    expect(await verify()).toMatchObject({
      code: 1,
      lines: [expect.stringContaining(`MISSING chain ${id}, entry 3: removed: anchor 1 saw it`), expect.anything()],
    });
  });

  it('names a whole chain that was removed with its head', async () => {
    const id = await threeEntries();
    await threeEntries();
    await anchorAll();
    await tamper('delete from audit_entry where chain_id = $1', [id]);
    await tamper('delete from audit_chain where chain_id = $1', [id]);

    expect((await verify()).lines[0]).toContain(`MISSING chain ${id}, entry 3: removed: anchor 1 saw it`);
  });

  it('names a whole chain removed before it was anchored, from the notes for the next anchor', async () => {
    const id = await threeEntries();
    await tamper('delete from audit_entry where chain_id = $1', [id]);
    await tamper('delete from audit_chain where chain_id = $1', [id]);

    expect((await verify()).lines[0]).toContain(`MISSING chain ${id}, entry 1`);
  });

  it('names an entry inserted by hand with the right hash', async () => {
    const id = await threeEntries();
    await anchorAll();
    await tamper(
      `with last as (select * from audit_entry where chain_id = $1 and seq = 3)
       insert into audit_entry select gen_random_uuid(), chain_id, 4, at, bureau_code, action, matter_kind, matter_id, subject_kind, subject_id, actor_id, actor_name, detail, hash from last`,
      [id],
    );

    const { lines } = await verify();
    expect(lines).toContainEqual(expect.stringContaining(`INSERTED chain ${id}, entries 4 to 4`));
    expect(lines).toContainEqual(expect.stringContaining(`CHANGED chain ${id}, entry 4 (`));
  });

  it('finds a trail rewritten from end to end, by the anchors on file', async () => {
    const id = await threeEntries();
    await anchorAll();
    for (const table of ['audit_entry', 'audit_chain', 'audit_anchor']) await tamper(`delete from ${table}`);
    await record({ action: 'lead.registered', matter: { ...matter(), id } });
    const lines = (await verify()).lines;

    expect(lines).toContainEqual(expect.stringContaining('ANCHOR anchor 1: removed'));
  });

  it.each([
    ['changed', `update audit_anchor set heads = '[]' where seq = 1`, 'ANCHOR anchor 1: changed'],
    ['removed', `delete from audit_anchor where seq = 1`, 'ANCHOR anchor 1: removed'],
  ])('names an anchor that was %s', async (_, sql, finding) => {
    await threeEntries();
    await anchorAll();
    await threeEntries();
    await anchorAll();
    await tamper(sql);

    expect((await verify()).lines).toContainEqual(expect.stringContaining(finding));
  });
});
