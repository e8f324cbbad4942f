import { emptyReport, fuzzProcess } from './fuzz/play.ts';

test('twenty-five random processes run as the token game says, live, put away, replayed and memoised', async () => {
  const report = emptyReport();

  for (let seed = 1; report.processes < 25; seed++) await fuzzProcess(seed, 2, report, 3, 12);

  expect(report.divergences).toEqual([]);
  expect(report.steps).toBeGreaterThan(100);
  expect(report.memo.replayed).toBeGreaterThan(100);
}, 60_000);
