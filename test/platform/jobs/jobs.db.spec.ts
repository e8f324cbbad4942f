import { Injectable, Module } from '@nestjs/common';
import { Database } from '../../../src/platform/database/database.ts';
import { ActorContext } from '../../../src/platform/context.ts';
import {
  BackgroundWork,
  type Job,
  JobHandler,
  JobQueue,
  type JobRunner,
  Poller,
  type PollerWork,
  type Settle,
} from '../../../src/platform/jobs/index.ts';
import { JobRepository } from '../../../src/platform/jobs/job.repository.ts';
import { SettingRepository } from '../../../src/platform/demo-clock/setting.repository.ts';
import { rows, startModules, type TestModules } from '../../support/index.ts';

const seen: Array<{ key: string; scope: string | undefined }> = [];
const dead: string[] = [];

@Injectable()
@JobHandler('note')
class NoteHandler implements JobRunner<{ text?: string; failures?: number }> {
  constructor(
    private readonly settings: SettingRepository,
    private readonly actors: ActorContext,
  ) {}

  async run(job: Job<{ text?: string; failures?: number }>): Promise<Settle> {
    seen.push({ key: job.key, scope: this.actors.current?.scope });
    if (job.attempts <= (job.payload.failures ?? 0)) throw new Error(`attempt ${job.attempts} fails`);
    return () => this.settings.write(`note:${job.key}`, job.payload.text ?? '', 'test');
  }

  async onDead(job: Job): Promise<void> {
    dead.push(job.key);
  }
}

let backlog = 0;
@Injectable()
@Poller({ name: 'backlog' })
class BacklogPoller implements PollerWork {
  async poll(): Promise<number> {
    return backlog > 0 ? backlog-- : 0;
  }
}

@Module({ providers: [NoteHandler, BacklogPoller, SettingRepository] })
class NoteModule {}

describe('jobs', () => {
  let app: TestModules;
  const queue = (): JobQueue => app.get(JobQueue);
  const work = (): BackgroundWork => app.get(BackgroundWork);
  const note = (key: string) => rows(app.databaseUrl, 'select value from setting where key = $1', [`note:${key}`]);
  const status = async (key: string) =>
    (await rows<{ status: string; attempts: number }>(app.databaseUrl, 'select status, attempts from outbox_job where key = $1', [key]))[0];

  beforeAll(async () => {
    app = await startModules([NoteModule]);
  });
  afterAll(() => app?.close());

  it('runs a committed job once, in the name of the system', async () => {
    await queue().enqueue({ kind: 'note', key: 'a', payload: { text: 'hello' } });

    await work().runUntilIdle();

    expect(await note('a')).toEqual([{ value: 'hello' }]);
    expect(seen).toEqual([{ key: 'a', scope: '%' }]);
    expect(await status('a')).toMatchObject({ status: 'DONE', attempts: 1 });
  });

  it('makes no second job of the same kind and key', async () => {
    expect(await queue().enqueue({ kind: 'note', key: 'b', payload: {} })).toBe(true);
    expect(await queue().enqueue({ kind: 'note', key: 'b', payload: {} })).toBe(false);
  });

  it('forgets the job with a rolled back transaction', async () => {
    const lost = app.get(Database).transaction(async () => {
      await queue().enqueue({ kind: 'note', key: 'c', payload: {} });
      throw new Error('rolled back');
    });

    await expect(lost).rejects.toThrow('rolled back');
    expect(await status('c')).toBeUndefined();
  });

  it('waits for the clock: a job of tomorrow runs tomorrow', async () => {
    await queue().enqueue({ kind: 'note', key: 'd', payload: {}, runAt: new Date(app.clock.now().getTime() + 86_400_000) });
    await work().runUntilIdle();
    expect(await note('d')).toEqual([]);

    app.clock.moveBy(app.clock.offset + 86_400_000);
    await work().runUntilIdle();
    expect(await note('d')).toHaveLength(1);
  });

  it('tries a failing job again later, and buries it visibly after its last attempt', async () => {
    await queue().enqueue({ kind: 'note', key: 'e', payload: { failures: 99 }, maxAttempts: 2 });

    await work().runUntilIdle();
    expect(await status('e')).toMatchObject({ status: 'READY', attempts: 1 });
    app.clock.moveBy(app.clock.offset + 60_000);
    await work().runUntilIdle();

    expect(await status('e')).toMatchObject({ status: 'DEAD', attempts: 2 });
    expect(dead).toEqual(['e']);
    expect(await queue().dead()).toMatchObject([{ key: 'e', lastError: 'Error: attempt 2 fails' }]);
  });

  it('retries a dead job on demand, and only a dead one', async () => {
    await queue().enqueue({ kind: 'note', key: 'f', payload: { failures: 1 }, maxAttempts: 1 });
    await work().runUntilIdle();
    const [{ id }] = (await rows<{ id: string }>(
      app.databaseUrl,
      `update outbox_job set payload = '{"text":"late"}' where key = 'f' returning id`,
    )) as [{ id: string }];

    await queue().retry(id);
    await work().runUntilIdle();

    expect(await note('f')).toEqual([{ value: 'late' }]);
    await expect(queue().retry(id)).rejects.toMatchObject({ code: 'JOB_NOT_DEAD' });
  });

  it('gives a job whose worker was killed to another, and lets the first write nothing any more', async () => {
    const jobs = app.get<JobRepository>(JobRepository);
    await queue().enqueue({ kind: 'other', key: 'g', payload: {} });

    const first = (await jobs.claim('killed', ['other'], 0))!;
    const second = (await jobs.claim('alive', ['other'], 60))!;

    expect(second.id).toBe(first.id);
    expect(await jobs.claim('third', ['other'], 60)).toBeUndefined();
    expect(await jobs.finish(first, 'killed')).toBe(false);
    expect(await jobs.finish(second, 'alive')).toBe(true);
  });

  it('never gives one job to two workers that ask at once', async () => {
    const jobs = app.get<JobRepository>(JobRepository);
    for (let n = 0; n < 40; n++) await queue().enqueue({ kind: 'many', key: `m${n}`, payload: {} });

    const claimed = await Promise.all(Array.from({ length: 60 }, (_, n) => jobs.claim(`w${n}`, ['many'], 60)));

    const ids = claimed.filter((job) => job !== undefined).map((job) => job.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(40);
  });

  it('polls until nothing is due', async () => {
    backlog = 5;

    await work().runUntilIdle();

    expect(backlog).toBe(0);
  });
});
