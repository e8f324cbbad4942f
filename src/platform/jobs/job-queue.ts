import { Injectable } from '@nestjs/common';
import { UserError } from '../errors.ts';
import type { NewJob } from './job.ts';
import { JobRepository, type JobRow } from './job.repository.ts';

/** The door for everybody who wants something done after the commit. */
@Injectable()
export class JobQueue {
  constructor(private readonly jobs: JobRepository) {}

  /** Adds a job in the caller's transaction: no commit, no job. False when a job of this kind and key exists already. */
  enqueue<Payload extends object>(job: NewJob<Payload>): Promise<boolean> {
    return this.jobs.add(job as unknown as NewJob);
  }

  /** Jobs that gave up, newest first. */
  dead(limit = 100): Promise<JobRow[]> {
    return this.jobs.dead(limit);
  }

  /** Gives a dead job all its attempts again. */
  async retry(id: string): Promise<void> {
    if (!(await this.jobs.revive(id)))
      throw new UserError('JOB_NOT_DEAD', '该后台任务不存在或者并未停止，无需重试。', {
        status: 409,
        messageEn: 'There is no such stopped job.',
      });
  }
}
