import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statutory clocks as rows, their stops and extensions, what was ever done to them, and the calendar of working days. */
export class Deadlines1795000006000 implements MigrationInterface {
  name = 'Deadlines1795000006000';
  async up(runner: QueryRunner): Promise<void> {
    await createCalendar(runner);
    await createClocks(runner);
    await protect(runner);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

/** One calendar for the whole country; a day that differs from a plain week has a row. */
async function createCalendar(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table work_calendar_year (
      year int primary key check (year between 2000 and 2100),
      source text not null,
      source_url text,
      revision int not null default 1,
      updated_at timestamptz not null,
      updated_by uuid not null
    )`);
  await runner.query(`
    create table work_calendar_day (
      day date primary key,
      year int not null references work_calendar_year (year),
      is_working boolean not null,
      name text not null,
      name_en text not null,
      constraint ck_work_calendar_day_year check (extract(year from day) = year),
      constraint ck_work_calendar_day_weekend check (not is_working or extract(isodow from day) > 5)
    )`);
  await seed2026(runner);
}

/** 国务院办公厅关于2026年部分节假日安排的通知 (2025-11-04); test/deadlines holds it equal to src/law/data/calendar-2026.ts. */
async function seed2026(runner: QueryRunner): Promise<void> {
  await runner.query(`
    insert into work_calendar_year values (2026, '国务院办公厅关于2026年部分节假日安排的通知（2025年11月4日）',
      'https://politics.gmw.cn/2025-11/04/content_38391083.htm', 1, '2025-11-04T00:00:00+08:00', '00000000-0000-0000-0000-000000000000')`);
  await runner.query(`
    insert into work_calendar_day (day, year, is_working, name, name_en)
    select d::date, 2026, false, p.name, p.name_en
    from (values
      ('2026-01-01'::date, '2026-01-03'::date, '元旦', 'New Year''s Day'), ('2026-02-15', '2026-02-23', '春节', 'Spring Festival'),
      ('2026-04-04', '2026-04-06', '清明节', 'Qingming Festival'), ('2026-05-01', '2026-05-05', '劳动节', 'Labour Day'),
      ('2026-06-19', '2026-06-21', '端午节', 'Dragon Boat Festival'), ('2026-09-25', '2026-09-27', '中秋节', 'Mid-Autumn Festival'),
      ('2026-10-01', '2026-10-07', '国庆节', 'National Day')) as p (first, last, name, name_en),
      generate_series(p.first, p.last, interval '1 day') as d`);
  await runner.query(`
    insert into work_calendar_day (day, year, is_working, name, name_en)
    select d::date, 2026, true, '调休上班', 'make-up working day' from unnest(array['2026-01-04', '2026-02-14', '2026-02-28', '2026-05-09', '2026-09-20', '2026-10-10']) as d`);
}

async function createClocks(runner: QueryRunner): Promise<void> {
  // dueOn is what governs (rolled for a party's right, unrolled for our own limit, the safe end for D-26); due_at is the first instant after
  // which the clock has expired, null while it stands still.
  await runner.query(`
    create table clock (
      id uuid primary key,
      bureau_code text not null,
      matter_kind text not null check (matter_kind in ('lead', 'case')),
      matter_id uuid not null,
      law_id text not null,
      status text not null check (status in ('RUNNING', 'PAUSED', 'EXPIRED', 'DONE')),
      started_on date not null,
      started_at timestamptz,
      safe_started_on date,
      start_event text not null,
      due_on date not null,
      unrolled_due_on date not null,
      rolled_due_on date not null,
      safe_due_on date not null,
      strict_due_on date not null,
      due_at timestamptz,
      length int not null,
      remaining int,
      is_provisional boolean not null,
      ended_on date,
      revision int not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      constraint ck_clock_paused check ((status = 'PAUSED') = (remaining is not null)),
      constraint ck_clock_due_at check (status not in ('RUNNING') or due_at is not null),
      constraint ck_clock_ended check (status <> 'DONE' or ended_on is not null)
    ) with (fillfactor = 80)`);
  // a clock of one law runs once a matter; ended ones may be many
  await runner.query(`create unique index uq_clock_running on clock (matter_id, law_id) where status in ('RUNNING', 'PAUSED')`);
  await runner.query(`create index ix_clock_matter on clock (matter_id, started_on, id)`);
  await runner.query(`create index ix_clock_due on clock (due_at) where status = 'RUNNING'`);
  await runner.query(`
    create table clock_interval (
      id uuid primary key,
      clock_id uuid not null references clock (id),
      bureau_code text not null,
      kind text not null,
      from_on date not null,
      to_on date,
      reason text not null,
      document_id uuid,
      opened_by_name text not null,
      closed_reason text,
      closed_by_name text,
      constraint ck_clock_interval_order check (to_on is null or to_on >= from_on)
    )`);
  await runner.query(`create unique index uq_clock_interval_open on clock_interval (clock_id, kind) where to_on is null`);
  await runner.query(`create index ix_clock_interval_clock on clock_interval (clock_id)`);
  await runner.query(`
    create table clock_extension (
      id uuid primary key,
      clock_id uuid not null references clock (id),
      bureau_code text not null,
      amount int not null check (amount > 0),
      is_exceptional boolean not null,
      reason text not null,
      document_id uuid,
      approved_on date not null,
      approved_by uuid not null,
      approved_by_name text not null
    )`);
  await runner.query(`create index ix_clock_extension_clock on clock_extension (clock_id)`);
  await runner.query(`
    create table clock_change (
      clock_id uuid not null references clock (id),
      revision int not null,
      bureau_code text not null,
      action text not null check (action in ('START', 'PAUSE', 'RESUME', 'EXTEND', 'RECOMPUTE', 'EXPIRE', 'STOP')),
      at timestamptz not null,
      actor_id uuid not null,
      actor_name text not null,
      due_before date,
      due_after date not null,
      reason text not null,
      primary key (clock_id, revision)
    )`);
}

async function protect(runner: QueryRunner): Promise<void> {
  for (const table of ['clock', 'clock_interval', 'clock_extension', 'clock_change']) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy scope on ${table} using (in_scope(bureau_code)) with check (in_scope(bureau_code))`);
  }
  for (const table of ['clock_extension', 'clock_change']) {
    await runner.query(`create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`);
  }
  await runner.query(`revoke delete on clock, clock_interval, clock_extension, clock_change from orecase_app`);
  // "security definer": reads people past their own policies
  await runner.query(`
    create function keeps_calendar() returns boolean language sql stable security definer set search_path = public, pg_temp as $$
      select exists (
        select from app_user u join user_role r on r.user_id = u.id and r.role = 'administrator'
        where u.id::text = nullif(current_setting('app.user', true), '') and u.status = 'ACTIVE') $$`);
  for (const table of ['work_calendar_year', 'work_calendar_day']) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy seen on ${table} for select using (coalesce(current_setting('app.scope', true), '') <> '')`);
    await runner.query(
      `create policy changed on ${table} for all using (is_system() or keeps_calendar()) with check (is_system() or keeps_calendar())`,
    );
  }
}
