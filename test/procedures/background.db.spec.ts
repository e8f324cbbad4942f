import { ActorContext } from '../../src/platform/context.ts';
import { newId } from '../../src/platform/ids.ts';
import { BackgroundWork } from '../../src/platform/jobs/index.ts';
import { IncidentService, type MatterRef, MessageService } from '../../src/procedures/index.ts';
import { PermitHost, person, REGISTER } from './fixtures/host.ts';
import { PublishHandler, RemindHandler } from './fixtures/permit.ts';

let host: PermitHost;
beforeAll(async () => {
  host = await PermitHost.start();
});
afterAll(() => host.close());
beforeEach(async () => {
  await host.rows(`update process_timer set due_at = 'infinity'`);
  host.travelTo('2026-03-02');
});

const statusOf = async (matter: MatterRef): Promise<unknown> =>
  (await host.rows(`select status from process_instance where matter_id = $1`, [matter.id]))[0]!['status'];
const incidents = (matter: MatterRef) => host.as(person('administrator'), () => host.get(IncidentService).list({ matterId: matter.id }));

describe('a message from outside', () => {
  const send = (matter: MatterRef, key: string) =>
    host.as(person('intake-clerk'), () =>
      host.get(MessageService).send({ matterId: matter.id, message: 'documents', key, facts: { supplied: true } }),
    );

  it('moves the process that waits for it, once, and cancels what raced it', async () => {
    const matter = await host.begin();
    await host.complete(matter, 'register', { ...REGISTER, complete: false });
    expect(await host.notes(matter)).toContain('asked');
    const key = newId();

    expect(await send(matter, key)).toEqual({ moved: 1 });
    expect(await send(matter, key)).toEqual({ moved: 0 });

    expect(await host.openElements(matter)).toEqual(['register']);
    expect(await host.rows(`select 1 from process_timer where matter_id = $1`, [matter.id])).toEqual([]);
    await expect(send(matter, newId())).rejects.toMatchObject({ code: 'NOT_WAITING' });
  });

  it('gives way to the timer when it comes too late', async () => {
    const matter = await host.begin();
    await host.complete(matter, 'register', { ...REGISTER, complete: false });
    host.travelTo('2026-04-02');
    await host.runTimers();

    expect(await statusOf(matter)).toBe('DONE');
    await expect(send(matter, newId())).rejects.toMatchObject({ code: 'NOT_WAITING' });
  });
});

describe('a job', () => {
  const toPublish = async (): Promise<MatterRef> => {
    const matter = await host.begin();
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');
    await host.complete(matter, 'draft');
    await host.complete(matter, 'sign', { signed: true });
    return matter;
  };
  const runJobs = () => host.get(BackgroundWork).runUntilIdle();
  const handler = () => host.get(PublishHandler);

  it('runs after the commit and its result ends the process', async () => {
    handler().outcome = 'ok';
    const matter = await toPublish();
    expect(await statusOf(matter)).toBe('OPEN');

    await runJobs();

    expect(await statusOf(matter)).toBe('DONE');
    expect(await host.rows(`select facts, state from process_instance where matter_id = $1`, [matter.id])).toEqual([
      { facts: { complete: true, signed: true, published: true }, state: null },
    ]);
  });

  it('that fails as the drawing foresees takes the drawn way', async () => {
    handler().outcome = 'refused';
    const matter = await toPublish();
    await runJobs();
    expect(await host.openElements(matter)).toEqual(['publish-by-hand']);
  });

  it('that cannot be done becomes an incident, and a retry goes on', async () => {
    handler().outcome = 'broken';
    const matter = await toPublish();
    for (let attempt = 0; attempt < 8; attempt++) {
      await runJobs();
      await host.rows(`update outbox_job set run_at = '2026-01-01' where status = 'READY'`);
    }
    expect(await statusOf(matter)).toBe('INCIDENT');
    const [incident] = await incidents(matter);
    expect(incident).toMatchObject({ kind: 'job', elementId: 'publish', error: 'the site is down' });

    await expect(host.as(person('administrator'), () => host.get(IncidentService).retry(incident!.id))).rejects.toMatchObject({
      code: 'STILL_FAILING',
    });
    handler().outcome = 'ok';
    await host.as(person('administrator'), () => host.get(IncidentService).retry(incident!.id));

    expect(await statusOf(matter)).toBe('DONE');
  });
});

describe('a timer that fails', () => {
  it('changes nothing, becomes one incident, holds up nobody else, and is done by a retry', async () => {
    const [bad, good] = [await host.begin(), await host.begin()];
    await host.toReview(bad);
    host.travelTo('2026-03-03');
    await host.toReview(good);
    host.get(RemindHandler).failure = new Error('no paper');
    host.travelTo('2026-03-07', 10);
    await host.runTimers();
    host.get(RemindHandler).failure = undefined;
    host.travelTo('2026-03-08', 10);
    await host.runTimers();

    expect(await host.notes(bad)).not.toContain('reminded 2026-03-07');
    expect(await host.notes(good)).toContain('reminded 2026-03-08');
    expect(await statusOf(bad)).toBe('INCIDENT');
    const found = await incidents(bad);
    expect(found.map(({ kind, error, attempts }) => ({ kind, error, attempts }))).toEqual([
      { kind: 'timer', error: 'no paper', attempts: 1 },
    ]);

    // people may go on meanwhile
    await host.complete(bad, 'opinion');
    await host.as(person('administrator'), () => host.get(IncidentService).retry(found[0]!.id));
    expect(await host.notes(bad)).toContain('reminded 2026-03-08');
    expect(await statusOf(bad)).toBe('OPEN');
  });
});

it('nothing of a process is seen from another bureau', async () => {
  const matter = await host.begin();
  const seen = await host.as(person('administrator', { bureauCode: '410181', scope: '410181' }), () => host.get(IncidentService).list({}));
  expect(seen).toEqual([]);
  const system = await host.get(ActorContext).runAsSystem(() => host.open(matter));
  expect(system).toHaveLength(1);
});
