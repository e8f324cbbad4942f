import { emptyReport, fuzzProcess } from './fuzz/play.ts';

test('sixty random processes run as the token game says, twice the same, and replay the same', async () => {
  const report = emptyReport();

  for (let seed = 1; report.processes < 60; seed++) await fuzzProcess(seed, 1, report, 3);

  expect(report.divergences).toEqual([]);
  expect(report.steps).toBeGreaterThan(150);
}, 60_000);
