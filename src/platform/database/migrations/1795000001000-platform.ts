import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The application role (owns nothing, obeys row-level security), the scope test, the outbox and the demo clock. */
export class Platform1795000001000 implements MigrationInterface {
  name = 'Platform1795000001000';
  async up(runner: QueryRunner): Promise<void> {
    // Roles belong to the cluster, not to the database: two migrations may run at once in a test cluster.
    await runner.query(`
      do $$ begin
        if not exists (select from pg_roles where rolname = 'orecase_app') then create role orecase_app nologin; end if;
      exception when duplicate_object or unique_violation then null; end $$`);
    await runner.query(`do $$ begin execute format('grant orecase_app to %I', current_user); end $$`);
    await runner.query(`grant usage on schema public to orecase_app`);
    await runner.query(`alter default privileges in schema public grant select, insert, update, delete on tables to orecase_app`);
    await runner.query(`alter default privileges in schema public grant usage, select on sequences to orecase_app`);
    // Default deny: without a scope current_setting is null or '', and LIKE is not true.
    await runner.query(`
      create function in_scope(bureau_code text) returns boolean language sql stable parallel safe as
      $$ select bureau_code like nullif(current_setting('app.scope', true), '') $$`);
    await runner.query(`
      create function refuse_change() returns trigger language plpgsql as
      $$ begin raise exception '% is append-only', tg_table_name using errcode = 'insufficient_privilege'; end $$`);
    await runner.query(`
      create table outbox_job (
        id uuid primary key,
        kind text not null,
        key text not null,
        payload jsonb not null default '{}',
        status text not null default 'READY' check (status in ('READY', 'DONE', 'DEAD')),
        run_at timestamptz not null,
        attempts int not null default 0,
        max_attempts int not null default 8,
        locked_until timestamptz,
        locked_by text,
        last_error text,
        created_at timestamptz not null,
        done_at timestamptz,
        constraint uq_outbox_job_key unique (kind, key)
      )`);
    await runner.query(`create index ix_outbox_job_ready on outbox_job (run_at) where status = 'READY'`);
    // Its rows hold answers, hence personal data: each person sees only their own.
    await runner.query(`
      create table idempotency_key (
        user_id uuid not null,
        route text not null,
        key text not null,
        request_hash text not null,
        status int,
        etag text,
        -- json, not jsonb: the repeated answer is the first one to the letter
        response json,
        created_at timestamptz not null,
        constraint pk_idempotency_key primary key (user_id, route, key)
      )`);
    await runner.query(`create index ix_idempotency_key_created_at on idempotency_key (created_at)`);
    await runner.query(`alter table idempotency_key enable row level security`);
    await runner.query(`
      create policy own on idempotency_key
      using (user_id::text = current_setting('app.user', true) or current_setting('app.scope', true) = '%')
      with check (user_id::text = current_setting('app.user', true))`);
    await runner.query(`create table setting (key text primary key, value jsonb not null, updated_at timestamptz not null)`);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
