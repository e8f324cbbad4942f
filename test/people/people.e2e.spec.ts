import { AuditService } from '../../src/audit/index.ts';
import { AccessService, OfficerDirectory, PeopleModule } from '../../src/people/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { rows, startApp, startModules, type TestAgent, type TestApp } from '../support/index.ts';

let test: TestApp;
let ids: Record<string, string>;
const agents = new Map<string, TestAgent>();
const as = async (username: string): Promise<TestAgent> => {
  if (!agents.has(username)) agents.set(username, await test.login(username));
  return agents.get(username)!;
};
const asActor = <T>(username: string, over: Partial<Actor>, work: () => Promise<T>): Promise<T> => {
  const actor: Actor = {
    kind: 'person',
    userId: ids[username]!,
    name: username,
    roles: [],
    bureauCode: '410185',
    unitId: '',
    scope: '410185',
    ...over,
  };
  return test.get(ActorContext).runAs(actor, () => test.get(Database).transaction(work));
};

beforeAll(async () => {
  test = await startApp({ today: '2026-11-23' });
  ids = Object.fromEntries(
    (await rows<{ username: string; id: string }>(test.databaseUrl, 'select username, id from app_user')).map((r) => [r.username, r.id]),
  );
});
afterAll(() => test.close());

describe('the house at the first start', () => {
  it('holds the bureaux and the demo people once, however often it starts', async () => {
    const again = await startApp({ databaseUrl: test.databaseUrl, today: '2026-11-23' });
    await again.close();

    expect(Object.keys(ids)).toHaveLength(18);
    expect(await rows(test.databaseUrl, 'select count(*)::int as n from app_user')).toEqual([{ n: 18 }]);
    expect(await rows(test.databaseUrl, 'select count(distinct password_hash)::int as n from user_credential')).toEqual([{ n: 18 }]);
  });

  it('holds no demo people in production but one administrator, who must choose a password', async () => {
    const production = await startModules([PeopleModule], { env: { ORECASE_MODE: 'production' } });
    process.env['ORECASE_MODE'] = 'demo';

    expect(
      await rows(
        production.databaseUrl,
        `select u.username, r.role, c.must_change from app_user u join user_role r on r.user_id = u.id join user_credential c on c.user_id = u.id`,
      ),
    ).toEqual([{ username: 'admin', role: 'administrator', must_change: true }]);
    await production.close();
  });
});

describe('units and officers', () => {
  it('lists the tree of bureaux', async () => {
    const { items } = (await (await as('handler')).get('/api/units').expect(200)).body;

    const zhengzhou = items.find((u: { code: string }) => u.code === '4101');
    expect(items.filter((u: { parentId: string; level: string }) => u.parentId === zhengzhou.id && u.level === 'COUNTY')).toHaveLength(12);
  });

  it('lists the officers of the own bureau with the state of their cards', async () => {
    const { items } = (await (await as('handler')).get('/api/officers').expect(200)).body;

    const card = Object.fromEntries(
      items.map((o: { name: string; certificate: { isValid: boolean } | null }) => [o.name, o.certificate?.isValid ?? null]),
    );
    expect(card).toEqual({ 马志强: true, 李晓燕: true, 郭建民: false, 张国栋: true, 刘慧敏: true });
    expect(items.find((o: { name: string }) => o.name === '郭建民').problem).toMatchObject({ code: 'CERTIFICATE_EXPIRED', rule: 'E2' });
  });

  it('shows no officer of another bureau, except to the superior', async () => {
    const officers = async (username: string): Promise<unknown[]> =>
      (await (await as(username)).get('/api/officers?bureau=410185').expect(200)).body.items;

    expect(await officers('gongyi-handler')).toEqual([]);
    expect(await officers('city-supervisor')).toHaveLength(5);
    expect(await officers('province-supervisor')).toHaveLength(5);
  });

  it('judges the officers named for an act', async () => {
    const certified = (...names: string[]) =>
      asActor('handler', {}, () =>
        test.get(OfficerDirectory).certified(
          names.map((n) => ids[n] ?? n),
          '2026-11-23',
        ),
      ).then((all) => all.map((p) => p.code));

    expect(await certified('handler', 'handler2')).toEqual([]);
    expect(await certified('handler')).toEqual(['OFFICERS_TOO_FEW']);
    expect(await certified('handler', 'handler')).toEqual(['OFFICER_REPEATED', 'OFFICERS_TOO_FEW']);
    expect(await certified('handler', 'handler3')).toEqual(['CERTIFICATE_EXPIRED']);
    expect(await certified('handler', 'gongyi-handler')).toEqual(['OFFICER_UNKNOWN']);
    expect(await certified('handler', 'no-id')).toEqual(['OFFICER_UNKNOWN']);
  });

  it('refuses a step to somebody whose card has expired', async () => {
    const mayAct = (username: string) =>
      asActor(username, { roles: ['case-handler'] }, () => {
        const actor = test.get(ActorContext).required;
        return test.get(AccessService).mayAct(actor, { role: 'case-handler', officers: 2 }, { bureauCode: '410185' });
      }).then((all) => all.map((p) => p.code));

    expect(await mayAct('handler')).toEqual([]);
    expect(await mayAct('handler3')).toEqual(['CERTIFICATE_EXPIRED']);
  });
});

