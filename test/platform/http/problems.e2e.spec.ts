import { startApp, type TestApp } from '../../support/index.ts';

describe('answers to bad requests', () => {
  let app: TestApp;
  beforeAll(async () => {
    app = await startApp();
  });
  afterAll(() => app?.close());

  it('answers an unknown API route as a problem document without internals', async () => {
    const answer = await app.http().get('/api/no-such-thing');

    expect(answer.status).toBeGreaterThanOrEqual(400);
    expect(answer.headers['content-type']).toContain('application/problem+json');
    expect(answer.body).toMatchObject({
      title: expect.any(String),
      code: expect.any(String),
      detail: expect.any(String),
      traceId: answer.headers['x-trace-id'],
    });
  });

  it('names broken JSON as such', async () => {
    const answer = await app.http().post('/api/session').set('Content-Type', 'application/json').send('{"username": ');

    expect(answer.status).toBe(400);
    expect(answer.body).toMatchObject({ code: 'INVALID_JSON' });
  });

  it('refuses a body that is too large', async () => {
    const answer = await app
      .http()
      .post('/api/session')
      .send({ username: 'x'.repeat(3_000_000) });

    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ code: 'PAYLOAD_TOO_LARGE' });
  });
});
