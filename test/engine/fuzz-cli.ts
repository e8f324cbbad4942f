import { emptyReport, fuzzProcess } from './fuzz/play.ts';

function option(args: string[], name: string, fallback: number): number {
  const at = args.indexOf(`--${name}`);
  return at < 0 ? fallback : Number(args[at + 1]);
}

/** `npm run fuzz -- --processes 1000 --seed 1 --walks 2`: prints the counts; gives exit code 1 if anything diverged. */
export async function main(args: string[]): Promise<number> {
  const [processes, seed, walks] = [option(args, 'processes', 300), option(args, 'seed', 1), option(args, 'walks', 2)];
  const report = emptyReport();
  for (let i = 0; report.processes < processes; i++) await fuzzProcess(seed * 1_000_003 + i, walks, report, 4, i % 10 ? 10 : 120);
  const { divergences, engineMs, stateBytes, ...counts } = report;
  const perStep = { msPerStep: +(engineMs / counts.steps).toFixed(2), meanState: Math.round(stateBytes / counts.steps) };
  console.log(JSON.stringify({ ...counts, ...perStep, divergences: divergences.length }, null, 1));
  for (const divergence of divergences.slice(0, 10)) console.log(JSON.stringify(divergence));
  return divergences.length ? 1 : 0;
}
