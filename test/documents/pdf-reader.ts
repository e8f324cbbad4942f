import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';

/** One piece of text with its place in millimetres from the page's upper left corner; y is the baseline. */
export interface Piece {
  text: string;
  x: number;
  y: number;
  width: number;
  size: number;
}
export interface ReadPage {
  pieces: Piece[];
  /** Size of the paper in points. */
  paper: [number, number];
  text: string;
}
export interface ReadPdf {
  pages: ReadPage[];
  text: string;
  title: string;
  author: string;
  outline: Array<{ title: string; page: number }>;
}

let worker: Worker | undefined;
let last = 0;

/** What is really in a PDF; text as mapped by the file, without pdf.js smoothing over radicals. */
export async function readPdf(bytes: Uint8Array): Promise<ReadPdf> {
  worker ??= new Worker(path.resolve('test/documents/pdf-worker.mjs'));
  worker.unref();
  const [id, reader] = [++last, worker];
  reader.postMessage({ id, bytes });
  for (;;) {
    const [answer] = (await once(reader, 'message')) as [{ id: number; pdf?: ReadPdf; error?: string }];
    if (answer.id !== id) continue;
    if (!answer.pdf) throw new Error(answer.error);
    return answer.pdf;
  }
}

/** The pieces of a page put together by baseline, top to bottom: one entry a printed line. */
export function printedLines(page: ReadPage): Array<{ y: number; left: number; right: number; text: string }> {
  const rows = new Map<number, Piece[]>();
  for (const piece of page.pieces) {
    if (!piece.text.trim()) continue;
    const key = [...rows.keys()].find((y) => Math.abs(y - piece.y) < 1.5) ?? piece.y;
    rows.set(key, [...(rows.get(key) ?? []), piece]);
  }
  return [...rows]
    .sort(([a], [b]) => a - b)
    .map(([y, pieces]) => {
      const sorted = pieces.sort((a, b) => a.x - b.x);
      return {
        y,
        left: sorted[0]!.x,
        right: Math.max(...sorted.map((piece) => piece.x + piece.width)),
        text: sorted.map((piece) => piece.text).join(''),
      };
    });
}
