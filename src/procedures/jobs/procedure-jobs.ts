import { Injectable } from '@nestjs/common';
import type { OpenWait } from '../../engine/index.ts';
import { JobQueue } from '../../platform/jobs/index.ts';
import type { LoadedInstance } from '../stores/instance.repository.ts';

export const PROCEDURE_JOB = 'procedure.handler';

/** A service task in job mode, on its way through the outbox. */
export interface ProcedureJob {
  instanceId: string;
  executionId: string;
  elementId: string;
  handler: string;
}

/** Service tasks in job mode: the outbox carries them out after the commit, their result is a command like any other. */
@Injectable()
export class ProcedureJobs {
  constructor(private readonly queue: JobQueue) {}

  /** Once per execution: the process names its open jobs after every step, the key keeps them single. */
  async enqueue(instance: LoadedInstance, wait: OpenWait, handler: string): Promise<void> {
    const payload: ProcedureJob = { instanceId: instance.id, executionId: wait.executionId, elementId: wait.elementId, handler };
    await this.queue.enqueue({ kind: PROCEDURE_JOB, key: `${instance.id}:${wait.executionId}`, payload });
  }
}
