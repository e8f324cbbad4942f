/** One contender: makes cases one after the other and reports every durable step it has committed. */
export interface Contender {
  name: 'engine' | 'naive' | 'floor';
  /** Runs case `n` to its end in `client`; calls `step` around every step. False from `goOn` stops it. */
  runCase(n: number, client: number, step: <T>(work: () => Promise<T>) => Promise<T>, goOn: () => boolean): Promise<void>;
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
export async function measure(contender: Contender, clients: number, seconds: number): Promise<Figures> {
  const latencies: number[] = [];
  let cases = 0;
  let serial = 0;
  const before = process.cpuUsage();
  const start = performance.now();
  const goOn = (): boolean => performance.now() - start < seconds * 1000;
  const step = async <T>(work: () => Promise<T>): Promise<T> => {
    const begun = performance.now();
    const result = await work();
    latencies.push(performance.now() - begun);
    return result;
  };
  const client = async (index: number): Promise<void> => {
    while (goOn()) {
      await contender.runCase(serial++, index, step, goOn);
      cases++;
    }
  };
  await Promise.all(Array.from({ length: clients }, (_, index) => client(index)));
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

const percentile = (values: number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? 0;
const round = (value: number, digits: number): number => Number(value.toFixed(digits));
