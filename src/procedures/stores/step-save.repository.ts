import { Injectable } from '@nestjs/common';
import type { ArmedTimer, CanonText, EngineState, HistoryEvent, OpenWait } from '../../engine/index.ts';
import { UnexpectedError } from '../../platform/errors.ts';
import { Database } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { Actor } from '../../platform/actor.ts';
import type { LoadedInstance } from './instance.repository.ts';
import { CanonRepository } from '../memo/canon.repository.ts';
import type { Facts, MatterHeadline } from '../step.ts';

/** A work item that opens in this step. */
export interface OpeningItem {
  id: string;
  executionId: string;
  elementId: string;
  form: string;
  role: string;
  stage: string;
  lawId: string | null;
  name: string;
  nameEn: string;
  assigneeId: string | null;
}

export interface CommandRecord {
  key: string;
  kind: 'start' | 'complete' | 'message' | 'timer' | 'job' | 'fail';
  requestHash: string;
  result: unknown;
}

/** Everything one step writes. */
export interface StepSave {
  instance: LoadedInstance;
  command: CommandRecord;
  actor: Actor;
  now: Date;
  status: LoadedInstance['status'];
  state: EngineState | null;
  facts: Facts;
  stage: string | null;
  headline: MatterHeadline;
  history: readonly HistoryEvent[];
  opening: readonly OpeningItem[];
  /** Executions whose item stays or becomes open; every other open item is closed. */
  openTasks: readonly string[];
  /** The execution a person completed; other items that close are cancelled. */
  completed: string | null;
  messages: readonly OpenWait[];
  timers: readonly ArmedTimer[];
}

/** `=due("D-11")` -> D-11: whose clock moves this timer. */
const lawIdOf = (expression: string): string | null => /due\(\s*"([^"]+)"\s*\)/.exec(expression)?.[1] ?? null;

const JSON_COLUMNS = {
  items:
    'id uuid, "executionId" text, "elementId" text, form text, role text, stage text, "lawId" text, name text, "nameEn" text, "assigneeId" uuid',
  messages: '"executionId" text, "elementId" text, message text',
  timers: '"executionId" text, "elementId" text, "lawId" text, expression text, "dueAt" timestamptz, repeat int',
  history: 'kind text, "elementId" text, "executionId" text',
};

/**
 * One statement saves a step: either all of it or nothing, in one round trip. The row count tells whether the revision was still ours;
 * under the row lock it always is, so anything else is a bug.
 * Parameters: 1 instance, 2 revision before, 3 now, 4 bureau, 5 matter kind, 6 matter, 7 actor, 8 actor's name, then as named in `parametersOf`.
 */
const SAVE = statement(`
with saved as (
  update process_instance set revision = revision + 1, status = $9, state_format = $10, state = $11, facts = $12, stage = $13,
    matter_number = $14, matter_title = $15, party_name = $16, updated_at = $3
  where id = $1 and revision = $2 and ($29::bytea is null or exists (select from process_canon where hash = $29)) returning revision),
command as (
  insert into process_command (instance_id, key, kind, bureau_code, actor_id, request_hash, result, revision, at)
  select $1, $17, $18, $4, $7, $19, $20, revision, $3 from saved),
history as (
  insert into process_history (instance_id, revision, n, bureau_code, kind, element_id, execution_id, actor_id, actor_name, at)
  select $1, saved.revision, e.n, $4, e.kind, e."elementId", e."executionId", $7, $8, $3
  from saved, rows from (jsonb_to_recordset($21) as (${JSON_COLUMNS.history})) with ordinality as e (kind, "elementId", "executionId", n)),
closed as (
  update work_item set status = case when execution_id = $22 then 'COMPLETED' else 'CANCELLED' end,
    closed_at = $3, closed_by = $7, closed_by_name = $8, revision = revision + 1
  where instance_id = $1 and status = 'OPEN' and execution_id <> all ($23::text[])),
opened as (
  insert into work_item (id, instance_id, execution_id, element_id, form, role, stage, law_id, name, name_en, bureau_code, matter_kind, matter_id, assignee_id,
    status, opened_at, opened_revision)
  select e.id, $1, e."executionId", e."elementId", e.form, e.role, e.stage, e."lawId", e.name, e."nameEn", $4, $5, $6, e."assigneeId", 'OPEN', $3, saved.revision
  from saved, jsonb_to_recordset($24) as e (${JSON_COLUMNS.items})),
heard as (
  delete from message_wait where instance_id = $1 and execution_id <> all ($25::text[])),
listening as (
  insert into message_wait (instance_id, execution_id, element_id, bureau_code, matter_id, message, opened_at)
  select $1, e."executionId", e."elementId", $4, $6, e.message, $3 from saved, jsonb_to_recordset($26) as e (${JSON_COLUMNS.messages})
  on conflict (instance_id, execution_id) do nothing),
disarmed as (
  delete from process_timer where instance_id = $1 and execution_id <> all ($27::text[])),
armed as (
  insert into process_timer (instance_id, execution_id, element_id, bureau_code, matter_id, law_id, expression, due_at, repeat)
  select $1, e."executionId", e."elementId", $4, $6, e."lawId", e.expression, e."dueAt", e.repeat
  from saved, jsonb_to_recordset($28) as e (${JSON_COLUMNS.timers})
  on conflict (instance_id, execution_id) do update set due_at = excluded.due_at, repeat = excluded.repeat)
select revision from saved`);

