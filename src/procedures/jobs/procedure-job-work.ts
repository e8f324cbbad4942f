import { Injectable } from '@nestjs/common';
import { dateOf } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import type { BackgroundCommand } from '../host/background.service.ts';
import { InstanceRepository } from '../stores/instance.repository.ts';
import type { ProcedureJob } from './procedure-jobs.ts';
import { StepRegistry } from '../host/registries.ts';
import { ProcedureFailure } from '../step.ts';

/** Runs the handler of a job-mode service task outside of any transaction: it may call the world and take its time. */
@Injectable()
export class ProcedureJobWork {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly instances: InstanceRepository,
    private readonly steps: StepRegistry,
  ) {}

  /** The command that carries the result into the process; undefined: the process is over. A ProcedureFailure is a result, too. */
  async run(job: ProcedureJob): Promise<BackgroundCommand | undefined> {
    const instance = await this.database.transaction(() => this.instances.read(job.instanceId));
    if (!instance || instance.status === 'DONE') return undefined;
    const now = this.clock.now();
    const context = {
      matter: instance.matter,
      instanceId: instance.id,
      now,
      today: dateOf(now),
      facts: instance.facts,
      key: `${instance.id}:${job.executionId}`,
    };
    try {
      return { ...jobCommand(job), facts: await this.steps.handler(job.handler).run(context) };
    } catch (error) {
      if (!(error instanceof ProcedureFailure)) throw error;
      return { ...jobCommand(job), kind: 'fail', errorCode: error.errorCode };
    }
  }
}

export const jobCommand = ({ instanceId, executionId, elementId }: ProcedureJob): BackgroundCommand => ({
  kind: 'job',
  instanceId,
  executionId,
  elementId,
  key: `job:${executionId}`,
});
