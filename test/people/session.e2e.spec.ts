import type { Response } from 'supertest';
import { Clock } from '../../src/platform/clock.ts';
import { DEMO_PASSWORD, rows, startApp, travelTo, type TestApp } from '../support/index.ts';

let test: TestApp;
const login = (username: string, password = DEMO_PASSWORD, cookie = '') =>
  test.http().post('/api/session').set('Cookie', cookie).send({ username, password });
const show = (cookie: string) => test.http().get('/api/session').set('Cookie', cookie);
const cookieOf = (response: Response): string => (response.headers['set-cookie'] as unknown as string[])[0]!.split(';')[0]!;
const actions = (username: string) =>
  rows<{ action: string }>(
    test.databaseUrl,
    `select action from audit_entry where subject_id = (select id::text from app_user where username = $1) order by at, id`,
    [username],
  ).then((all) => all.map((r) => r.action));

/** The machine's time moves on, unlike the demo clock: sessions and locks count it. */
function pass(minutes: number): void {
  const real = Date.now.bind(Date);
  jest.spyOn(Date, 'now').mockImplementation(() => real() + minutes * 60_000);
}

beforeAll(async () => {
  test = await startApp({ today: '2026-11-23' });
});
afterAll(() => test.close());
afterEach(() => jest.restoreAllMocks());

describe('login', () => {
  it('answers with the person, and a cookie that no script can read', async () => {
    const answer = await login('handler').expect(201);

    expect(answer.body).toEqual({
      user: {
        id: expect.any(String),
        name: '马志强',
        username: 'handler',
        roles: ['case-handler'],
        unit: { id: expect.any(String), name: '执法监察大队' },
        bureau: { code: '410185', name: '登封市自然资源和规划局', level: 'COUNTY' },
        certificate: { number: '豫A·01850317', validUntil: '2029-11-30', isValid: true },
        mustChangePassword: false,
      },
    });
    expect(answer.headers['set-cookie']![0]).toMatch(/^orecase_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    expect((await show(cookieOf(answer)).expect(200)).body).toEqual(answer.body);
    expect((await login('handler3').expect(201)).body.user.certificate).toEqual({
      number: '豫A·01850108',
      validUntil: '2025-11-30',
      isValid: false,
    });
    expect((await login('legal').expect(201)).body.user.certificate).toBeNull();
  });

  it('stores the token as a hash only, and records the login and nothing else', async () => {
    const before = await actions('examiner');
    const cookie = cookieOf(await login('EXAMINER ').expect(201));

    expect(JSON.stringify(await rows(test.databaseUrl, 'select * from user_session'))).not.toContain(cookie.split('=')[1]);
    expect(await actions('examiner')).toEqual([...before, 'session.opened']);
  });

  it('never takes over a token that was known before (fixation), and ends it', async () => {
    const first = cookieOf(await login('deputy').expect(201));
    const planted = `orecase_session=${'A'.repeat(43)}`;

    expect(cookieOf(await login('deputy', DEMO_PASSWORD, planted).expect(201))).not.toBe(planted);
    const second = cookieOf(await login('deputy', DEMO_PASSWORD, first).expect(201));
    await show(first).expect(401);
    await show(second).expect(200);
    await show(planted).expect(401);
  });

  it('refuses a missing password with the field', async () => {
    const answer = await test.http().post('/api/session').send({ username: 'handler' }).expect(422);
    expect(answer.body.problems[0]).toMatchObject({ field: 'password' });
  });

  it('refuses an injected object as a name', async () =>
    void (await test
      .http()
      .post('/api/session')
      .send({ username: { $ne: null }, password: 'x' })
      .expect(422)));
});

describe('wrong password', () => {
  it('answers alike for an unknown name, in words and in effort', async () => {
    const timed = async (name: string): Promise<[number, unknown]> => {
      const start = performance.now();
      const { body, status } = await login(name, 'wrong-password-1');
      return [performance.now() - start, { ...body, traceId: null, status }];
    };
    await timed('warm-up');
    const known = [await timed('archivist'), await timed('archivist'), await timed('archivist')];
    const unknown = [await timed('nobody'), await timed('nobody'), await timed('nobody')];

    expect(unknown.map(([, body]) => body)).toEqual(known.map(([, body]) => body));
    expect(known[0]![1]).toMatchObject({
      code: 'LOGIN_REFUSED',
      status: 401,
      attemptsLeft: 4,
      detail: '用户名或者密码不正确，还可以尝试 4 次。',
    });
    // An answer without the hash would take a tenth; the bound is wide because the machine is shared.
    const best = (all: Array<[number, unknown]>): number => Math.min(...all.map(([ms]) => ms));
    expect(best(unknown)).toBeGreaterThan(best(known) / 3);
  });

  it.each(['statistician', 'no-such-person'])('locks the name %s for fifteen minutes after five failures', async (name) => {
    for (let i = 0; i < 5; i++) await login(name, 'wrong-password-1').expect(401);

    const locked = await login(name).expect(429);
    expect(locked.body).toMatchObject({ code: 'LOGIN_LOCKED', detail: '连续登录失败次数过多，该用户名已暂时锁定，请在 15 分钟后重试。' });
    pass(14.5);
    expect((await login(name).expect(429)).body.detail).toContain('1 分钟后');
    jest.restoreAllMocks();
    pass(15.1);
    await login(name).expect(name === 'statistician' ? 201 : 401);
  });

  it('stays locked when the demo clock is moved', async () => {
    for (let i = 0; i < 5; i++) await login('unit-head', 'wrong-password-1').expect(401);
    travelTo(test.get(Clock), '2026-12-23');

    await login('unit-head').expect(429);
    travelTo(test.get(Clock), '2026-11-23');
    expect(await actions('unit-head')).toContain('user.locked');
  });

  it('lets no more than five of thirty guesses at once through', async () => {
    const answers = await Promise.all(Array.from({ length: 30 }, () => login('province-supervisor', 'wrong-password-1')));

    expect(answers.filter((answer) => answer.status === 401)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 429)).toHaveLength(25);
  });

  it('forgets the failures after a success', async () => {
    for (let round = 0; round < 2; round++) {
      for (let i = 0; i < 4; i++) await login('intake', 'wrong-password-1').expect(401);
      await login('intake').expect(201);
    }
  });
});

