import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the memoised engine keeps (docs/memo.md). No row here is about a case: only about how a drawing moves. */
export class Memo1795000008000 implements MigrationInterface {
  name = 'Memo1795000008000';

  async up(runner: QueryRunner): Promise<void> {
    // the only copy of where the cases of format 2 stand: written before a case refers to it, never changed, never collected
    await runner.query(`
      create table process_canon (
        hash bytea primary key check (length(hash) = 16),
        bytes bytea not null,
        created_at timestamptz not null
      )`);
    await runner.query(`alter table process_canon alter column bytes set storage external`);
    await runner.query(`create trigger append_only before update or delete on process_canon for each row execute function refuse_change()`);
    // a compiled definition: can always be made again
    await runner.query(`
      create table process_transitions (
        definition_hash text not null,
        engine_edition text not null,
        states int not null,
        recipes int not null,
        waiting int not null,
        unforeseeable int not null,
        faults jsonb not null,
        milliseconds int not null,
        bytes bytea not null,
        created_at timestamptz not null,
        primary key (definition_hash, engine_edition)
      )`);
    await runner.query(`alter table process_transitions alter column bytes set storage external`);
    await runner.query(`alter table incident drop constraint incident_kind_check`);
    await runner.query(`alter table incident add constraint incident_kind_check check (kind in ('timer', 'message', 'job', 'mismatch'))`);
  }

  async down(): Promise<void> {
    throw new Error('migrations go forward only');
  }
}
