import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

export interface DueTimer {
  instanceId: string;
  executionId: string;
  elementId: string;
  dueAt: Date;
}

const TIMER = `t.instance_id as "instanceId", t.execution_id as "executionId", t.element_id as "elementId", t.due_at as "dueAt"`;

/** Armed timers are rows; nothing about them is kept in memory. */
@Injectable()
export class TimerRepository {
  constructor(private readonly database: Database) {}

  /**
   * The earliest due timer whose instance nobody else works on. Locks the INSTANCE, not the timer: the same order as every other command,
   * so that no two can wait for each other. The rows read here may be older than the lock: look again with `stillDue`.
   */
  claim(now: Date): Promise<DueTimer | undefined> {
    return this.database.one(
      `select ${TIMER} from process_timer t join process_instance i on i.id = t.instance_id
       where t.due_at <= $1 and i.status <> 'DONE'
         and not exists (select from incident n where n.instance_id = t.instance_id and n.execution_id = t.execution_id and n.resolved_at is null)
       order by t.due_at, t.instance_id limit 1 for update of i skip locked`,
      [now],
    );
  }

  /** After the lock: whether the timer is still armed and due, with its present date. */
  stillDue({ instanceId, executionId }: DueTimer, now: Date): Promise<DueTimer | undefined> {
    return this.database.one(`select ${TIMER} from process_timer t where t.instance_id = $1 and t.execution_id = $2 and t.due_at <= $3`, [
      instanceId,
      executionId,
      now,
    ]);
  }

  /** When the next timer falls due; null: none armed. */
  async nextDueAt(): Promise<Date | null> {
    return (
      (await this.database.one<{ at: Date | null }>(`select min(due_at) as at from process_timer where due_at < 'infinity'`))?.at ?? null
    );
  }

  /** Moves the timers that wait for a clock; null: the clock stands still, they wait without date. Gives how many moved. */
  async reschedule(matterId: string, lawId: string, dueAt: Date | null): Promise<number> {
    const rows = await this.database.query(
      `update process_timer set due_at = coalesce($3::timestamptz, 'infinity') where matter_id = $1 and law_id = $2 returning 1`,
      [matterId, lawId, dueAt],
    );
    return rows.length;
  }

  /** The due date on work items of this clock follows it; null: the clock stands still. */
  async setDueOn(matterId: string, lawId: string, dueOn: string | null): Promise<void> {
    await this.database.query(`update work_item set due_on = $3 where matter_id = $1 and law_id = $2 and status = 'OPEN'`, [
      matterId,
      lawId,
      dueOn,
    ]);
  }
}