describe('session', () => {
  it('ends after eight idle hours and is kept alive by use', async () => {
    const [idle, used] = [cookieOf(await login('handler')), cookieOf(await login('handler'))];
    pass(7 * 60);
    await show(used).expect(200);
    jest.restoreAllMocks();
    pass(8 * 60 + 1);

    const refused = await show(idle).expect(401);
    expect(refused.body).toMatchObject({ code: 'NOT_LOGGED_IN', detail: '您尚未登录，或者登录已过期，请重新登录。' });
    await show(used).expect(200);
  });

  it('ends after a day however busy', async () => {
    const cookie = cookieOf(await login('handler'));
    for (const hours of [7, 14, 21]) {
      jest.restoreAllMocks();
      pass(hours * 60);
      await show(cookie).expect(200);
    }
    jest.restoreAllMocks();
    pass(24 * 60 + 1);
    await show(cookie).expect(401);
  });

  it('outlives a move of the demo clock by ninety days', async () => {
    const cookie = cookieOf(await login('handler'));
    travelTo(test.get(Clock), '2027-02-21');

    await show(cookie).expect(200);
    travelTo(test.get(Clock), '2026-11-23');
  });

  it('ends at logout, which is no error without one', async () => {
    const cookie = cookieOf(await login('handler'));
    await test.http().delete('/api/session').set('Cookie', cookie).expect(204);

    await show(cookie).expect(401);
    await test.http().delete('/api/session').set('Cookie', cookie).expect(204);
    await test.http().delete('/api/session').expect(204);
  });

  it('is needed everywhere but where a route is public', async () => {
    for (const path of [
      '/api/session',
      '/api/units',
      '/api/officers',
      '/api/users',
      '/api/matters/0198a000-0000-7000-8000-000000000000/log',
    ])
      await test.http().get(path).expect(401);
  });
});

describe('forged requests', () => {
  it.each([
    ['Origin', 'http://evil.example'],
    ['Origin', 'null'],
    ['Sec-Fetch-Site', 'cross-site'],
  ])('are refused by %s: %s', async (header, value) => {
    const cookie = cookieOf(await login('handler'));

    expect((await test.http().delete('/api/session').set('Cookie', cookie).set(header, value).expect(403)).body.code).toBe(
      'FOREIGN_ORIGIN',
    );
    expect((await login('handler').set(header, value).expect(403)).body.code).toBe('FOREIGN_ORIGIN');
    await show(cookie).expect(200);
  });

  it('are told from those of the own page', async () => {
    const answer = await test
      .http()
      .post('/api/session')
      .set('Host', 'orecase.local')
      .set('Origin', 'http://orecase.local')
      .send({ username: 'handler', password: DEMO_PASSWORD });
    expect(answer.status).toBe(201);
  });
});

describe('change of the password', () => {
  const change = (cookie: string, currentPassword: string, newPassword: string) =>
    test.http().patch('/api/session/password').set('Cookie', cookie).send({ currentPassword, newPassword });

  it('asks for the old one, refuses a weak one, and ends all other sessions', async () => {
    const [here, elsewhere] = [cookieOf(await login('gongyi-handler')), cookieOf(await login('gongyi-handler'))];

    await change(here, 'wrong-password-1', 'Songshan-2026').expect(401);
    expect((await change(here, DEMO_PASSWORD, 'short').expect(422)).body.problems[0]).toMatchObject({
      code: 'WEAK_PASSWORD',
      field: 'newPassword',
    });
    await change(here, DEMO_PASSWORD, DEMO_PASSWORD).expect(422);
    const renewed = cookieOf(await change(here, DEMO_PASSWORD, 'Songshan-2026').expect(200));

    await show(here).expect(401);
    await show(elsewhere).expect(401);
    await show(renewed).expect(200);
    await login('gongyi-handler').expect(401);
    await login('gongyi-handler', 'Songshan-2026').expect(201);
    expect(await actions('gongyi-handler')).toContain('user.password-changed');
  });
});
