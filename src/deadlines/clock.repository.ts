import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import type { ClockExtension, ClockFile, ClockInterval, ClockRow } from './clock-file.ts';

const CLOCK = `id, bureau_code as "bureauCode", matter_kind as "matterKind", matter_id as "matterId", law_id as "lawId", status, started_on as "startedOn",
  started_at as "startedAt", safe_started_on as "safeStartedOn", start_event as "startEvent", due_on as "dueOn", unrolled_due_on as "unrolledDueOn",
  rolled_due_on as "rolledDueOn", safe_due_on as "safeDueOn", strict_due_on as "strictDueOn", due_at as "dueAt", length, remaining,
  is_provisional as "isProvisional", ended_on as "endedOn", revision`;
const INTERVAL = `id, clock_id as "clockId", kind, from_on as "from", to_on as "to", reason, document_id as "documentId", opened_by_name as "openedByName",
  closed_reason as "closedReason", closed_by_name as "closedByName"`;
const EXTENSION = `id, clock_id as "clockId", amount, is_exceptional as "isExceptional", reason, document_id as "documentId", approved_on as "approvedOn",
  approved_by as "approvedBy", approved_by_name as "approvedByName"`;

/** What was done to a clock; the rows are append-only. */
export interface ClockChange {
  action: 'START' | 'PAUSE' | 'RESUME' | 'EXTEND' | 'RECOMPUTE' | 'EXPIRE' | 'STOP';
  at: Date;
  actorId: string;
  actorName: string;
  dueBefore: string | null;
  reason: string;
}

/** Clocks, their stops, extensions and history. */
@Injectable()
export class ClockRepository {
  constructor(private readonly database: Database) {}

  /**
   * Every command of a matter locks its process first; whoever changes a clock and then its timers does the same, so that the two never wait
   * for each other. Nothing to lock: the matter has no process.
   */
  async lockMatter(matterId: string): Promise<void> {
    await this.database.query(`select id from process_instance where matter_id = $1 order by id for update`, [matterId]);
  }

  /** `lock`: nobody else may change it until the transaction ends. */
  async find(id: string, lock = false): Promise<ClockFile | undefined> {
    return (
      await this.withParts(
        await this.database.query<ClockRow>(`select ${CLOCK} from clock where id = $1${lock ? ' for update' : ''}`, [id]),
      )
    )[0];
  }

  /** All clocks of a matter, in order of their start. */
  async ofMatter(matterId: string): Promise<ClockFile[]> {
    return this.withParts(
      await this.database.query<ClockRow>(`select ${CLOCK} from clock where matter_id = $1 order by started_on, id`, [matterId]),
    );
  }

  /** The same without stops and extensions. */
  rowsOfMatter(matterId: string): Promise<ClockRow[]> {
    return this.database.query<ClockRow>(`select ${CLOCK} from clock where matter_id = $1 order by started_on, id`, [matterId]);
  }

  /** The clock of this law that is not ended, locked; an expired one counts, the latest wins. */
  async unended(matterId: string, lawId: string): Promise<ClockFile | undefined> {
    const rows = await this.database.query<ClockRow>(
      `select ${CLOCK} from clock where matter_id = $1 and law_id = $2 and status <> 'DONE' and ended_on is null order by started_on desc, id desc limit 1 for update`,
      [matterId, lawId],
    );
    return (await this.withParts(rows))[0];
  }

  /** Ids of the clocks that run or stand still, within the scope of the actor. */
  async openIds(): Promise<string[]> {
    return (await this.database.query<{ id: string }>(`select id from clock where status in ('RUNNING', 'PAUSED') order by id`)).map(
      (row) => row.id,
    );
  }

  /** The clocks that run or stand still, within the scope of the actor. */
  async open(): Promise<ClockFile[]> {
    return this.withParts(
      await this.database.query<ClockRow>(`select ${CLOCK} from clock where status in ('RUNNING', 'PAUSED') order by due_on, id`),
    );
  }

  /** The clock that ran out longest ago and nobody else works on, locked. */
  nextExpired(now: Date): Promise<ClockRow | undefined> {
    return this.database.one<ClockRow>(
      `select ${CLOCK} from clock where status = 'RUNNING' and due_at <= $1 order by due_at, id limit 1 for update skip locked`,
      [now],
    );
  }

  /** The latest clock of each pair of matter and law. */
  latest(pairs: ReadonlyArray<{ matterId: string; lawId: string }>): Promise<ClockRow[]> {
    return this.database.query<ClockRow>(
      `select distinct on (matter_id, law_id) ${CLOCK} from clock
       where (matter_id, law_id) in (select * from unnest($1::uuid[], $2::text[])) order by matter_id, law_id, started_on desc, id desc`,
      [pairs.map((pair) => pair.matterId), pairs.map((pair) => pair.lawId)],
    );
  }

