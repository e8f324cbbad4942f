import pg from 'pg';
import { migrate } from '../../../src/platform/database/migrate.ts';
import { MIGRATIONS } from '../../../src/platform/database/migrations/index.ts';
import { rows } from '../../support/index.ts';

describe('the migrations', () => {
  const name = `empty_${process.pid}`;
  const url = new URL(process.env['TEST_TEMPLATE_URL']!);
  const admin = new URL(url.href);
  admin.pathname = '/postgres';
  url.pathname = `/${name}`;
  beforeAll(() => rows(admin.href, `create database "${name}"`));
  afterAll(() => rows(admin.href, `drop database "${name}" with (force)`));

  it('run on an empty database once, however many servers start on it at once', async () => {
    const ran = await Promise.all([migrate(url.href), migrate(url.href), migrate(url.href)]);

    expect(ran.flat().sort()).toEqual(MIGRATIONS.map((m) => new m().name).sort());
    expect(await migrate(url.href)).toEqual([]);
  });

  it('fence every table that belongs to a bureau by row-level security', async () => {
    const open = await rows(
      url.href,
      `
      select c.table_name from information_schema.columns c join pg_class t on t.oid = format('%I', c.table_name)::regclass
      where c.table_schema = 'public' and c.column_name = 'bureau_code' and t.relkind = 'r' and not t.relrowsecurity`,
    );

    expect(open).toEqual([]);
  });

  it('deliver dates as text, bigint as number and numeric as exact text', async () => {
    const client = new pg.Client({ connectionString: url.href });
    await client.connect();

    const { rows: found } = await client.query(`select date '2026-03-01' as day, 123456789012::bigint as fen, 1.10::numeric as share`);

    await client.end();
    expect(found).toEqual([{ day: '2026-03-01', fen: 123456789012, share: '1.10' }]);
  });
});
