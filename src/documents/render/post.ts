import { createHash } from 'node:crypto';
import { PDFArray, PDFDict, PDFDocument, PDFHexString, PDFName, type PDFObject, PDFString } from 'pdf-lib';

/** A4 in points, exactly: Chromium rounds to whole pixels and leaves 0.1 mm out. */
const A4 = { width: 595.276, height: 841.89 };

export interface PdfProperties {
  title: string;
  /** The organ that issues the document. */
  author: string;
  subject: string;
  /** Creation and change date: of the document, not of the machine, so that the same input gives the same bytes. */
  madeAt: Date;
  /** What the document identifier is made from: the number, or the id of a draft. */
  identity: string;
}

export interface FinishedPdf {
  bytes: Uint8Array;
  sha256: string;
  pages: number;
}

export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('hex');

/** Takes out of Chromium's PDF whatever differs between two runs, sets its properties and the exact page size. */
export async function finishPdf(raw: Uint8Array, properties: PdfProperties): Promise<FinishedPdf> {
  const pdf = await PDFDocument.load(raw, { updateMetadata: false });
  renumberNodes(pdf);
  for (const page of pdf.getPages()) page.setMediaBox(0, page.getHeight() - A4.height, A4.width, A4.height);
  return seal(pdf, properties);
}

/** Sets properties, dates and /ID and writes the file. */
export async function seal(pdf: PDFDocument, properties: PdfProperties): Promise<FinishedPdf> {
  pdf.setTitle(properties.title, { showInWindowTitleBar: true });
  pdf.setAuthor(properties.author);
  pdf.setSubject(properties.subject);
  pdf.setCreator('OreCase');
  pdf.setProducer('OreCase (Chromium, pdf-lib)');
  pdf.setLanguage('zh-CN');
  pdf.setCreationDate(properties.madeAt);
  pdf.setModificationDate(properties.madeAt);
  const id = PDFHexString.of(sha256(properties.identity).slice(0, 32));
  pdf.context.trailerInfo.ID = pdf.context.obj([id, id]);
  const bytes = await pdf.save({ useObjectStreams: false, addDefaultPage: false, updateFieldAppearances: false });
  return { bytes, sha256: sha256(bytes), pages: pdf.getPageCount() };
}

/** Chromium names structure elements `node00001234` by a counter of its process: rename them in their order. */
function renumberNodes(pdf: PDFDocument): void {
  const found = new Set<string>();
  const visit = (change: (text: string) => string | undefined): void => {
    for (const [, object] of pdf.context.enumerateIndirectObjects()) walk(object, change);
  };
  visit((text) => {
    if (/^node\d+$/.test(text)) found.add(text);
    return undefined;
  });
  const names = new Map([...found].sort().map((text, index) => [text, `node${String(index + 1).padStart(8, '0')}`]));
  if (names.size) visit((text) => names.get(text));
}

function walk(object: PDFObject, change: (text: string) => string | undefined): void {
  const renamed = (value: PDFObject): PDFObject | undefined => {
    const text = value instanceof PDFString || value instanceof PDFHexString ? change(value.decodeText()) : undefined;
    return text === undefined ? undefined : PDFString.of(text);
  };
  if (object instanceof PDFDict) {
    for (const [key, value] of object.entries()) {
      const next = renamed(value);
      if (next) object.set(key, next);
      else walk(value, change);
    }
  } else if (object instanceof PDFArray) {
    object.asArray().forEach((value, index) => {
      const next = renamed(value);
      if (next) object.set(index, next);
      else walk(value, change);
    });
  }
}

export interface Bookmark {
  title: string;
  /** Index of the page it points to. */
  page: number;
}

/** Writes the outline (bookmarks) of a joined PDF; one level, in the order given. */
export function addBookmarks(pdf: PDFDocument, bookmarks: readonly Bookmark[]): void {
  if (!bookmarks.length) return;
  const { context } = pdf;
  const root = context.nextRef();
  const refs = bookmarks.map(() => context.nextRef());
  bookmarks.forEach((bookmark, index) => {
    const item = context.obj({ Parent: root, Dest: [pdf.getPage(bookmark.page).ref, PDFName.of('Fit')] }) as PDFDict;
    item.set(PDFName.of('Title'), PDFHexString.fromText(bookmark.title));
    if (index > 0) item.set(PDFName.of('Prev'), refs[index - 1]!);
    if (index < refs.length - 1) item.set(PDFName.of('Next'), refs[index + 1]!);
    context.assign(refs[index]!, item);
  });
  context.assign(root, context.obj({ Type: 'Outlines', First: refs[0]!, Last: refs.at(-1)!, Count: refs.length }));
  pdf.catalog.set(PDFName.of('Outlines'), root);
  pdf.catalog.set(PDFName.of('PageMode'), PDFName.of('UseOutlines'));
}
