import { Injectable } from '@nestjs/common';
import { type Job, JobHandler, type JobRunner, type Settle } from '../../platform/jobs/index.ts';
import { BackgroundService } from '../host/background.service.ts';
import { IncidentService } from '../incidents/incident.service.ts';
import { jobCommand, ProcedureJobWork } from './procedure-job-work.ts';
import { PROCEDURE_JOB, type ProcedureJob } from './procedure-jobs.ts';

/** The handler runs at least once; the process moves exactly once, in the transaction that settles the job. */
@JobHandler(PROCEDURE_JOB)
@Injectable()
export class ProcedureJobHandler implements JobRunner<ProcedureJob> {
  constructor(
    private readonly work: ProcedureJobWork,
    private readonly background: BackgroundService,
    private readonly incidents: IncidentService,
  ) {}

  async run({ payload }: Job<ProcedureJob>): Promise<Settle | void> {
    const command = await this.work.run(payload);
    if (command) return async () => void (await this.background.advance(command));
  }

  /** Told in the transaction that buries the job. */
  async onDead({ payload }: Job<ProcedureJob>, error: Error): Promise<void> {
    await this.incidents.open({ ...jobCommand(payload), handler: payload.handler }, error);
  }
}
