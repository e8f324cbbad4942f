import { parentPort, workerData } from 'node:worker_threads';
import { type CanonText, createEngine, unfold, type Unfolding, type UnfoldingFault } from '../../engine/index.ts';

/** What to unfold, and when to stop. */
export interface UnfoldingTask {
  xml: string;
  name: string;
  states: number;
  milliseconds: number;
}

/** Now and then while it goes on; the last message has everything, the table as JSON. */
export type UnfoldingMessage =
  | { kind: 'progress'; unfolding: Unfolding }
  | { kind: 'done'; unfolding: Unfolding; faults: UnfoldingFault[]; canons: CanonText[]; table: string; milliseconds: number };

const REPORT_MS = 500;

/** Unfolds one definition in a thread of its own: the real engine is slow, and the server must go on answering. */
async function run({ xml, name, states, milliseconds }: UnfoldingTask, tell: (message: UnfoldingMessage) => void): Promise<void> {
  const begun = performance.now();
  const unfolder = unfold(await createEngine().compile(xml, name));
  let told = begun;
  for (const unfolding of unfolder.run()) {
    const now = performance.now();
    if (unfolding.states >= states || now - begun >= milliseconds) break;
    if (now - told < REPORT_MS) continue;
    told = now;
    tell({ kind: 'progress', unfolding });
  }
  const { progress, found } = unfolder;
  tell({
    kind: 'done',
    unfolding: progress,
    faults: unfolder.verdict(),
    canons: found.canons,
    table: JSON.stringify(found.table),
    milliseconds: Math.round(performance.now() - begun),
  });
}

if (parentPort) await run(workerData as UnfoldingTask, (message) => parentPort!.postMessage(message));
