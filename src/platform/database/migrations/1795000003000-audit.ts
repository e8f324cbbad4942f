import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * The audit trail: hash chains (one a matter, one a person and so on), written only through audit_append(), and anchors over them.
 * The application role holds no right to insert, change or delete entries; the triggers refuse it to the owner as well.
 */
export class Audit1795000003000 implements MigrationInterface {
  name = 'Audit1795000003000';
  async up(runner: QueryRunner): Promise<void> {
    await createTables(runner);
    await createAppend(runner);
    await protect(runner);
  }
  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}

async function createTables(runner: QueryRunner): Promise<void> {
  // collate "C": verification pages through the chains in byte order, whatever the database's locale, and on the index.
  await runner.query(`
    create table audit_chain (
      chain_id text collate "C" primary key,
      length bigint not null check (length > 0),
      head_hash bytea not null
    )`);
  // timestamptz(3): the hash is made of what JavaScript can hold, so finer digits would be unprotected.
  await runner.query(`
    create table audit_entry (
      id uuid primary key,
      chain_id text collate "C" not null,
      seq bigint not null,
      at timestamptz(3) not null,
      bureau_code text not null,
      action text not null,
      matter_kind text,
      matter_id uuid,
      subject_kind text,
      subject_id text,
      actor_id uuid not null,
      actor_name text not null,
      detail jsonb not null,
      hash bytea not null,
      constraint uq_audit_entry_chain_id_seq unique (chain_id, seq)
    )`);
  // What no anchor covers yet. Writers only insert and the anchorer only deletes what is committed, so neither waits for the other.
  await runner.query(`
    create table audit_unanchored (
      entry_id uuid primary key,
      chain_id text collate "C" not null,
      seq bigint not null,
      hash bytea not null
    )`);
  await runner.query(`
    create table audit_anchor (
      seq bigint primary key,
      at timestamptz(3) not null,
      heads jsonb not null,
      hash bytea not null
    )`);
}

/**
 * Appends one entry. The row of audit_chain is locked until the caller's transaction ends: entries of one chain are written one after another
 * (its matter is locked by the command anyway), entries of different chains never wait for each other.
 * hash = sha256(previous hash || 8-byte big-endian seq || sha256 of the canonical JSON, made by the caller).
 */
async function createAppend(runner: QueryRunner): Promise<void> {
  await runner.query(`
    create function audit_append(
      entry_id uuid, chain text, happened_at timestamptz, bureau text, what text, about_kind text, about_id uuid,
      subject text, subject_key text, who uuid, who_name text, particulars jsonb, content_hash bytea
    ) returns bigint language plpgsql security definer set search_path = public, pg_temp as $$
    declare
      number bigint;
      previous bytea;
      link bytea;
    begin
      if not coalesce(in_scope(bureau), false) then
        raise exception 'audit entry outside of the scope' using errcode = 'insufficient_privilege';
      end if;
      insert into audit_chain as c (chain_id, length, head_hash) values (chain, 1, sha256(convert_to(chain, 'UTF8')))
        on conflict (chain_id) do update set length = c.length + 1
        returning c.length, c.head_hash into number, previous;
      link := sha256(previous || int8send(number) || content_hash);
      insert into audit_entry values (entry_id, chain, number, happened_at, bureau, what, about_kind, about_id, subject, subject_key, who, who_name, particulars, link);
      update audit_chain set head_hash = link where chain_id = chain;
      insert into audit_unanchored values (entry_id, chain, number, link);
      return number;
    end $$`);
  await runner.query(`revoke all on function audit_append from public`);
  await runner.query(`grant execute on function audit_append to orecase_app`);
}

async function protect(runner: QueryRunner): Promise<void> {
  for (const table of ['audit_entry', 'audit_anchor']) {
    await runner.query(`create trigger append_only before update or delete on ${table} for each row execute function refuse_change()`);
    await runner.query(`create trigger never_emptied before truncate on ${table} for each statement execute function refuse_change()`);
  }
  await runner.query(`create trigger never_removed before delete on audit_chain for each row execute function refuse_change()`);
  await runner.query(`revoke all on audit_entry, audit_chain, audit_unanchored, audit_anchor from orecase_app`);
  await runner.query(`grant select on audit_entry to orecase_app`);
  await runner.query(`grant select, delete on audit_unanchored to orecase_app`);
  await runner.query(`grant select, insert on audit_anchor to orecase_app`);

  await runner.query(`alter table audit_entry enable row level security`);
  await runner.query(`create policy scope on audit_entry for select using (in_scope(bureau_code))`);
  for (const table of ['audit_unanchored', 'audit_anchor']) {
    await runner.query(`alter table ${table} enable row level security`);
    await runner.query(`create policy system_only on ${table} using (is_system()) with check (is_system())`);
  }
}
