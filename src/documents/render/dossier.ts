import { PDFDocument } from 'pdf-lib';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { startOfDay } from '../../platform/calendar-date.ts';
import { addBookmarks, type FinishedPdf, finishPdf, seal } from './post.ts';

export interface DossierDocument {
  name: string;
  number: string;
  issuedOn: CalendarDate | null;
  /** 责任者: who made it. */
  organName: string;
  note: string;
  pdf: Uint8Array;
}

export interface DossierCover {
  organName: string;
  /** 案卷题名. */
  title: string;
  matterNumber: string;
  partyName: string;
  openedOn: CalendarDate | null;
  closedOn: CalendarDate | null;
  handlers: string;
  /** 处理结果. */
  outcome: string;
  /** 保管期限, e.g. 永久. */
  retention: string;
}

export interface DossierContent {
  cover: DossierCover;
  documents: readonly DossierDocument[];
  identity: string;
  /** Date of the joined file. */
  madeOn: CalendarDate;
}

export const pagesOf = async (pdf: Uint8Array): Promise<number> => (await PDFDocument.load(pdf, { updateMetadata: false })).getPageCount();

/**
 * Cover, list of contents, documents in order. Only the documents' pages are counted and numbered (at the top, outside),
 * as files are bound: the list can then name each page before it is itself laid out.
 */
export async function joinDossier(
  content: DossierContent,
  front: { cover: Uint8Array; catalogue: Uint8Array; numbers: Uint8Array | undefined },
): Promise<FinishedPdf> {
  const properties = {
    title: content.cover.title,
    author: content.cover.organName,
    subject: '案卷',
    madeAt: startOfDay(content.madeOn),
    identity: content.identity,
  };
  const joined = await PDFDocument.create({ updateMetadata: false });
  const add = async (bytes: Uint8Array): Promise<number> => {
    const first = joined.getPageCount();
    const part = await PDFDocument.load(bytes, { updateMetadata: false });
    for (const page of await joined.copyPages(part, part.getPageIndices())) joined.addPage(page);
    return first;
  };
  const finished = (bytes: Uint8Array): Promise<FinishedPdf> => finishPdf(bytes, properties);
  const bookmarks = [
    { title: '卷宗封面', page: await add((await finished(front.cover)).bytes) },
    { title: '卷内目录', page: await add((await finished(front.catalogue)).bytes) },
  ];
  const firstNumbered = joined.getPageCount();
  for (const document of content.documents)
    bookmarks.push({ title: [document.name, document.number].filter(Boolean).join(' '), page: await add(document.pdf) });
  if (front.numbers) await stamp(joined, (await finished(front.numbers)).bytes, firstNumbered);
  addBookmarks(joined, bookmarks);
  return seal(joined, properties);
}

async function stamp(joined: PDFDocument, numbers: Uint8Array, from: number): Promise<void> {
  const overlays = await joined.embedPdf(
    numbers,
    Array.from({ length: joined.getPageCount() - from }, (_, index) => index),
  );
  overlays.forEach((overlay, index) => joined.getPage(from + index).drawPage(overlay, { x: 0, y: 0 }));
}
