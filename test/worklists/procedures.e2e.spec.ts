import type { NestExpressApplication } from '@nestjs/platform-express';
import request from 'supertest';
import { configure } from '../../src/app.ts';
import { PeopleModule } from '../../src/people/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { type MatterRef, PrewarmService } from '../../src/procedures/index.ts';
import { WorklistsModule } from '../../src/worklists/index.ts';
import { PermitHost } from '../procedures/fixtures/host.ts';
import { PermitAudit } from '../procedures/fixtures/permit.ts';
import { DEMO_PASSWORD } from '../support/index.ts';

let host: PermitHost;
let app: NestExpressApplication;
let admin: Agent;
type Agent = ReturnType<typeof request.agent>;

beforeAll(async () => {
  host = await PermitHost.start({
    modules: [PeopleModule, WorklistsModule],
    env: { PREWARM: 'true' },
    makeApp: async (module) => {
      app = await configure(module.createNestApplication<NestExpressApplication>({ logger: false }));
      await app.listen(0, '127.0.0.1');
    },
  });
  await host.get(PrewarmService).ready();
  admin = await login('admin');
});
afterAll(async () => {
  await app?.close();
  await host?.close();
});

async function login(username: string): Promise<Agent> {
  const agent = request.agent(app.getHttpServer());
  const { status } = await agent.post('/api/session').set('Idempotency-Key', newId()).send({ username, password: DEMO_PASSWORD });
  if (status >= 300) throw new Error(`${username} cannot sign in: ${status}`);
  return agent;
}

describe('the list of procedures', () => {
  it('tells how far a version is compiled, and what the server made of it since it started', async () => {
    const before = await memo();
    expect(before).toMatchObject({
      phase: 'whole',
      unfolding: { states: expect.any(Number), recipes: expect.any(Number), waiting: 0, unforeseeable: 0 },
      faults: [],
      error: null,
      milliseconds: expect.any(Number),
      madeAt: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
      steps: { run: 0, plain: 0, mismatches: 0, isDistrusted: false },
    });

    await host.toReview(await host.begin());

    expect((await memo()).steps.replayed).toBe(before.steps.replayed + 2);
  });

  it('can be read by those who handle cases too, and by nobody who is not signed in', async () => {
    await (await login('handler')).get('/api/procedures').expect(200);
    await request(app.getHttpServer()).get('/api/procedures').expect(401);
  });

  const memo = async (): Promise<{ steps: { replayed: number } }> => (await admin.get('/api/procedures').expect(200)).body.items[0].memo;
});

describe('an incident that tells of a mismatch', () => {
  it('is closed by an administrator with one request, runs nothing again, and is not closed twice', async () => {
    const matter = await host.begin();
    const id = await mismatchOf(matter);
    const [before, open] = [await revisionOf(matter), await host.openElements(matter)];
    expect(await incidents('open=true')).toMatchObject([{ id, kind: 'mismatch', error: 'a, not b', attempts: 1, resolvedAt: null }]);
    expect((await retry(await login('head'), id)).status).toBe(403);

    expect(await retry(admin, id)).toMatchObject({ status: 200, body: { id, resolvedAt: expect.any(String) } });

    expect(await incidents('open=true')).toEqual([]);
    expect(await incidents('')).toMatchObject([{ id, resolvedAt: expect.any(String) }]);
    expect([await revisionOf(matter), await host.openElements(matter)]).toEqual([before, open]);
    expect(await retry(admin, id)).toMatchObject({ status: 409, body: { code: 'INCIDENT_RESOLVED' } });
  });

  it('is closed once, by one of several who press at the same time', async () => {
    const id = await mismatchOf(await host.begin());
    const before = host.get(PermitAudit).entries.filter((action) => action === 'incident.retried').length;

    const answers = await Promise.all(Array.from({ length: 5 }, () => retry(admin, id)));

    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409, 409, 409]);
    expect(new Set(answers.filter(({ status }) => status === 409).map(({ body }) => body.code))).toEqual(new Set(['INCIDENT_RESOLVED']));
    expect(host.get(PermitAudit).entries.filter((action) => action === 'incident.retried')).toHaveLength(before + 1);
  });

  const incidents = async (query: string): Promise<object[]> => (await admin.get(`/api/incidents?${query}`).expect(200)).body.items;
  const retry = (agent: Agent, id: string) => agent.post(`/api/incidents/${id}/retry`).set('Idempotency-Key', newId()).send({});
  const revisionOf = ({ id }: MatterRef) => host.rows(`select revision, status from process_instance where matter_id = $1`, [id]);
  const mismatchOf = async (matter: MatterRef): Promise<string> => {
    const id = newId();
    await host.rows(
      `insert into incident (id, instance_id, bureau_code, matter_kind, matter_id, kind, error, error_name, at, last_at)
       select $1, id, bureau_code, matter_kind, matter_id, 'mismatch', 'a, not b', 'Mismatch', now(), now() from process_instance where matter_id = $2`,
      [id, matter.id],
    );
    return id;
  };
});
