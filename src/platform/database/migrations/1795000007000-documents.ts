import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Legal documents, their versions, the number series and the bureaux' code letters. */
export class Documents1795000007000 implements MigrationInterface {
  name = 'Documents1795000007000';
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await createGuards(runner);
    for (const table of ['legal_document', 'document_version', 'number_series', 'organ_code']) {
      await runner.query(`alter table ${table} enable row level security`);
      await runner.query(`create policy scope on ${table} using (in_scope(bureau_code)) with check (in_scope(bureau_code))`);
    }
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create table legal_document (
      id uuid primary key,
      matter_kind text not null check (matter_kind in ('lead', 'case')),
      matter_id uuid not null,
      bureau_code text not null,
      type text not null,
      status text not null default 'DRAFT' check (status in ('DRAFT', 'ISSUED', 'VOIDED')),
      fields jsonb not null,
      -- what the composer said last: tells an officer's own words from the file's
      composed jsonb not null default '{}',
      revision int not null default 1,
      organ_name text,
      organ_code text,
      letter text,
      number_year int,
      number_seq int,
      number text,
      template_hash text,
      created_at timestamptz not null,
      created_by uuid not null,
      updated_at timestamptz not null,
      issued_at timestamptz,
      issued_by uuid,
      voided_at timestamptz,
      voided_by uuid,
      void_reason text,
      pdf_state text not null default 'NONE' check (pdf_state in ('NONE', 'PENDING', 'READY', 'FAILED')),
      pdf_sha256 text,
      pages int,
      pdf_error text,
      constraint uq_legal_document_number unique (bureau_code, organ_code, letter, number_year, number_seq),
      -- a number and an issue go together; a draft may be voided without either
      check ((number is null) = (issued_at is null)),
      check (status <> 'DRAFT' or issued_at is null),
      check (status <> 'ISSUED' or issued_at is not null),
      check ((status = 'VOIDED') = (voided_at is not null)),
      check ((pdf_state = 'READY') = (pdf_sha256 is not null))
    )`);
  await runner.query(`create index ix_legal_document_matter_id on legal_document (matter_id, created_at)`);
  await runner.query(`create unique index uq_legal_document_draft on legal_document (matter_id, type) where status = 'DRAFT'`);
  await runner.query(`
    create table document_version (
      document_id uuid not null constraint fk_document_version_document_id references legal_document (id),
      revision int not null,
      bureau_code text not null,
      fields jsonb not null,
      changed_at timestamptz not null,
      changed_by uuid not null,
      changed_by_name text not null,
      constraint pk_document_version primary key (document_id, revision)
    )`);
  await runner.query(`
    create table number_series (
      bureau_code text not null,
      organ_code text not null,
      letter text not null,
      year int not null,
      last int not null check (last > 0),
      constraint pk_number_series primary key (bureau_code, organ_code, letter, year)
    )`);
  await runner.query(`
    create table organ_code (
      bureau_code text not null,
      valid_from date not null,
      code text not null check (char_length(code) between 1 and 20),
      set_at timestamptz not null,
      set_by uuid not null,
      constraint pk_organ_code primary key (bureau_code, valid_from)
    )`);
}

/** What is issued stays: only its PDF may be added (once) and it may be voided. Nothing is ever deleted; numbers only go up by one. */
async function createGuards(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function guard_legal_document() returns trigger language plpgsql as $$
    declare
      open_columns text[] := array['pdf_state', 'pdf_sha256', 'pages', 'pdf_error', 'status', 'voided_at', 'voided_by', 'void_reason', 'updated_at'];
    begin
      if tg_op = 'DELETE' then raise exception 'a legal document is voided, never deleted' using errcode = 'insufficient_privilege'; end if;
      if old.status = 'DRAFT' then return new; end if;
      if (to_jsonb(new) - open_columns) <> (to_jsonb(old) - open_columns) then
        raise exception 'document % is issued: it cannot be changed', old.number using errcode = 'insufficient_privilege';
      end if;
      if old.pdf_sha256 is not null and new.pdf_sha256 is distinct from old.pdf_sha256 then
        raise exception 'the PDF of document % is final', old.number using errcode = 'insufficient_privilege';
      end if;
      if old.status = 'VOIDED' and (new.status <> 'VOIDED' or new.voided_at <> old.voided_at) or new.status = 'DRAFT' then
        raise exception 'a voided document stays voided' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger guard before update or delete on legal_document for each row execute function guard_legal_document()`);
  await runner.query(
    `create trigger append_only before update or delete on document_version for each row execute function refuse_change()`,
  );
  await runner.query(`
    create function guard_number_series() returns trigger language plpgsql as $$
    begin
      if tg_op = 'DELETE' or new.last <> old.last + 1 then
        raise exception 'numbers are given one after the other and never again' using errcode = 'insufficient_privilege';
      end if;
      return new;
    end $$`);
  await runner.query(`create trigger guard before update or delete on number_series for each row execute function guard_number_series()`);
}
