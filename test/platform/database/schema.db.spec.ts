import { readFileSync } from 'node:fs';
import { describeSchema } from '../../../src/platform/cli/db-dump.ts';

describe('docs/schema.sql', () => {
  it('says what the migrations make; after a new migration run: npm run db:dump', async () => {
    expect(await describeSchema(process.env['TEST_TEMPLATE_URL']!)).toBe(readFileSync('docs/schema.sql', 'utf8'));
  });
});
