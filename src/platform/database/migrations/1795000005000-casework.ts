import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Parties, leads with their sealed reporters, evidence. Case files are in 1795000005500. */
export class Casework1795000005000 implements MigrationInterface {
  name = 'Casework1795000005000';
  async up(runner: QueryRunner): Promise<void> {
    await createParties(runner);
    await createLeads(runner);
    await createReporters(runner);
    await createEvidence(runner);
    await fence(runner);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function createParties(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table party (
      id uuid primary key,
      bureau_code text not null,
      kind text not null check (kind in ('person', 'organisation')),
      name text not null check (name <> ''),
      id_number text check (id_number ~ '^[0-9]{17}[0-9X]$'),
      credit_code text check (credit_code ~ '^[0-9A-HJ-NPQRTUWXY]{18}$'),
      legal_representative text,
      sex text check (sex in ('男', '女')),
      birth_on date,
      age smallint check (age between 0 and 150),
      employer text,
      post text,
      address text,
      phone text,
      revision integer not null default 1,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      check (kind = 'person' or id_number is null),
      check (kind = 'organisation' or credit_code is null),
      constraint uq_party_id_number unique (bureau_code, id_number),
      constraint uq_party_credit_code unique (bureau_code, credit_code)
    )`);
  await runner.query(`create index ix_party_name on party (bureau_code, name)`);
  // matter_id names a lead or a case: ids are unique across kinds, so there is no single table to refer to
  await runner.query(`
    create table matter_party (
      matter_id uuid not null,
      matter_kind text not null check (matter_kind in ('lead', 'case')),
      party_id uuid not null constraint fk_matter_party_party_id references party (id),
      bureau_code text not null,
      role text not null default 'accused' check (role in ('accused', 'interested', 'witness')),
      created_at timestamptz not null,
      constraint pk_matter_party primary key (matter_id, party_id, role)
    )`);
  await runner.query(`create index ix_matter_party_party_id on matter_party (party_id)`);
}

async function createLeads(runner: QueryRunner): Promise<void> {
  // One row a bureau and year, locked until the lead is committed: numbers have no gaps (law.md 3.1)
  await runner.query(`
    create table lead_counter (
      bureau_code text not null,
      year integer not null,
      last integer not null check (last > 0),
      constraint pk_lead_counter primary key (bureau_code, year)
    )`);
  await runner.query(`
    create table case_lead (
      id uuid primary key,
      bureau_code text not null,
      number text not null,
      status text not null check (status in ('REGISTERED', 'VERIFYING', 'MERGED', 'REDIRECTED', 'UNTRUE', 'FILED')),
      stage text not null,
      channel text not null,
      lead_class text not null check (lead_class in ('general', 'major')),
      received_at timestamptz not null,
      registered_at timestamptz not null,
      registered_on date not null,
      discovered_on date not null,
      summary text not null check (char_length(summary) between 1 and 8000),
      division_code text not null,
      place text not null,
      longitude double precision,
      latitude double precision,
      offence_code text,
      party_id uuid constraint fk_case_lead_party_id references party (id),
      party_name text,
      is_ongoing boolean not null,
      has_right text not null check (has_right in ('yes', 'no', 'unknown')),
      has_permit text not null check (has_permit in ('yes', 'no', 'unknown')),
      has_reporter boolean not null,
      merged_into_id uuid constraint fk_case_lead_merged_into_id references case_lead (id),
      redirected_to text,
      close_reason text,
      case_id uuid,
      closed_on date,
      created_by uuid not null,
      revision integer not null default 1,
      updated_at timestamptz not null,
      constraint uq_case_lead_number unique (bureau_code, number),
      check ((longitude is null) = (latitude is null)),
      check ((status = 'MERGED') = (merged_into_id is not null)),
      check (merged_into_id <> id)
    )`);
  await runner.query(`create index ix_case_lead_bureau on case_lead (bureau_code, received_at desc, id desc)`);
  await runner.query(`create index ix_case_lead_party_id on case_lead (party_id)`);
  await runner.query(`create index ix_case_lead_merged_into_id on case_lead (merged_into_id)`);
  await runner.query(`
    create table lead_officer (
      lead_id uuid not null constraint fk_lead_officer_lead_id references case_lead (id),
      user_id uuid not null,
      bureau_code text not null,
      name text not null,
      certificate_number text not null,
      seat smallint not null,
      assigned_at timestamptz not null,
      constraint pk_lead_officer primary key (lead_id, user_id)
    )`);
  await runner.query(`
    create table lead_step_record (
      id uuid primary key,
      lead_id uuid not null constraint fk_lead_step_record_lead_id references case_lead (id),
      bureau_code text not null,
      step text not null,
      data jsonb not null,
      actor_id uuid not null,
      actor_name text not null,
      recorded_on date not null,
      recorded_at timestamptz not null
    )`);
  await runner.query(`create index ix_lead_step_record_lead_id on lead_step_record (lead_id, id)`);
  await runner.query(
    `create trigger append_only before update or delete on lead_step_record for each row execute function refuse_change()`,
  );
}

/** E22: apart from the lead, encrypted by the server before it gets here, and every look at it is written down. */
async function createReporters(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table reporter_identity (
      lead_id uuid primary key constraint fk_reporter_identity_lead_id references case_lead (id),
      bureau_code text not null,
      key_id text not null,
      sealed bytea not null,
      created_at timestamptz not null
    )`);
  await runner.query(`
    create table reporter_access (
      id uuid primary key,
      lead_id uuid not null constraint fk_reporter_access_lead_id references reporter_identity (lead_id),
      bureau_code text not null,
      user_id uuid not null,
      user_name text not null,
      reason text not null check (reason <> ''),
      at timestamptz not null
    )`);
  await runner.query(`create index ix_reporter_access_lead_id on reporter_access (lead_id, at)`);
  for (const table of ['reporter_identity', 'reporter_access'])
    await runner.query(`create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`);
}

async function createEvidence(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table evidence_item (
      id uuid primary key,
      matter_id uuid not null,
      matter_kind text not null check (matter_kind in ('lead', 'case')),
      bureau_code text not null,
      kind text not null,
      name text not null,
      description text not null default '',
      file_name text not null,
      media_type text not null,
      sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
      size_bytes bigint not null check (size_bytes > 0),
      taken_at timestamptz,
      taken_on date,
      taken_by text not null,
      place text not null default '',
      longitude double precision,
      latitude double precision,
      certificate_shown boolean not null default false,
      request_key text not null,
      created_by uuid not null,
      created_by_name text not null,
      uploaded_at timestamptz not null,
      withdrawn_at timestamptz,
      withdrawn_by uuid,
      withdrawn_by_name text,
      withdrawal_reason text,
      constraint uq_evidence_item_request unique (created_by, request_key),
      check ((withdrawn_at is null) = (withdrawal_reason is null))
    )`);
  await runner.query(`create index ix_evidence_item_matter_id on evidence_item (matter_id, id)`);
  // Evidence is never changed: the only update is the one withdrawal, with its reason
  await runner.query(`
    create function keep_evidence() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or old.withdrawn_at is not null
         or (to_jsonb(new) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_by_name', 'withdrawal_reason'])
            is distinct from (to_jsonb(old) - array['withdrawn_at', 'withdrawn_by', 'withdrawn_by_name', 'withdrawal_reason']) then
        raise exception 'evidence is never changed' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger kept before update or delete on evidence_item for each row execute function keep_evidence()`);
}

async function fence(runner: QueryRunner): Promise<void> {
  const tables = [
    'party',
    'matter_party',
    'lead_counter',
    'case_lead',
    'lead_officer',
    'lead_step_record',
    'reporter_identity',
    'reporter_access',
    'evidence_item',
  ];
  for (const table of tables) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy scope on ${table} using (in_scope(bureau_code)) with check (in_scope(bureau_code))`);
  }
}
