import { cpus } from 'node:os';
import { CONTENDERS, type ContenderName, type Figures } from './measure.ts';
import { type Workload, WORKLOADS } from './workload.ts';

export const CLIENTS = ['c1', 'c8'] as const;
export type Clients = (typeof CLIENTS)[number];

export interface Report {
  figures: Record<Workload, Record<ContenderName, Record<Clients, Figures>>>;
  /** Mean bytes of the engine's state of a sleeping case. */
  stateBytes: { memoised: number; plain: number };
  /** Milliseconds in ProcessEngine.step. */
  engineMs: { memoised: number; plain: number };
  statementsPerStep: Record<Workload, number>;
}

/** The workload that `--json` puts on top: the harder one, where cases differ. */
const ON_TOP: Workload = 'random';

/** `{ engine, plain, naive, floor }`, each `{ c1, c8 }` in steps a second of the random walk; engine: as the server runs it. All else in `detail`. */
export function jsonOf(report: Report): string {
  const rate = (name: ContenderName): Record<Clients, number> => {
    const { c1, c8 } = report.figures[ON_TOP][name];
    return { c1: c1.stepsPerSecond, c8: c8.stepsPerSecond };
  };
  const [engine, plain, naive, floor] = CONTENDERS.map(rate);
  return JSON.stringify({ engine, plain, naive, floor, workload: ON_TOP, detail: report });
}

export function tableOf(report: Report): string {
  const { stateBytes, engineMs, statementsPerStep } = report;
  return [
    `\n${cpus().length} cores, Node ${process.versions.node}`,
    '| workload | clients | | steps/s | p50 ms | p95 ms | CPU ms/step |',
    '|---|---|---|---|---|---|---|',
    ...WORKLOADS.flatMap((workload) => CLIENTS.flatMap((clients) => CONTENDERS.map((name) => line(report, workload, clients, name)))),
    ...WORKLOADS.map((workload) => `${workload}: ${CLIENTS.map((clients) => ratios(report, workload, clients)).join('; ')}`),
    `statements a step: happy ${statementsPerStep.happy.toFixed(1)}, random ${statementsPerStep.random.toFixed(1)}`,
    `in ProcessEngine.step: memoised ${engineMs.memoised.toFixed(3)} ms, plain ${engineMs.plain.toFixed(2)} ms`,
    `state of a sleeping case: memoised ${stateBytes.memoised} bytes, plain ${stateBytes.plain} bytes`,
  ].join('\n');
}

function line({ figures }: Report, workload: Workload, clients: Clients, name: ContenderName): string {
  const { stepsPerSecond, p50Ms, p95Ms, cpuMsPerStep } = figures[workload][name][clients];
  return `| ${workload} | ${clients.slice(1)} | ${name} | ${stepsPerSecond} | ${p50Ms} | ${p95Ms} | ${cpuMsPerStep} |`;
}

function ratios({ figures }: Report, workload: Workload, clients: Clients): string {
  const rate = (name: ContenderName): number => figures[workload][name][clients].stepsPerSecond;
  const times = (name: ContenderName): string => (rate('memoised') / rate(name)).toFixed(2);
  return `at ${clients.slice(1)} memoised is ${times('floor')} x floor, ${times('plain')} x plain, ${times('naive')} x naive`;
}
