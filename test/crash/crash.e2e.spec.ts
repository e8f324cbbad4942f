import { rows, type TestDatabase, withDatabase } from '../support/index.ts';
import { Ledger } from './ledger.ts';
import { prove } from './proof.ts';
import { crash, type CrashReport } from './run.ts';

describe('servers killed at random moments under load', () => {
  let database: TestDatabase;
  let report: CrashReport;
  beforeAll(async () => {
    database = await withDatabase();
    report = await crash(database.url, 3, () => undefined);
  }, 240_000);
  afterAll(() => database?.drop());

  it('lose no acknowledged step, leave none half and do none twice', () => {
    expect(report.faults).toEqual([]);
    expect(report.ledger.steps.size).toBeGreaterThan(20);
  });

  it('would be caught if they lost an acknowledged lead', async () => {
    const dreamt = Object.assign(new Ledger(), {
      leads: new Set([...report.ledger.leads, 'a-lead-that-is-not-there']),
      steps: report.ledger.steps,
    });

    expect(await prove(database.url, dreamt)).toEqual(['lead a-lead-that-is-not-there was acknowledged and is lost']);
  });

  it('would be caught if an open step were lost while the process waits for it', async () => {
    const [item] = await rows<{ id: string }>(database.url, `select id from work_item where status = 'OPEN' limit 1`);
    await rows(database.url, `update work_item set status = 'CANCELLED', closed_at = now() where id = $1`, [item!.id]);

    const faults = await prove(database.url, report.ledger);

    expect(faults).toContainEqual(expect.stringMatching(/^tasks of instance .*: the engine has \[.+\], the table has \[\]$/));
  });
});
