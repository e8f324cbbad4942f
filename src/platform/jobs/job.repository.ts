import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';
import { newId } from '../ids.ts';
import type { Job, NewJob } from './job.ts';

export const JOB_CHANNEL = 'orecase_job';
const JOB_COLUMNS = 'id, kind, key, payload, attempts, max_attempts as "maxAttempts"';

export interface JobRow extends Job {
  status: 'READY' | 'DONE' | 'DEAD';
  runAt: Date;
  lastError: string | null;
  createdAt: Date;
}

/**
 * The table outbox_job. When a job is due is a matter of Clock (the demo clock moves it); how long a lease holds is a matter of the
 * database's own time, since it asks whether a process is alive.
 */
@Injectable()
export class JobRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Adds the job unless there is one of that kind and key; wakes the workers when the transaction commits. */
  async add(job: NewJob): Promise<boolean> {
    const now = this.clock.now();
    const rows = await this.database.query(
      `with added as (
         insert into outbox_job (id, kind, key, payload, run_at, max_attempts, created_at) values ($1, $2, $3, $4, $5, $6, $7)
         on conflict (kind, key) do nothing returning kind)
       select pg_notify('${JOB_CHANNEL}', kind) from added`,
      [newId(), job.kind, job.key, JSON.stringify(job.payload), job.runAt ?? now, job.maxAttempts ?? 8, now],
    );
    return rows.length === 1;
  }

  /** Leases the longest due job of these kinds to `worker`; two workers never get the same. */
  claim(worker: string, kinds: string[], leaseSeconds: number): Promise<Job | undefined> {
    return this.database.one<Job>(
      `update outbox_job set attempts = attempts + 1, locked_by = $1, locked_until = clock_timestamp() + make_interval(secs => $2)
       where id = (
         select id from outbox_job
         where status = 'READY' and run_at <= $3 and kind = any($4) and (locked_until is null or locked_until < clock_timestamp())
         order by run_at, id for update skip locked limit 1)
       returning ${JOB_COLUMNS}`,
      [worker, leaseSeconds, this.clock.now(), kinds],
    );
  }

  /** Keeps a long job from being taken for abandoned. */
  async extend(job: Job, worker: string, leaseSeconds: number): Promise<void> {
    await this.database.query(
      `update outbox_job set locked_until = clock_timestamp() + make_interval(secs => $4) where id = $1 and locked_by = $2 and attempts = $3`,
      [job.id, worker, job.attempts, leaseSeconds],
    );
  }

  /** False when the lease was lost to another worker: then nothing may be written. */
  async finish(job: Job, worker: string): Promise<boolean> {
    return this.change(job, worker, `status = 'DONE', done_at = $4, last_error = null`, [this.clock.now()]);
  }

  async postpone(job: Job, worker: string, error: string, delayMs: number): Promise<boolean> {
    return this.change(job, worker, `run_at = $4, last_error = $5`, [new Date(this.clock.now().getTime() + delayMs), error]);
  }

  async bury(job: Job, worker: string, error: string): Promise<boolean> {
    return this.change(job, worker, `status = 'DEAD', last_error = $4`, [error]);
  }

  /** Makes a dead job ready again; false if it is not dead. */
  async revive(id: string): Promise<boolean> {
    const rows = await this.database.query(
      `with revived as (update outbox_job set status = 'READY', attempts = 0, run_at = $2, locked_until = null where id = $1 and status = 'DEAD' returning kind)
       select pg_notify('${JOB_CHANNEL}', kind) from revived`,
      [id, this.clock.now()],
    );
    return rows.length === 1;
  }

  dead(limit: number): Promise<JobRow[]> {
    return this.database.query<JobRow>(
      `select ${JOB_COLUMNS}, status, run_at as "runAt", last_error as "lastError", created_at as "createdAt"
       from outbox_job where status = 'DEAD' order by created_at desc limit $1`,
      [limit],
    );
  }

  async countByStatus(): Promise<Record<string, number>> {
    const rows = await this.database.query<{ status: string; count: number }>(
      `select status, count(*) as count from outbox_job where status <> 'DONE' group by status`,
    );
    return Object.fromEntries(rows.map((row) => [row.status.toLowerCase(), row.count]));
  }

  private async change(job: Job, worker: string, assignments: string, values: unknown[]): Promise<boolean> {
    const rows = await this.database.query(
      `update outbox_job set ${assignments}, locked_until = null, locked_by = null where id = $1 and locked_by = $2 and attempts = $3 returning id`,
      [job.id, worker, job.attempts, ...values],
    );
    return rows.length === 1;
  }
}
