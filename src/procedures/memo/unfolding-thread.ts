import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { TransitionData, Unfolding } from '../../engine/index.ts';
import type { UnfoldingMessage, UnfoldingTask } from './unfolding-worker.ts';

export type Unfolded = Omit<Extract<UnfoldingMessage, { kind: 'done' }>, 'table'> & { table: TransitionData };

/** Built code runs as it is; in a checkout the thread reads TypeScript like its parent. */
const SUFFIX = path.extname(import.meta.filename);
const WORKER = path.join(import.meta.dirname, `unfolding-worker${SUFFIX}`);
const EXEC_ARGV = SUFFIX === '.ts' ? ['--import', pathToFileURL(path.resolve('scripts/typescript.mjs')).href] : [];

/** Unfolds in a worker thread. Rejects when the thread fails; resolves to undefined when `stop` ended it. */
export function unfoldInThread(
  task: UnfoldingTask,
  onProgress: (unfolding: Unfolding) => void,
): { done: Promise<Unfolded | undefined>; stop: () => Promise<void> } {
  const worker = new Worker(WORKER, { workerData: task, execArgv: EXEC_ARGV });
  worker.unref(); // a server that ends does not wait for it
  let isStopped = false;
  const done = new Promise<Extract<UnfoldingMessage, { kind: 'done' }> | undefined>((resolve, reject) => {
    worker.on('message', (message: UnfoldingMessage) => (message.kind === 'progress' ? onProgress(message.unfolding) : resolve(message)));
    worker.once('error', reject);
    worker.once('exit', (code) => (isStopped ? resolve(undefined) : reject(new Error(`the unfolding thread ended with code ${code}`))));
  });
  return {
    done: done.then((found) => found && received(found)),
    stop: async () => {
      isStopped = true;
      await worker.terminate();
    },
  };
}

/** What another thread sends is not quite ours: bytes come as Uint8Array, and objects may have another realm's prototypes. */
const received = (found: Extract<UnfoldingMessage, { kind: 'done' }>): Unfolded => ({
  ...found,
  canons: found.canons.map(({ hash, bytes }) => ({ hash, bytes: Buffer.from(bytes) })),
  table: JSON.parse(found.table) as TransitionData,
});
