import { Injectable, StreamableFile } from '@nestjs/common';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { NotFoundError, UserError } from '../platform/errors.ts';
import { FileStore } from '../platform/files/index.ts';
import { describeForm, type FormField } from '../platform/forms/field.ts';
import { newId } from '../platform/ids.ts';
import { JobQueue } from '../platform/jobs/index.ts';
import type { Problem } from '../platform/errors.ts';
import { requireReader } from './document-access.ts';
import type { LegalDocument } from './document.entity.ts';
import { DocumentRepository } from './document.repository.ts';
import { type DocumentAction, DocumentService, typeOf } from './document.service.ts';
import { type DocumentItem, itemOf } from './document-view.ts';
import { PageContent } from './page-content.ts';
import { PDF_JOB } from './pdf.job.ts';
import { NoBrowserError } from './render/browser.ts';
import { DocumentRenderer } from './render/renderer.ts';

export interface DocumentDetail extends DocumentItem {
  matter: { kind: string; id: string };
  fields: object;
  form: { fields: FormField[] };
  /** What is missing before it can be issued. */
  problems: Problem[];
  actions: DocumentAction[];
}

/** What people see of documents. */
@Injectable()
export class DocumentDesk {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly service: DocumentService,
    private readonly page: PageContent,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly jobs: JobQueue,
    private readonly actors: ActorContext,
    private readonly database: Database,
  ) {}

  async ofMatter(matterId: string): Promise<DocumentItem[]> {
    requireReader(this.actors.required);
    return (await this.documents.ofMatters([matterId])).map(itemOf);
  }

  async detail(id: string): Promise<DocumentDetail> {
    return this.describe(await this.find(id));
  }

  async describe(document: LegalDocument): Promise<DocumentDetail> {
    return {
      ...itemOf(document),
      matter: { kind: document.matterKind, id: document.matterId },
      fields: document.fields,
      form: { fields: describeForm(typeOf(document.type).fields) },
      problems: await this.service.problemsOf(document),
      actions: await this.service.actionsOf(document),
    };
  }

  async previewHtml(id: string): Promise<string> {
    return this.renderer.html(await this.page.shown(await this.find(id)));
  }

  async previewPdf(id: string): Promise<StreamableFile> {
    const document = await this.find(id);
    const { bytes } = await this.renderer.pdf(await this.page.shown(document));
    return inline(bytes, document);
  }

  /** The PDF of an issued document; undefined while it is being made. Throws 503 with what to do when it cannot be made. */
  async pdf(id: string): Promise<StreamableFile | undefined> {
    const document = await this.find(id);
    if (document.pdfSha256) {
      const { stream, size } = await this.files.open(document.pdfSha256);
      return new StreamableFile(stream, { type: 'application/pdf', length: size, disposition: disposition(document) });
    }
    if (document.pdfState === 'NONE') throw new NotFoundError('该文书的PDF（尚未签发）', 'The PDF (not issued yet)');
    if (document.pdfError === 'NO_BROWSER') throw new NoBrowserError();
    if (document.pdfState === 'FAILED') {
      throw new UserError('PDF_FAILED', 'PDF生成失败，请重新生成；多次失败请联系管理员。', {
        status: 503,
        messageEn: 'The PDF could not be made. Ask for it again.',
        extra: { reason: document.pdfError },
      });
    }
    return undefined;
  }

  /** Makes the PDF again after its job gave up. */
  async retryPdf(id: string): Promise<DocumentItem> {
    return this.database.transaction(async () => {
      const document = await this.find(id);
      if (document.pdfState !== 'FAILED')
        throw new UserError('PDF_NOT_FAILED', '该文书的PDF未曾失败，无需重新生成。', { status: 409, messageEn: 'Nothing to retry.' });
      await this.documents.pdfTrouble(id, 'PENDING', null);
      await this.jobs.enqueue({ kind: PDF_JOB, key: `${id}:${newId()}`, payload: { documentId: id } });
      return itemOf(await this.documents.get(id));
    });
  }

  private find(id: string): Promise<LegalDocument> {
    requireReader(this.actors.required);
    return this.documents.get(id);
  }
}

const inline = (bytes: Uint8Array, document: LegalDocument): StreamableFile =>
  new StreamableFile(bytes, { type: 'application/pdf', length: bytes.length, disposition: disposition(document) });
const disposition = (document: LegalDocument): string =>
  `inline; filename*=UTF-8''${encodeURIComponent(`${itemOf(document).name}${document.number ?? ''}.pdf`)}`;
