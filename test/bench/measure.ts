import type { Workload } from './workload.ts';

export const CONTENDERS = ['memoised', 'plain', 'naive', 'floor'] as const;
export type ContenderName = (typeof CONTENDERS)[number];

/** What a contender runs its steps through. */
export interface Meter {
  /** Around every durable step. */
  step<T>(work: () => Promise<T>): Promise<T>;
  /** False when the time is up: leave the case where it stands. */
  goOn(): boolean;
}

/** Makes cases one after the other and reports every durable step it has committed. */
export interface Contender {
  name: ContenderName;
  /** Runs case `n` of a workload to its end. */
  runCase(workload: Workload, n: number, meter: Meter): Promise<void>;
}

export interface Figures {
  stepsPerSecond: number;
  p50Ms: number;
  p95Ms: number;
  cpuMsPerStep: number;
  steps: number;
  cases: number;
}

/** Runs `clients` at once for `seconds`. A step is a start or a completion, counted when its commit has returned. CPU is this process's, not PostgreSQL's. */
export async function measure(contender: Contender, workload: Workload, clients: number, seconds: number): Promise<Figures> {
  const latencies: number[] = [];
  let cases = 0;
  let serial = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  const meter: Meter = {
    goOn: () => performance.now() - start < seconds * 1000,
    async step(work) {
      const begun = performance.now();
      const result = await work();
      latencies.push(performance.now() - begun);
      return result;
    },
  };
  const client = async (): Promise<void> => {
    while (meter.goOn()) {
      await contender.runCase(workload, serial++, meter);
      cases++;
    }
  };
  await Promise.all(Array.from({ length: clients }, client));
  const elapsed = (performance.now() - start) / 1000;
  const cpu = process.cpuUsage(before);
  return {
    stepsPerSecond: round(latencies.length / elapsed, 1),
    p50Ms: round(percentile(latencies, 0.5), 2),
    p95Ms: round(percentile(latencies, 0.95), 2),
    cpuMsPerStep: round((cpu.user + cpu.system) / 1000 / latencies.length, 2),
    steps: latencies.length,
    cases,
  };
}

/** Of several runs: the medians of the rates and times, the sums of the counts. */
export function medianOf(runs: readonly Figures[]): Figures {
  const middle = (key: keyof Figures): number =>
    percentile(
      runs.map((run) => run[key]),
      0.5,
    );
  const sum = (key: keyof Figures): number => runs.reduce((total, run) => total + run[key], 0);
  return {
    stepsPerSecond: middle('stepsPerSecond'),
    p50Ms: middle('p50Ms'),
    p95Ms: middle('p95Ms'),
    cpuMsPerStep: middle('cpuMsPerStep'),
    steps: sum('steps'),
    cases: sum('cases'),
  };
}

const percentile = (values: number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
