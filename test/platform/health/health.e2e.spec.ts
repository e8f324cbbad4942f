import { startApp, type TestApp } from '../../support/index.ts';

describe('the server', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('tells its health without a session', async () => {
    const answer = await app.http().get('/api/health');

    expect(answer.body).toMatchObject({
      status: 'ok',
      details: { database: { status: 'up' }, migrations: { status: 'up', pending: [] }, workers: { status: 'up', isWanted: false } },
    });
    expect(answer.status).toBe(200);
  });

  it('describes its API', async () => {
    const answer = await app.http().get('/api/openapi.json');

    expect(answer.status).toBe(200);
    expect(Object.keys(answer.body.paths)).toEqual(expect.arrayContaining(['/api/health', '/api/demo']));
  });

  it('tells the demo date without a session', async () => {
    const answer = await app.http().get('/api/demo');

    expect(answer.body).toMatchObject({ enabled: true, today: app.clock.today() });
  });

  it('sends security headers that work on plain http', async () => {
    const { headers } = await app.http().get('/api/health');

    expect(headers).toMatchObject({ 'x-content-type-options': 'nosniff', 'x-frame-options': 'SAMEORIGIN' });
    expect(headers['content-security-policy']).toContain("default-src 'self'");
    expect(headers).not.toHaveProperty('strict-transport-security');
    expect(headers).not.toHaveProperty('x-powered-by');
  });
});
