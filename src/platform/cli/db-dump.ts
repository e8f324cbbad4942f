import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { startEmbeddedPostgres } from '../database/embedded-postgres.ts';
import { migrate } from '../database/migrate.ts';

const TARGET = 'docs/schema.sql';

/** `npm run db:dump`: writes docs/schema.sql, the schema as the migrations make it on an empty database. */
export async function main(): Promise<void> {
  const parent = mkdtempSync(path.join(tmpdir(), 'orecase-dump-'));
  const database = await startEmbeddedPostgres({ folder: path.join(parent, 'postgres'), database: 'schema', throwaway: true });
  try {
    await migrate(database.url);
    writeFileSync(path.resolve(TARGET), await describeSchema(database.url));
    console.log(`${TARGET} written`);
  } finally {
    await database.stop();
    rmSync(parent, { recursive: true, force: true });
  }
}

/** Tables with columns, constraints, indexes, policies, triggers and functions, in a stable order: for reading and for comparing. */
export async function describeSchema(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const lines = async (sql: string): Promise<string[]> => (await client.query<{ line: string }>(sql)).rows.map((row) => row.line);
    const tables = await lines(TABLES);
    const functions = await lines(FUNCTIONS);
    return [
      '-- Made by npm run db:dump from the migrations; compared by test/platform/database/schema.db.spec.ts.',
      ...functions,
      ...tables,
      '',
    ].join('\n\n');
  } finally {
    await client.end();
  }
}

const OURS = `t.relnamespace = 'public'::regnamespace and t.relkind = 'r' and t.relname <> 'migrations'`;

const FUNCTIONS = `
  select pg_get_functiondef(p.oid) || ';' as line
  from pg_proc p where p.pronamespace = 'public'::regnamespace and p.prokind = 'f'
    and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
  order by p.proname collate "C"`;

const TABLES = `
  select concat_ws(E'\\n',
    'create table ' || t.relname || ' (',
    (select string_agg('  ' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod) || case when a.attnotnull then ' not null' else '' end
       || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), E',\\n' order by a.attnum)
     from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
     where a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped),
    ');',
    (select string_agg('alter table ' || t.relname || ' add constraint ' || c.conname || ' ' || pg_get_constraintdef(c.oid) || ';', E'\\n' order by c.contype, c.conname collate "C")
     from pg_constraint c where c.conrelid = t.oid and c.contype <> 'n'),
    (select string_agg(pg_get_indexdef(i.indexrelid) || ';', E'\\n' order by i.indexrelid::regclass::text collate "C")
     from pg_index i where i.indrelid = t.oid and not exists (select from pg_constraint c where c.conindid = i.indexrelid)),
    case when t.relrowsecurity then 'alter table ' || t.relname || ' enable row level security;' end,
    (select string_agg('create policy ' || p.polname || ' on ' || t.relname || coalesce(' using (' || pg_get_expr(p.polqual, t.oid) || ')', '')
       || coalesce(' with check (' || pg_get_expr(p.polwithcheck, t.oid) || ')', '') || ';', E'\\n' order by p.polname collate "C")
     from pg_policy p where p.polrelid = t.oid),
    (select string_agg(pg_get_triggerdef(g.oid) || ';', E'\\n' order by g.tgname collate "C") from pg_trigger g where g.tgrelid = t.oid and not g.tgisinternal)
  ) as line
  from pg_class t where ${OURS} order by t.relname collate "C"`;
