/** How fast documents are printed: warm browser against a browser started for each document. `node scripts/tool.mjs test/bench/documents-bench.ts` */
import 'reflect-metadata';
import { readFileSync } from 'node:fs';
import { cpus } from 'node:os';
import path from 'node:path';
import { type DocumentContent, DocumentRenderer } from '../../src/documents/render/renderer.ts';

const CACHE = path.resolve('data/cache');
const TEMPLATES = path.resolve('templates');
const WARM_RUNS = 60;
const COLD_RUNS = 8;

const contentOf = (type: string): DocumentContent => ({
  type,
  mark: null,
  identity: 'bench',
  ...JSON.parse(readFileSync(path.join(TEMPLATES, type, 'sample.json'), 'utf8')),
});
const rendererOf = (pages: number): DocumentRenderer => new DocumentRenderer({ templates: TEMPLATES, cache: CACHE, pages });
const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

async function timed(work: () => Promise<unknown>): Promise<number> {
  const from = performance.now();
  await work();
  return performance.now() - from;
}
async function times(count: number, work: () => Promise<unknown>): Promise<number[]> {
  const all: number[] = [];
  for (let run = 0; run < count; run++) all.push(await timed(work));
  return all;
}

/** One launch per document, as a naive server does it. */
async function cold(content: DocumentContent): Promise<void> {
  const renderer = rendererOf(1);
  await renderer.pdf(content);
  await renderer.close();
}

export async function main(): Promise<void> {
  const warm = rendererOf(1);
  const pool = rendererOf(2);
  await Promise.all([warm.pdf(contentOf('stop-order')), pool.pdf(contentOf('stop-order')), pool.pdf(contentOf('stop-order'))]);
  console.log(
    `Node ${process.version}, ${cpus().length} cores (${cpus()[0]?.model.trim()}); finished PDF incl. Handlebars, Chromium and pdf-lib`,
  );
  console.log('document | pages | warm ms (median) | launch per document ms (median) | ratio | per second, 2 pages warm');
  for (const type of ['stop-order', 'delivery-receipt', 'filing-approval', 'penalty-decision']) {
    const content = contentOf(type);
    const { pages } = await warm.pdf(content);
    const [hot, launched] = [median(await times(WARM_RUNS, () => warm.pdf(content))), median(await times(COLD_RUNS, () => cold(content)))];
    const together = await timed(() => Promise.all(Array.from({ length: WARM_RUNS }, () => pool.pdf(content))));
    console.log(
      `${type} | ${pages} | ${hot.toFixed(0)} | ${launched.toFixed(0)} | ${(launched / hot).toFixed(1)}x | ${((WARM_RUNS / together) * 1000).toFixed(1)}`,
    );
  }
  await Promise.all([warm.close(), pool.close()]);
}
