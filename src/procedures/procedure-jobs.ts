import { Injectable } from '@nestjs/common';
import type { OpenWait } from '../engine/index.ts';
import { UnexpectedError } from '../platform/errors.ts';
import type { LoadedInstance } from './instance.repository.ts';

/** Service tasks in job mode: the outbox carries them out, their result is a command like any other. */
@Injectable()
export class ProcedureJobs {
  async enqueue(instance: LoadedInstance, wait: OpenWait, handler: string, now: Date): Promise<void> {
    void now;
    throw new UnexpectedError(`job "${handler}" of <${wait.elementId}> in ${instance.id}: the job queue is not there yet`);
  }
}
