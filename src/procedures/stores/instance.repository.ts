import { Injectable } from '@nestjs/common';
import type { EngineState } from '../../engine/index.ts';
import { Database } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { Facts, MatterHeadline, MatterRef } from '../step.ts';

/** A running process, locked for one command. */
export interface LoadedInstance {
  id: string;
  versionId: string;
  matter: MatterRef;
  status: 'OPEN' | 'DONE' | 'INCIDENT';
  revision: number;
  state: EngineState | null;
  facts: Facts;
  stage: string | null;
}

/** An item of the work list as the command that may close it needs it. */
export interface ItemRow {
  id: string;
  executionId: string;
  elementId: string;
  status: 'OPEN' | 'COMPLETED' | 'CANCELLED';
  lawId: string | null;
  assigneeId: string | null;
  revision: number;
  closedAt: Date | null;
  closedBy: string | null;
  closedByName: string | null;
}

export interface StoredCommand {
  requestHash: string;
  result: unknown;
}

/** An instance under lock, with the items it has open and what was answered to the same command before. */
export interface LockedInstance {
  instance: LoadedInstance;
  items: ItemRow[];
  command: StoredCommand | undefined;
}

interface InstanceRow {
  id: string;
  version_id: string;
  matter_kind: MatterRef['kind'];
  matter_id: string;
  bureau_code: string;
  status: LoadedInstance['status'];
  revision: number;
  state_format: number | null;
  state: Buffer | null;
  facts: Facts;
  stage: string | null;
}

const INSTANCE = `select id, version_id, matter_kind, matter_id, bureau_code, status, revision, state_format, state, facts, stage from process_instance`;
const ITEM = `w.id, w.execution_id as "executionId", w.element_id as "elementId", w.status, w.law_id as "lawId", w.assignee_id as "assigneeId", w.revision,
  w.closed_at as "closedAt", w.closed_by as "closedBy", w.closed_by_name as "closedByName"`;

/** `instance` is written out and not a parameter: only a plain `=` beside row-level security finds the index. */
const statementsOf = (instance: string) => ({
  lock: statement(`${INSTANCE} where id = ${instance} for update`),
  itemsAndCommand: statement(`
    select ${ITEM}, c.request_hash as "requestHash", c.result
    from (select) one
    left join work_item w on w.instance_id = ${instance} and (w.status = 'OPEN' or w.id = $1)
    left join process_command c on c.instance_id = ${instance} and c.key = $2`),
});
const BY_ID = statementsOf('$1');
const BY_ITEM = statementsOf('(select instance_id from work_item where id = $1)');

const instanceOf = (row: InstanceRow): LoadedInstance => ({
  id: row.id,
  versionId: row.version_id,
  matter: { kind: row.matter_kind, id: row.matter_id, bureauCode: row.bureau_code },
  status: row.status,
  revision: row.revision,
  state: row.state && { format: row.state_format!, bytes: row.state },
  facts: row.facts,
  stage: row.stage,
});

/** Rows of running processes. Every command locks its instance first, so two commands of one case follow each other. */
@Injectable()
export class InstanceRepository {
  constructor(private readonly database: Database) {}

  /** Without a lock: for work outside of the command. */
  async read(instanceId: string): Promise<LoadedInstance | undefined> {
    const row = await this.database.one<InstanceRow>(`${INSTANCE} where id = $1`, [instanceId]);
    return row && instanceOf(row);
  }

  /** Locks an instance and reads what the command of this key needs of it; undefined: there is none. */
  lock(instanceId: string, key: string): Promise<LockedInstance | undefined> {
    return this.lockAndRead(BY_ID, instanceId, key);
  }

  /** The same by one of its work items, which is read too when it is no longer open. */
  lockOfItem(workItemId: string, key: string): Promise<LockedInstance | undefined> {
    return this.lockAndRead(BY_ITEM, workItemId, key);
  }

  /**
   * The open items of the instance, the given item in whatever state, and the command of this key if it was done before: a statement of its
   * own AFTER the lock: joined to the locking select it would see the snapshot from before the lock was granted and miss
   * the twin that has just committed (engine.md, trap i). It is sent behind the lock in the same round trip, and has its snapshot taken when the
   * lock is held: the server begins a statement when the one before has ended.
   */
  private async lockAndRead(by: ReturnType<typeof statementsOf>, id: string, key: string): Promise<LockedInstance | undefined> {
    const [row, rows] = await Promise.all([
      this.database.one<InstanceRow>(by.lock, [id]),
      this.database.query<ItemRow & { requestHash: string | null; result: unknown }>(by.itemsAndCommand, [id, key]),
    ]);
    if (!row) return undefined;
    const first = rows[0];
    const command = first?.requestHash ? { requestHash: first.requestHash, result: first.result } : undefined;
    return { instance: instanceOf(row), items: rows.filter(({ id }) => id !== null), command };
  }

  /** A new row in the state before its first step; the first save makes it revision 1. */
  async insert(id: string, versionId: string, matter: MatterRef, facts: Facts, now: Date): Promise<void> {
    await this.database.query(
      `insert into process_instance (id, version_id, matter_kind, matter_id, bureau_code, status, revision, facts, started_at, updated_at)
       values ($1, $2, $3, $4, $5, 'OPEN', 0, $6, $7, $7)`,
      [id, versionId, matter.kind, matter.id, matter.bureauCode, JSON.stringify(facts), now],
    );
  }

  async refreshHeadline(matterId: string, headline: MatterHeadline): Promise<void> {
    await this.database.query(`update process_instance set matter_number = $2, matter_title = $3, party_name = $4 where matter_id = $1`, [
      matterId,
      headline.number,
      headline.title,
      headline.partyName,
    ]);
  }

  /** The running instances of a matter, newest first. */
  async openInstanceIds(matterId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from process_instance where matter_id = $1 and status <> 'DONE' order by started_at desc`,
      [matterId],
    );
    return rows.map((row) => row.id);
  }
}