const executions = (list: ReadonlyArray<{ executionId: string }>): string[] => list.map((entry) => entry.executionId);

const parametersOf = (s: StepSave): unknown[] => [
  s.instance.id,
  s.instance.revision,
  s.now,
  s.instance.matter.bureauCode,
  s.instance.matter.kind,
  s.instance.matter.id,
  s.actor.userId,
  s.actor.name,
  s.status,
  s.state?.format ?? null,
  s.state?.bytes ?? null,
  JSON.stringify(s.facts),
  s.stage,
  s.headline.number,
  s.headline.title,
  s.headline.partyName,
  s.command.key,
  s.command.kind,
  s.command.requestHash,
  JSON.stringify(s.command.result),
  JSON.stringify(s.history),
  s.completed,
  s.openTasks,
  JSON.stringify(s.opening),
  executions(s.messages),
  JSON.stringify(s.messages),
  executions(s.timers),
  // only what was armed in this step carries a date; the others keep theirs, which a paused or extended clock may have moved
  JSON.stringify(s.timers.filter((timer) => timer.dueAt).map((timer) => ({ ...timer, lawId: lawIdOf(timer.expression) }))),
  s.state?.canon ? Buffer.from(s.state.canon.hash, 'hex') : null,
];

@Injectable()
export class StepSaveRepository {
  /** Canonical texts that were once seen stored: they are never removed. */
  private readonly stored = new Set<string>();

  constructor(
    private readonly database: Database,
    private readonly canons: CanonRepository,
  ) {}

  /**
   * A state that names a canonical text is saved only where that text is stored; the first case that ever comes to one stores it, and tries
   * again. Otherwise nothing needs the answer: it is sent, and the commit waits for it.
   */
  async save(step: StepSave): Promise<void> {
    const canon = step.state?.canon;
    const parameters = parametersOf(step);
    if (!canon || this.stored.has(canon.hash)) return this.database.send(SAVE, parameters, (rows) => this.assertSaved(rows, step));
    const rows = await this.database.query(SAVE, parameters);
    // from the second time on: what this transaction itself has just stored may yet be rolled back
    if (rows.length) this.stored.add(canon.hash);
    else await this.saveWithCanon(canon, step, parameters);
  }

  private async saveWithCanon(canon: CanonText, step: StepSave, parameters: unknown[]): Promise<void> {
    await this.canons.insert([canon]);
    this.assertSaved(await this.database.query(SAVE, parameters), step);
  }

  private assertSaved(rows: readonly unknown[], { instance, state }: StepSave): void {
    if (rows.length) return;
    // believed to be stored, but by a transaction that was rolled back: the next try looks again
    if (state?.canon) this.stored.delete(state.canon.hash);
    throw new UnexpectedError(`instance ${instance.id} is no longer at revision ${instance.revision} under its own lock`);
  }
}
