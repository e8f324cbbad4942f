/** The same cases for every contender. */
export const WORKLOADS = ['happy', 'random'] as const;
export type Workload = (typeof WORKLOADS)[number];

export interface Walk {
  /** Which of `open` steps to complete next, and the answer for the gateways. */
  next(open: readonly string[]): { element: string; ok: boolean };
}

/** The straight way: the order of the drawing, everything in order except two rounds of rework. */
const HAPPY: ReadonlyArray<readonly [string, boolean]> = [
  ['register', true],
  ['assign', true],
  ['request-opinion', true],
  ['payment', true],
  ['record-opinion', true],
  ['review', true],
  ['draft', false],
  ['rework', true],
  ['draft', false],
  ['rework', true],
  ['draft', true],
  ['sign', true],
];

/** Walks end by themselves after about fifteen steps; a contender that never ends is stopped here. */
export const LONGEST_WALK = 60;

function happyPath(): Walk {
  let n = 0;
  return { next: (open) => ({ element: HAPPY[n]?.[0] ?? open[0]!, ok: HAPPY[n++]?.[1] ?? true }) };
}

function randomWalk(seed: number): Walk {
  const random = mulberry32(seed);
  return { next: (open) => ({ element: [...open].sort()[Math.floor(random() * open.length)]!, ok: random() < 0.65 }) };
}

/** After so many the cases of a workload repeat: what the floor has to record. */
export const DIFFERENT_CASES: Readonly<Record<Workload, number>> = { happy: 1, random: 16 };

/** Case n of a run: the happy path each time, or a walk from a seed that picks any open step and either answer. */
export const walkOf = (workload: Workload, n: number): Walk =>
  workload === 'happy' ? happyPath() : randomWalk(n % DIFFERENT_CASES.random);

function mulberry32(seed: number): () => number {
  let a = seed;
  return () => {
    a = (a + 0x6d2b79f5) | 0;
    let t = Math.imul(a ^ (a >>> 15), 1 | a);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}
