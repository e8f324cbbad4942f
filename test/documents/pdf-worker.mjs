// pdf.js is published as ES modules without saying so in its package.json, so Jest cannot load it: it runs in a thread of its own.
import { parentPort } from 'node:worker_threads';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const MM = 25.4 / 72;

async function read(bytes) {
  const task = getDocument({ data: new Uint8Array(bytes), useSystemFonts: false, verbosity: 0 });
  const pdf = await task.promise;
  const pages = [];
  for (let number = 1; number <= pdf.numPages; number++) {
    const page = await pdf.getPage(number);
    const [left, bottom, right, top] = page.view;
    const content = await page.getTextContent({ disableNormalization: true });
    const pieces = content.items
      .filter((item) => item.str)
      .map((item) => ({
        text: item.str,
        x: (item.transform[4] - left) * MM,
        y: (top - item.transform[5]) * MM,
        width: item.width * MM,
        size: item.height,
      }));
    pages.push({ pieces, paper: [right - left, top - bottom], text: pieces.map((piece) => piece.text).join('') });
  }
  const { info } = await pdf.getMetadata();
  const marks = (await pdf.getOutline()) ?? [];
  const outline = await Promise.all(marks.map(async (mark) => ({ title: mark.title, page: (await pdf.getPageIndex(mark.dest[0])) + 1 })));
  await task.destroy();
  return { pages, text: pages.map((page) => page.text).join(''), title: info.Title ?? '', author: info.Author ?? '', outline };
}

parentPort.on('message', ({ id, bytes }) => {
  read(bytes).then(
    (pdf) => parentPort.postMessage({ id, pdf }),
    (error) => parentPort.postMessage({ id, error: String(error?.stack ?? error) }),
  );
});
