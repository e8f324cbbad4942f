import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Units, people, roles, enforcement certificates (E2), credentials, login attempts and sessions. */
export class People1795000002000 implements MigrationInterface {
  name = 'People1795000002000';
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await createPolicyFunctions(runner);
    await createPolicies(runner);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table unit (
      id uuid primary key,
      code text not null constraint uq_unit_code unique,
      name text not null,
      name_en text not null,
      level text not null check (level in ('PROVINCE', 'CITY', 'COUNTY', 'DIVISION')),
      parent_id uuid constraint fk_unit_parent_id references unit (id),
      -- a bureau carries its own code, a division that of its bureau; digits only, so that it is safe as a LIKE prefix
      bureau_code text not null check (bureau_code ~ '^[0-9]{2,12}$'),
      check ((level = 'DIVISION') = (code <> bureau_code))
    )`);
  await runner.query(`create index ix_unit_parent_id on unit (parent_id)`);
  await runner.query(`
    create table app_user (
      id uuid primary key,
      username text not null constraint uq_app_user_username unique check (username = lower(username)),
      name text not null,
      unit_id uuid not null constraint fk_app_user_unit_id references unit (id),
      bureau_code text not null,
      status text not null default 'ACTIVE' check (status in ('ACTIVE', 'DISABLED')),
      revision int not null default 1,
      created_at timestamptz not null
    )`);
  await runner.query(`create index ix_app_user_bureau_code on app_user (bureau_code)`);
  await runner.query(`
    create table user_role (
      user_id uuid not null constraint fk_user_role_user_id references app_user (id),
      role text not null,
      bureau_code text not null,
      constraint pk_user_role primary key (user_id, role)
    )`);
  // Apart from app_user, so that no list of people can ever carry a hash.
  await runner.query(`
    create table user_credential (
      user_id uuid primary key constraint fk_user_credential_user_id references app_user (id),
      bureau_code text not null,
      password_hash text not null,
      must_change boolean not null,
      changed_at timestamptz not null
    )`);
  await runner.query(`
    create table enforcement_certificate (
      id uuid primary key,
      user_id uuid not null constraint fk_enforcement_certificate_user_id references app_user (id),
      bureau_code text not null,
      number text not null constraint uq_enforcement_certificate_number unique,
      kind text not null check (kind in ('ENFORCEMENT', 'SUPERVISION')),
      valid_from date not null,
      valid_until date not null,
      status text not null default 'ACTIVE' check (status in ('ACTIVE', 'SUSPENDED', 'REVOKED')),
      created_at timestamptz not null,
      check (valid_from <= valid_until)
    )`);
  await runner.query(`create index ix_enforcement_certificate_user_id on enforcement_certificate (user_id)`);
  // Keyed by the name typed, known or not: a lock must not tell which names exist.
  await runner.query(`
    create table login_attempt (
      username text primary key,
      failures int not null,
      last_at timestamptz not null,
      locked_until timestamptz
    )`);
  await runner.query(`
    create table user_session (
      id uuid primary key,
      user_id uuid not null constraint fk_user_session_user_id references app_user (id),
      bureau_code text not null,
      token_hash text not null constraint uq_user_session_token_hash unique,
      created_at timestamptz not null,
      last_seen_at timestamptz not null,
      expires_at timestamptz not null,
      revoked_at timestamptz
    )`);
  await runner.query(`create index ix_user_session_user_id on user_session (user_id)`);
}

/**
 * What the policies ask. "security definer": they read app_user and user_role past the policies of these tables, which would otherwise
 * ask themselves without end; the fixed search_path keeps a caller from slipping in tables of the same name.
 */
async function createPolicyFunctions(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function is_system() returns boolean language sql stable parallel safe as
    $$ select current_setting('app.user', true) = '00000000-0000-0000-0000-000000000000' $$`);
  await runner.query(`
    create function is_self(user_id uuid) returns boolean language sql stable parallel safe as
    $$ select user_id::text = nullif(current_setting('app.user', true), '') $$`);
  await runner.query(`
    create function administers(bureau text) returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (
        select from app_user u join user_role r on r.user_id = u.id and r.role = 'administrator'
        where u.id::text = nullif(current_setting('app.user', true), '') and u.status = 'ACTIVE' and bureau like u.bureau_code || '%') $$`);
}

/** A second fence behind the services: whoever is not an administrator of the bureau cannot change people, roles or certificates. */
async function createPolicies(runner: QueryRunner): Promise<void> {
  // The names of the bureaux are public knowledge, but only to somebody who is logged in.
  await runner.query(`alter table unit enable row level security`);
  await runner.query(`create policy seen on unit for select using (coalesce(current_setting('app.scope', true), '') <> '')`);
  await runner.query(
    `create policy changed on unit for all using (is_system() or administers(bureau_code)) with check (is_system() or administers(bureau_code))`,
  );

  for (const table of ['app_user', 'user_role', 'enforcement_certificate']) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy seen on ${table} for select using (in_scope(bureau_code) or administers(bureau_code))`);
    await runner.query(
      `create policy changed on ${table} for all using (is_system() or administers(bureau_code)) with check (is_system() or administers(bureau_code))`,
    );
  }
  await runner.query(`alter table user_credential enable row level security`);
  await runner.query(
    `create policy kept on user_credential using (is_system() or is_self(user_id) or administers(bureau_code)) with check (is_system() or is_self(user_id) or administers(bureau_code))`,
  );

  await runner.query(`alter table login_attempt enable row level security`);
  await runner.query(`create policy kept on login_attempt using (is_system()) with check (is_system())`);
  await runner.query(`alter table user_session enable row level security`);
  await runner.query(`create policy kept on user_session using (is_system()) with check (is_system())`);
  // An administrator ends the sessions of somebody whose account is disabled or whose password is reset, and can do nothing else with them.
  await runner.query(`create policy seen on user_session for select using (administers(bureau_code))`);
  await runner.query(
    `create policy ended on user_session for update using (administers(bureau_code)) with check (administers(bureau_code) and revoked_at is not null)`,
  );
}
