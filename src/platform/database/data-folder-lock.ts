import pg from 'pg';
import { OperationalError } from '../errors.ts';

const DATA_FOLDER_LOCK = 773_2011;
const PATIENCE_MS = 5000;
const PAUSE_MS = 250;

/**
 * Makes this process the only one on an embedded database and gives the release. The lock dies with the connection, so a killed
 * server holds nobody up for longer than its connection lives. Throws when another server holds the folder.
 */
export async function holdDataFolder(url: string, folder: string): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url, application_name: 'orecase data folder lock' });
  client.on('error', () => undefined); // the database stops after us; its farewell is no error
  await client.connect();
  for (let waited = 0; waited <= PATIENCE_MS; waited += PAUSE_MS) {
    const { rows } = await client.query<{ held: boolean }>('select pg_try_advisory_lock($1) as held', [DATA_FOLDER_LOCK]);
    if (rows[0]!.held) return () => client.end();
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  await client.end();
  throw new OperationalError(
    `Another OreCase already runs on ${folder}. Stop it first, or start this one with its own folder: DATA_DIR=other PORT=3001 npm start`,
  );
}