  async insert(clock: ClockRow, change: ClockChange): Promise<void> {
    await this.database.query(
      `insert into clock (id, bureau_code, matter_kind, matter_id, law_id, status, started_on, started_at, safe_started_on, start_event,
         due_on, unrolled_due_on, rolled_due_on, safe_due_on, strict_due_on, due_at, length, remaining, is_provisional, created_at, updated_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $20)`,
      [
        clock.id,
        clock.bureauCode,
        clock.matterKind,
        clock.matterId,
        clock.lawId,
        clock.status,
        clock.startedOn,
        clock.startedAt,
        clock.safeStartedOn,
        clock.startEvent,
        clock.dueOn,
        clock.unrolledDueOn,
        clock.rolledDueOn,
        clock.safeDueOn,
        clock.strictDueOn,
        clock.dueAt,
        clock.length,
        clock.remaining,
        clock.isProvisional,
        change.at,
      ],
    );
    await this.note(clock, change);
  }

  /** Writes the changed clock if it still has revision - 1, and the line of its history. False: somebody else was faster. */
  async update(clock: ClockRow, change: ClockChange): Promise<boolean> {
    const rows = await this.database.query(
      `update clock set status = $3, due_on = $4, unrolled_due_on = $5, rolled_due_on = $6, safe_due_on = $7, strict_due_on = $8, due_at = $9, length = $10,
         remaining = $11, is_provisional = $12, ended_on = $13, updated_at = $14, revision = $2
       where id = $1 and revision = $2 - 1 returning id`,
      [
        clock.id,
        clock.revision,
        clock.status,
        clock.dueOn,
        clock.unrolledDueOn,
        clock.rolledDueOn,
        clock.safeDueOn,
        clock.strictDueOn,
        clock.dueAt,
        clock.length,
        clock.remaining,
        clock.isProvisional,
        clock.endedOn,
        change.at,
      ],
    );
    if (rows.length === 1) await this.note(clock, change);
    return rows.length === 1;
  }

  async addInterval(clock: ClockRow, interval: ClockInterval): Promise<void> {
    await this.database.query(
      `insert into clock_interval (id, clock_id, bureau_code, kind, from_on, to_on, reason, document_id, opened_by_name) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        interval.id,
        clock.id,
        clock.bureauCode,
        interval.kind,
        interval.from,
        interval.to,
        interval.reason,
        interval.documentId,
        interval.openedByName,
      ],
    );
  }

  async closeInterval(interval: ClockInterval): Promise<void> {
    await this.database.query(
      `update clock_interval set to_on = $2, closed_reason = $3, closed_by_name = $4 where id = $1 and to_on is null`,
      [interval.id, interval.to, interval.closedReason, interval.closedByName],
    );
  }

  async addExtension(clock: ClockRow, extension: ClockExtension): Promise<void> {
    await this.database.query(
      `insert into clock_extension (id, clock_id, bureau_code, amount, is_exceptional, reason, document_id, approved_on, approved_by, approved_by_name)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        extension.id,
        clock.id,
        clock.bureauCode,
        extension.amount,
        extension.isExceptional,
        extension.reason,
        extension.documentId,
        extension.approvedOn,
        extension.approvedBy,
        extension.approvedByName,
      ],
    );
  }

  /** Who changed it last: told to the editor whose version is stale. */
  lastChange(clockId: string): Promise<{ changedBy: string; changedAt: Date; action: string } | undefined> {
    return this.database.one(
      `select actor_name as "changedBy", at as "changedAt", action from clock_change where clock_id = $1 order by revision desc limit 1`,
      [clockId],
    );
  }

  private async note(clock: ClockRow, change: ClockChange): Promise<void> {
    await this.database.query(
      `insert into clock_change (clock_id, revision, bureau_code, action, at, actor_id, actor_name, due_before, due_after, reason) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        clock.id,
        clock.revision,
        clock.bureauCode,
        change.action,
        change.at,
        change.actorId,
        change.actorName,
        change.dueBefore,
        clock.dueOn,
        change.reason,
      ],
    );
  }

  private async withParts(rows: ClockRow[]): Promise<ClockFile[]> {
    if (rows.length === 0) return [];
    const ids = [rows.map((row) => row.id)];
    const intervals = await this.database.query<ClockInterval>(
      `select ${INTERVAL} from clock_interval where clock_id = any($1) order by from_on, id`,
      ids,
    );
    const extensions = await this.database.query<ClockExtension>(
      `select ${EXTENSION} from clock_extension where clock_id = any($1) order by approved_on, id`,
      ids,
    );
    return rows.map((row) => ({
      ...row,
      intervals: intervals.filter((part) => part.clockId === row.id),
      extensions: extensions.filter((part) => part.clockId === row.id),
    }));
  }
}
