import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Tables that carry a bureau code and obey the scope fence. */
const SCOPED = [
  'process_instance',
  'process_command',
  'work_item',
  'message_wait',
  'process_timer',
  'process_history',
  'incident',
] as const;

/**
 * The body of the durable engine: versions, instances, commands, work items, timers, history, incidents.
 * The engine's state is one opaque value nobody queries; everything that is searched has its column.
 */
export class Procedures1795000004000 implements MigrationInterface {
  name = 'Procedures1795000004000';

  async up(runner: QueryRunner): Promise<void> {
    await this.definitions(runner);
    await this.instances(runner);
    await this.waits(runner);
    await this.records(runner);
    for (const table of SCOPED) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`create policy scope on ${table} using (in_scope(bureau_code)) with check (in_scope(bureau_code))`);
    }
    for (const table of ['process_version', 'process_command', 'process_history']) {
      await runner.query(`create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`);
    }
  }

  /** A version never changes: a running case stays on the drawing it began under. */
  private async definitions(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table process_version (
        id uuid primary key,
        key text not null,
        version int not null check (version > 0),
        hash text not null,
        name text not null,
        xml text not null,
        created_at timestamptz not null,
        constraint uq_process_version_hash unique (hash),
        constraint uq_process_version_number unique (key, version)
      )`);
  }

  private async instances(runner: QueryRunner): Promise<void> {
    // fillfactor: every step rewrites the row; room on the page keeps the update off the indexes (HOT)
    await runner.query(`
      create table process_instance (
        id uuid primary key,
        version_id uuid not null references process_version (id),
        matter_kind text not null check (matter_kind in ('lead', 'case')),
        matter_id uuid not null,
        bureau_code text not null,
        status text not null check (status in ('OPEN', 'DONE', 'INCIDENT')),
        revision int not null,
        state_format smallint,
        state bytea,
        facts jsonb not null default '{}',
        stage text,
        matter_number text,
        matter_title text not null default '',
        party_name text,
        started_at timestamptz not null,
        updated_at timestamptz not null,
        constraint ck_process_instance_state check ((status = 'DONE') = (state is null) or revision = 0)
      ) with (fillfactor = 70)`);
    // the engine deflates the state itself; a second compression would only cost time
    await runner.query(`alter table process_instance alter column state set storage external`);
    await runner.query(`create index ix_process_instance_matter on process_instance (matter_id)`);
    // the key is what makes a repeated request one step; see procedures/command.service.ts
    await runner.query(`
      create table process_command (
        instance_id uuid not null references process_instance (id),
        key text not null,
        kind text not null check (kind in ('start', 'complete', 'message', 'timer', 'job', 'fail', 'reassign')),
        bureau_code text not null,
        actor_id uuid not null,
        request_hash text not null,
        result jsonb not null,
        revision int not null,
        at timestamptz not null,
        primary key (instance_id, key)
      )`);
  }

  /** What the process stands at: reconciled with the engine's own list at every step. */
  private async waits(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table work_item (
        id uuid primary key,
        instance_id uuid not null references process_instance (id),
        execution_id text not null,
        element_id text not null,
        form text not null,
        role text not null,
        stage text not null,
        law_id text,
        -- copy of the clock's due date, for sorting; null: no clock, or it stands still
        due_on date,
        name text not null,
        name_en text not null,
        bureau_code text not null,
        matter_kind text not null,
        matter_id uuid not null,
        assignee_id uuid,
        status text not null check (status in ('OPEN', 'COMPLETED', 'CANCELLED')),
        opened_at timestamptz not null,
        opened_revision int not null,
        closed_at timestamptz,
        closed_by uuid,
        closed_by_name text,
        revision int not null default 1,
        constraint uq_work_item_execution unique (instance_id, execution_id),
        constraint ck_work_item_closed check ((status = 'OPEN') = (closed_at is null))
      ) with (fillfactor = 80)`);
    await runner.query(`create index ix_work_item_open on work_item (bureau_code, role, opened_at, id) where status = 'OPEN'`);
    await runner.query(`create index ix_work_item_open_assignee on work_item (assignee_id) where status = 'OPEN'`);
    await runner.query(`create index ix_work_item_matter on work_item (matter_id)`);
    await runner.query(`
      create table message_wait (
        instance_id uuid not null references process_instance (id),
        execution_id text not null,
        element_id text not null,
        bureau_code text not null,
        matter_id uuid not null,
        message text not null,
        opened_at timestamptz not null,
        primary key (instance_id, execution_id)
      )`);
    await runner.query(`create index ix_message_wait_message on message_wait (matter_id, message)`);
    await runner.query(`
      create table process_timer (
        instance_id uuid not null references process_instance (id),
        execution_id text not null,
        element_id text not null,
        bureau_code text not null,
        matter_id uuid not null,
        law_id text,
        expression text not null,
        due_at timestamptz not null,
        repeat int,
        primary key (instance_id, execution_id)
      )`);
    await runner.query(`create index ix_process_timer_due on process_timer (due_at)`);
    await runner.query(`create index ix_process_timer_law on process_timer (matter_id, law_id) where law_id is not null`);
  }

  private async records(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table process_history (
        instance_id uuid not null references process_instance (id),
        revision int not null,
        n smallint not null,
        bureau_code text not null,
        kind text not null,
        element_id text not null,
        execution_id text,
        actor_id uuid not null,
        actor_name text not null,
        at timestamptz not null,
        primary key (instance_id, revision, n)
      )`);
    await runner.query(`
      create table incident (
        id uuid primary key,
        instance_id uuid not null references process_instance (id),
        bureau_code text not null,
        matter_kind text not null,
        matter_id uuid not null,
        kind text not null check (kind in ('timer', 'message', 'job')),
        execution_id text,
        element_id text,
        error text not null,
        error_name text not null,
        command jsonb not null default '{}',
        attempts int not null default 1,
        at timestamptz not null,
        last_at timestamptz not null,
        resolved_at timestamptz,
        resolved_by uuid
      )`);
    await runner.query(
      `create unique index uq_incident_open on incident (instance_id, kind, coalesce(execution_id, '')) where resolved_at is null`,
    );
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
