import { Injectable, Module } from '@nestjs/common';
import { BackgroundWork, JobHandler, JobQueue, type JobRunner } from '../../../src/platform/jobs/index.ts';
import { startModules, type TestModules } from '../../support/index.ts';

let heard: (key: string) => void = () => undefined;
@Injectable()
@JobHandler('ping')
class PingHandler implements JobRunner {
  async run(job: { key: string }): Promise<void> {
    heard(job.key);
  }
}
@Module({ providers: [PingHandler] })
class PingModule {}

describe('the workers', () => {
  let app: TestModules;
  beforeAll(async () => {
    app = await startModules([PingModule], { env: { WORKERS: 'true' } });
    await app.get(BackgroundWork).start();
  });
  afterAll(() => app?.close());

  it('hear of a new job with its commit instead of waiting for the next poll', async () => {
    const ran = new Promise<string>((resolve) => (heard = resolve));
    const before = performance.now();

    await app.get<JobQueue>(JobQueue).enqueue({ kind: 'ping', key: 'now', payload: {} });

    expect(await ran).toBe('now');
    expect(performance.now() - before).toBeLessThan(1500);
  });
});
