import pg from 'pg';

/**
 * Waits until no other process holds the lock of this number, takes it and gives the release. The lock is a session's: it dies with its
 * holder, so a killed server keeps nobody waiting.
 */
export async function waitForLock(url: string, lock: number): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'orecase lock' });
  client.on('error', () => undefined); // the database stops while we hold it: the work itself will say so
  await client.connect();
  await client.query('select pg_advisory_lock($1)', [lock]);
  return () => client.end();
}
