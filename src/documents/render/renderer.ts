import path from 'node:path';
import { type CalendarDate, startOfDay } from '../../platform/calendar-date.ts';
import { describeForm } from '../../platform/forms/field.ts';
import { UnexpectedError } from '../../platform/errors.ts';
import { describeType, DOCUMENT_TYPES, type DocumentType } from '../types/index.ts';
import { findBrowser, type FoundBrowser } from './browser.ts';
import { type DossierContent, joinDossier, pagesOf } from './dossier.ts';
import { type FontSet, unpackFonts } from './fonts.ts';
import { RenderPool } from './pool.ts';
import { type FinishedPdf, finishPdf } from './post.ts';
import { complete, type Layout, TemplateSet } from './templates.ts';

export interface RendererOptions {
  /** The repository's templates/. */
  templates: string;
  /** DATA_DIR/cache: fonts and the bundled browser are unpacked here. */
  cache: string;
  executablePath?: string | undefined;
  /** Documents printed at once (RENDERERS). */
  pages?: number;
}

/** Everything that is on the page: same content, same bytes. */
export interface DocumentContent {
  type: string;
  fields: object;
  organName: string;
  /** As printed, or with blanks while it is a draft. */
  number: string;
  issuedOn: CalendarDate | null;
  /** Printed across the page. */
  mark: '草稿' | '作废' | null;
  /** For the identifier of the PDF: the document's id. */
  identity: string;
}

/** The oldest date a PDF may bear when nothing else is known. */
const NO_DATE = '2026-01-01';

/** Documents to HTML and PDF. Knows nothing of cases or the database. */
export class DocumentRenderer {
  private readonly templates: TemplateSet;
  private readonly pool: RenderPool;
  private fontSet: Promise<FontSet> | undefined;

  constructor(private readonly options: RendererOptions) {
    this.templates = new TemplateSet(options.templates);
    this.pool = new RenderPool({
      browser: () => this.browser(),
      fonts: () => this.fonts(),
      pages: options.pages ?? 2,
    });
  }

  get stats(): RenderPool['stats'] {
    return this.pool.stats;
  }

  /** The page as HTML, complete in itself. */
  html(content: DocumentContent): string {
    const type = typeOf(content.type);
    const fields = complete(content.fields as Record<string, unknown>, describeForm(type.fields));
    const name = describeType(type, fields).name.zh;
    return this.templates.html(type.key, type.isForm ? 'form' : 'letter', {
      ...type.present?.(fields),
      fields,
      name,
      organName: content.organName,
      number: content.number,
      issuedOn: content.issuedOn,
      mark: content.mark,
      isDraft: content.mark === '草稿',
      documentTitle: `${name} ${content.number}`,
    });
  }

  /** The page as PDF. Throws NoBrowserError (503) or OperationalError (worth a retry). */
  async pdf(content: DocumentContent): Promise<FinishedPdf> {
    const name = describeType(typeOf(content.type), content.fields as Record<string, unknown>).name.zh;
    return finishPdf(await this.pool.print(this.html(content)), {
      title: `${name} ${content.number}`,
      author: content.organName,
      subject: name,
      madeAt: startOfDay(content.issuedOn ?? NO_DATE),
      identity: `${content.identity}:${content.number}`,
    });
  }

  /** The whole file of a matter as one PDF: cover, list of contents, documents with running page numbers, bookmarks. */
  async dossier(content: DossierContent): Promise<FinishedPdf> {
    const counts = await Promise.all(content.documents.map((document) => pagesOf(document.pdf)));
    const total = counts.reduce((sum, count) => sum + count, 0);
    const print = (name: string, layout: Layout, values: Record<string, unknown>): Promise<Uint8Array> =>
      this.pool.print(this.templates.html(name, layout, { mark: null, documentTitle: content.cover.title, ...values }));
    const rows = content.documents.map((document, index) => ({
      ...document,
      pdf: undefined,
      page: 1 + counts.slice(0, index).reduce((sum, count) => sum + count, 0),
    }));
    const [cover, catalogue, numbers] = await Promise.all([
      print('dossier-cover', 'cover', { ...content.cover, documents: content.documents.length, pages: total }),
      print('dossier-catalogue', 'cover', { rows, title: content.cover.title, total }),
      total ? print('dossier-numbers', 'cover', { pages: Array.from({ length: total }, (_, index) => index + 1) }) : undefined,
    ]);
    return joinDossier(content, { cover, catalogue, numbers });
  }

  /** Changes with anything that changes the printed page. */
  async templateHash(type: string): Promise<string> {
    return this.templates.hash(type, (await this.fonts()).hash);
  }

  /** Unpacks fonts and browser ahead of the first document (2 to 10 s, once per version); starts nothing. */
  async prepare(): Promise<void> {
    await Promise.all([this.fonts(), this.browser()]);
  }

  /** Whether documents can be printed on this machine; unpacks the bundled browser if that was not done yet. */
  isAvailable(): Promise<boolean> {
    return this.browser().then(
      () => true,
      () => false,
    );
  }

  async close(): Promise<void> {
    await this.pool.close();
  }

  private browser(): Promise<FoundBrowser> {
    return findBrowser({ given: this.options.executablePath, cacheDirectory: this.options.cache });
  }

  private fonts(): Promise<FontSet> {
    this.fontSet ??= unpackFonts(path.join(this.options.templates, 'fonts'), this.options.cache).catch((error: unknown) => {
      this.fontSet = undefined; // a full disk may be emptied: try again next time
      throw error;
    });
    return this.fontSet;
  }
}

function typeOf(key: string): DocumentType {
  const type = DOCUMENT_TYPES.get(key);
  if (!type) throw new UnexpectedError(`no document type "${key}": add it to src/documents/types`);
  return type;
}
