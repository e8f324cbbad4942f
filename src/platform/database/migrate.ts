import pg from 'pg';
import { DataSource } from 'typeorm';
import { OperationalError } from '../errors.ts';
import { dataSourceOptions } from './data-source-options.ts';

const OLDEST_SERVER = 15;
/** One migrator at a time: several servers may start on one database together. The number is arbitrary but ours. */
const MIGRATION_LOCK = 773_2010;

/**
 * Brings the database up to date and gives the names of the migrations that ran now.
 * Throws one sentence when the server is older than PostgreSQL 15.
 */
export async function migrate(url: string): Promise<string[]> {
  const guard = new pg.Client({ connectionString: url });
  await guard.connect();
  try {
    await refuseOldServer(guard);
    await guard.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const source = await new DataSource({ ...dataSourceOptions(url, 2) }).initialize();
    try {
      return (await source.runMigrations()).map((m) => m.name);
    } finally {
      await source.destroy();
    }
  } finally {
    await guard.end();
  }
}

/** Throws one sentence with the way out when there is no usable server behind the address. */
export async function requireServer(url: string): Promise<void> {
  try {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
    await client.connect();
    await refuseOldServer(client).finally(() => void client.end());
  } catch (error) {
    if (error instanceof OperationalError) throw error;
    const { message, errors } = error as Error & { errors?: Error[] };
    throw new OperationalError(
      `The database at DATABASE_URL cannot be used: ${errors?.[0]?.message || message}. Correct DATABASE_URL (postgres://user:password@host:5432/name), or unset it to use the embedded database.`,
    );
  }
}

async function refuseOldServer(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ version: string; number: string }>(
    `select current_setting('server_version') as version, current_setting('server_version_num') as number`,
  );
  const { version, number } = rows[0]!;
  if (Number(number) < OLDEST_SERVER * 10_000)
    throw new OperationalError(`PostgreSQL ${OLDEST_SERVER} or newer is needed; the server at DATABASE_URL is ${version}`);
}
