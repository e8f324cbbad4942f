import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ActorContext } from '../context.ts';
import { Database } from '../database/database.ts';
import { newId } from '../ids.ts';
import { AppLogger } from '../logging/app-logger.ts';
import { MarkedProviders } from './discovery.ts';
import { type Job, JOB_HANDLER_KEY, type JobRunner } from './job.ts';
import { JobRepository } from './job.repository.ts';

const LEASE_SECONDS = 20;
const LONGEST_DELAY_MS = 600_000;

/** 1 s, 2 s, 4 s … 10 minutes. */
export const delayAfter = (attempts: number): number => Math.min(1000 * 2 ** (attempts - 1), LONGEST_DELAY_MS);

/** Runs one job at a time: lease, work, settle. */
@Injectable()
export class JobExecutor implements OnApplicationBootstrap {
  private readonly worker = newId();
  private handlers = new Map<string, JobRunner>();

  constructor(
    private readonly marked: MarkedProviders,
    private readonly jobs: JobRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    for (const { mark, instance } of this.marked.find<string, JobRunner>(JOB_HANDLER_KEY)) {
      if (this.handlers.has(mark)) throw new Error(`two handlers for jobs of kind "${mark}"`);
      this.handlers.set(mark, instance);
    }
  }

  /** Runs the longest due job; false when there is none. A job's failure is recorded in its row, never thrown. */
  runOne(): Promise<boolean> {
    return this.actors.runAsSystem(async () => {
      const job = await this.jobs.claim(this.worker, [...this.handlers.keys()], LEASE_SECONDS);
      if (job) await this.run(job);
      return job !== undefined;
    });
  }

  private async run(job: Job): Promise<void> {
    const handler = this.handlers.get(job.kind)!;
    const heartbeat = setInterval(() => void this.stillHere(job), (LEASE_SECONDS * 1000) / 3);
    try {
      const settle = await handler.run(job);
      await this.database.transaction(async () => {
        if (!(await this.jobs.finish(job, this.worker))) throw new Error('the lease was lost to another worker');
        await settle?.();
      });
    } catch (error) {
      await this.fail(job, handler, error instanceof Error ? error : new Error(String(error)));
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async stillHere(job: Job): Promise<void> {
    await this.jobs.extend(job, this.worker, LEASE_SECONDS).catch((error: unknown) => this.logger.failure(error, { job: job.kind }));
  }

  private async fail(job: Job, handler: JobRunner, error: Error): Promise<void> {
    this.logger.failure(error, { job: job.kind, jobId: job.id, attempts: job.attempts });
    const text = `${error.name}: ${error.message}`.slice(0, 1000);
    if (job.attempts < job.maxAttempts) return void (await this.jobs.postpone(job, this.worker, text, delayAfter(job.attempts)));
    await this.database.transaction(async () => {
      if (await this.jobs.bury(job, this.worker, text)) await handler.onDead?.(job, error);
    });
  }
}
