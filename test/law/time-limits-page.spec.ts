import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CLOCK_RULES, timeLimitsPage } from '../../src/law/index.ts';

const FILE = path.join(process.cwd(), 'docs/time-limits.md');

test('docs/time-limits.md is the table of today', () => {
  const page = timeLimitsPage(CLOCK_RULES);
  if (process.env.UPDATE_DOCS) writeFileSync(FILE, page);

  expect(readFileSync(FILE, 'utf8')).toBe(page);
});