describe('the administrator', () => {
  const input = { username: 'new-handler', name: '方若兰', roles: ['case-handler'], password: 'Initial-Secret-1' };
  const unitId = async (code: string): Promise<string> =>
    (await rows<{ id: string }>(test.databaseUrl, 'select id from unit where code = $1', [code]))[0]!.id;

  it('alone sees the users, of the own bureau only and without a hash', async () => {
    for (const username of ['handler', 'head', 'city-head'])
      expect((await (await as(username)).get('/api/users').expect(403)).body.code).toBe('ROLE_MISSING');

    const { body } = await (await as('admin')).get('/api/users').expect(200);
    expect(body.items.map((u: { username: string }) => u.username)).toEqual(
      Object.keys(ids)
        .filter((n) => !/city|province|gongyi/.test(n))
        .toSorted(),
    );
    expect(JSON.stringify(body)).not.toContain('argon2');
  });

  it('creates a user, who must choose a password before anything else', async () => {
    const admin = await as('admin');
    const created = await admin
      .post('/api/users')
      .send({ ...input, unitId: await unitId('410185.enforcement') })
      .expect(201);
    expect(created.body).toMatchObject({
      username: 'new-handler',
      bureauCode: '410185',
      roles: ['case-handler'],
      status: 'ACTIVE',
      revision: 1,
    });

    const fresh = await test.login('new-handler', input.password);
    expect((await fresh.get('/api/units').expect(403)).body.code).toBe('PASSWORD_MUST_CHANGE');
    expect((await fresh.get('/api/session').expect(200)).body.user.mustChangePassword).toBe(true);
    await fresh.patch('/api/session/password').send({ currentPassword: input.password, newPassword: 'Another-Secret-1' }).expect(200);
    await fresh.get('/api/units').expect(200);
  });

  it('is refused a taken name, a weak password and a unit of another bureau', async () => {
    const admin = await as('admin');
    const own = await unitId('410185.enforcement');

    expect(
      (
        await admin
          .post('/api/users')
          .send({ ...input, username: 'city-head', unitId: own })
          .expect(409)
      ).body.code,
    ).toBe('USERNAME_TAKEN');
    expect(
      (
        await admin
          .post('/api/users')
          .send({ ...input, username: 'other', password: 'weak', unitId: own })
          .expect(422)
      ).body.problems[0].code,
    ).toBe('WEAK_PASSWORD');
    for (const code of ['410181.enforcement', '4101.supervision']) {
      expect(
        (
          await admin
            .post('/api/users')
            .send({ ...input, username: 'other', unitId: await unitId(code) })
            .expect(422)
        ).body.problems[0],
      ).toMatchObject({ code: 'OTHER_BUREAU', field: 'unitId' });
    }
    expect(
      (
        await admin
          .post('/api/users')
          .send({ ...input, username: 'other', roles: ['emperor'], unitId: own })
          .expect(422)
      ).body.problems[0].field,
    ).toBe('roles');
  });

  it('gets the same answer for a user of another bureau and one who does not exist', async () => {
    const admin = await as('admin');
    const ask = async (id: string): Promise<unknown> => {
      const { body, status } = await admin.patch(`/api/users/${id}`).set('If-Match', '"1"').send({ name: '某人' });
      return { ...body, status, traceId: null };
    };

    expect(await ask(ids['gongyi-handler']!)).toEqual(await ask(newId()));
    expect(await ask(newId())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });

  it('disables a user, whose sessions end at once, and loses against a newer change', async () => {
    const admin = await as('admin');
    const archivist = await test.login('archivist');
    const change = (revision: number, body: object) =>
      admin.patch(`/api/users/${ids['archivist']}`).set('If-Match', `"${revision}"`).send(body);

    await change(1, { status: 'DISABLED' }).expect(200);
    expect((await change(1, { name: '别名' }).expect(412)).body.code).toBe('STALE_VERSION');
    await archivist.get('/api/units').expect(401);
    expect((await test.http().post('/api/session').send({ username: 'archivist', password: 'OreCase-2026' }).expect(403)).body.code).toBe(
      'ACCOUNT_DISABLED',
    );
    await change(2, { status: 'ACTIVE' }).expect(200);
    await test.login('archivist');
  });

  it('cannot shut the own door', async () => {
    const admin = await as('admin');
    for (const body of [{ status: 'DISABLED' }, { roles: ['archivist'] }]) {
      expect((await admin.patch(`/api/users/${ids['admin']}`).set('If-Match', '"1"').send(body).expect(422)).body.problems[0].code).toBe(
        'OWN_ACCOUNT',
      );
    }
  });

  it('resets a password: sessions end, a new one must be chosen', async () => {
    const legal = await test.login('legal');
    await (await as('admin')).post(`/api/users/${ids['legal']}/password`).send({ password: 'Given-Secret-22' }).expect(204);

    await legal.get('/api/units').expect(401);
    await (await test.login('legal', 'Given-Secret-22')).get('/api/units').expect(403);
  });

  it('records a renewed card, with which the officer may act again', async () => {
    const admin = await as('admin');
    const card = { number: '豫A·01850777', kind: 'ENFORCEMENT', validFrom: '2026-11-01', validUntil: '2031-10-31' };
    const add = (id: string, over: object = {}) => admin.post(`/api/users/${id}/certificates`).send({ ...card, ...over });

    expect((await add(ids['handler3']!, { validUntil: '2026-02-30' }).expect(422)).body.problems[0]).toMatchObject({ field: 'validUntil' });
    await add(ids['handler3']!).expect(201);
    expect((await add(ids['handler']!).expect(409)).body.code).toBe('CERTIFICATE_NUMBER_TAKEN');
    expect((await add(ids['handler']!, { number: '豫A·01810219' }).expect(409)).body.code).toBe('CERTIFICATE_NUMBER_TAKEN');
    const officers = (on: string) =>
      asActor('handler', {}, () => test.get(OfficerDirectory).certified([ids['handler']!, ids['handler3']!], on)).then((all) =>
        all.map((p) => p.code),
      );
    expect(await officers('2026-11-23')).toEqual([]);
    await admin.patch(`/api/users/${ids['handler3']}/certificates`).send({ number: card.number, status: 'SUSPENDED' }).expect(200);
    expect(await officers('2026-11-23')).toEqual(['CERTIFICATE_SUSPENDED']);
  });

  it('leaves a trace of every change', async () => {
    const actions = await rows<{ action: string; n: number }>(
      test.databaseUrl,
      `select action, count(*)::int as n from audit_entry where actor_id = $1 and action <> 'session.opened' group by action order by action`,
      [ids['admin']],
    );

    expect(Object.fromEntries(actions.map((a) => [a.action, a.n]))).toEqual({
      'certificate.added': 1,
      'certificate.changed': 1,
      'user.changed': 2,
      'user.created': 1,
      'user.password-reset': 1,
    });
    expect(JSON.stringify(await rows(test.databaseUrl, 'select detail from audit_entry'))).not.toMatch(/Secret/);
  });
});

describe('the second fence: row-level security', () => {
  const tables = ['unit', 'app_user', 'user_role', 'user_credential', 'enforcement_certificate', 'login_attempt', 'user_session'];
  const count = (table: string): Promise<number> =>
    test
      .get(Database)
      .one<{ n: number }>(`select count(*) as n from ${table}`)
      .then((row) => row!.n);

  it.each(tables)('shows nothing of %s without an actor', async (table) => expect(await count(table)).toBe(0));

  it('refuses an insert without an actor', async () => {
    await expect(
      test.get(Database).query(`insert into user_role values ($1, 'administrator', '410185')`, [ids['handler']]),
    ).rejects.toThrow(/row-level security/);
  });

  it('lets nobody but an administrator of the bureau give a role', async () => {
    const give = (who: string, over: Partial<Actor> = {}) =>
      asActor(who, over, () => test.get(Database).query(`insert into user_role values ($1, 'archivist', '410185')`, [ids['handler']]));

    await expect(give('handler')).rejects.toThrow(/row-level security/);
    await expect(give('city-supervisor', { bureauCode: '4101', scope: '4101%' })).rejects.toThrow(/row-level security/);
    await expect(give('admin')).resolves.toBeDefined();
  });

  it('shows a person their own credential only, and no session', async () => {
    expect(await asActor('handler', {}, () => count('user_credential'))).toBe(1);
    expect(await asActor('handler', {}, () => count('user_session'))).toBe(0);
    expect(await asActor('handler', {}, () => count('app_user'))).toBe(13);
    expect(await test.get(ActorContext).runAs(SYSTEM_ACTOR, () => count('app_user'))).toBe(19);
  });
});

describe('a retried write', () => {
  it('gets the first answer and is done once', async () => {
    const admin = await as('admin');
    const card = { number: '豫A·01850888', kind: 'ENFORCEMENT', validFrom: '2026-11-01', validUntil: '2031-10-31' };
    const add = () => admin.post(`/api/users/${ids['examiner']}/certificates`).set('Idempotency-Key', 'card-of-the-examiner').send(card);

    const first = await add().expect(201);
    expect((await add().expect(201)).body).toEqual(first.body);
  });

  it('is refused without the revision it is based on', async () => {
    await (await as('admin')).patch(`/api/users/${ids['examiner']}`).send({ name: '某人' }).expect(428);
  });
});

describe('the log of a matter', () => {
  const record = (username: string, matter: { kind: string; id: string; bureauCode: string }, action: string, detail: object) =>
    asActor(username, { name: '马志强' }, () => test.get(AuditService).record({ action, matter, detail }));
  const lead = { kind: 'lead', id: newId(), bureauCode: '410185' };

  it('tells who did what, newest first, page by page, and never who reported', async () => {
    await record('handler', lead, 'lead.registered', { channel: '12336', reporterName: '王某某', reporterPhone: '13800000000' });
    await record('handler', lead, 'lead.accepted', { place: '大冶镇' });
    const page = async (query = ''): Promise<{ items: Array<Record<string, unknown>>; nextCursor: string }> =>
      (await (await as('handler')).get(`/api/matters/${lead.id}/log${query}`).expect(200)).body;

    const all = await page();
    expect(all.items.map((item) => item['action'])).toEqual(['lead.accepted', 'lead.registered']);
    expect(all.items[0]).toMatchObject({ seq: 2, by: { id: ids['handler'], name: '马志强' }, detail: { place: '大冶镇' } });
    expect(JSON.stringify(all)).not.toMatch(/王某某|13800000000/);
    const first = await page('?limit=1');
    expect((await page(`?limit=1&cursor=${first.nextCursor}`)).items.map((item) => item['seq'])).toEqual([1]);
  });

  it('is open to the superior, and to another bureau it is like a matter that does not exist', async () => {
    const ask = async (username: string, id: string): Promise<unknown> => {
      const { body, status } = await (await as(username)).get(`/api/matters/${id}/log`);
      return status === 200 ? 200 : { ...body, traceId: null };
    };

    expect(await ask('city-supervisor', lead.id)).toBe(200);
    expect(await ask('gongyi-handler', lead.id)).toEqual(await ask('gongyi-handler', newId()));
    expect(await ask('gongyi-handler', newId())).toMatchObject({ status: 404, code: 'NOT_FOUND' });
  });
});
