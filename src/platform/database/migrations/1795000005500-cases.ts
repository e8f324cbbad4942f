import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The case file, its officers and what was recorded at each step (append-only). */
export class Cases1795000005500 implements MigrationInterface {
  name = 'Cases1795000005500';
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table case_file (
        id uuid primary key,
        bureau_code text not null,
        number text,
        lead_id uuid,
        title text not null,
        cause_code text not null,
        status text not null check (status in ('PREPARING', 'FILED', 'NOT_FILED', 'DECIDED', 'CLOSED', 'ARCHIVED')),
        stage text not null,
        party_id uuid,
        place text not null default '',
        longitude double precision,
        latitude double precision,
        discovered_on date not null,
        act_started_on date,
        act_ended_on date,
        is_ongoing boolean not null default false,
        filed_on date,
        decided_on date,
        closed_on date,
        archived_on date,
        market_value_fen bigint,
        illegal_gains_fen bigint,
        fine_fen bigint,
        revision integer not null default 1,
        created_at timestamptz not null,
        updated_at timestamptz not null,
        constraint uq_case_file_number unique (bureau_code, number),
        constraint uq_case_file_lead unique (lead_id)
      )`);
    await runner.query(`create index ix_case_file_bureau on case_file (bureau_code, updated_at desc, id)`);
    await runner.query(`create index ix_case_file_party on case_file (party_id)`);
    await runner.query(`
      create table case_officer (
        case_id uuid not null references case_file(id),
        bureau_code text not null,
        user_id uuid not null,
        name text not null,
        certificate_number text not null,
        seat smallint not null,
        assigned_at timestamptz not null,
        constraint pk_case_officer primary key (case_id, user_id)
      )`);
    await runner.query(`
      create table case_step_record (
        id uuid primary key,
        case_id uuid not null references case_file(id),
        bureau_code text not null,
        step text not null,
        data jsonb not null,
        actor_id uuid not null,
        actor_name text not null,
        recorded_on date not null,
        recorded_at timestamptz not null
      )`);
    await runner.query(`create index ix_case_step_record_case on case_step_record (case_id, id)`);
    await runner.query(
      `create trigger case_step_record_append_only before update or delete on case_step_record for each row execute function refuse_change()`,
    );
    for (const table of ['case_file', 'case_officer', 'case_step_record']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`create policy scope on ${table} using (in_scope(bureau_code)) with check (in_scope(bureau_code))`);
    }
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
