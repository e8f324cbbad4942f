import { emptyReport, fuzzProcess } from './fuzz/play.ts';

function option(name: string, fallback: number): number {
  const at = process.argv.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(process.argv[at + 1]);
}

/** `npm run fuzz -- --processes 1000 --seed 1 --walks 2`: prints the counts; exit code 1 if anything diverged. */
export async function main(): Promise<void> {
  const [processes, seed, walks] = [option('processes', 300), option('seed', 1), option('walks', 2)];
  const report = emptyReport();
  for (let i = 0; report.processes < processes; i++) await fuzzProcess(seed * 1_000_003 + i, walks, report);
  const { divergences, engineMs, stateBytes, ...counts } = report;
  const perStep = { msPerStep: +(engineMs / counts.steps).toFixed(2), meanState: Math.round(stateBytes / counts.steps) };
  console.log(JSON.stringify({ ...counts, ...perStep, divergences: divergences.length }, null, 1));
  for (const divergence of divergences.slice(0, 10)) console.log(JSON.stringify(divergence));
  if (divergences.length) process.exitCode = 1;
}
