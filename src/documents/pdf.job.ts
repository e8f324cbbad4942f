import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { FileStore } from '../platform/files/index.ts';
import { type Job, JobHandler, type JobRunner, type Settle } from '../platform/jobs/index.ts';
import { PageContent } from './page-content.ts';
import { DocumentRepository } from './document.repository.ts';
import { DocumentRenderer } from './render/renderer.ts';

export const PDF_JOB = 'document-pdf';
const LARGEST_PDF = 50_000_000;

interface Payload {
  documentId: string;
}

/** Prints an issued document after the commit. Rendering is repeatable to the byte, so doing it twice stores one file. */
@Injectable()
@JobHandler(PDF_JOB)
export class PdfJob implements JobRunner {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly page: PageContent,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly database: Database,
  ) {}

  async run(job: Job): Promise<Settle | void> {
    const { documentId } = job.payload as unknown as Payload;
    const document = await this.documents.get(documentId);
    if (document.pdfSha256) return undefined;
    try {
      const pdf = await this.renderer.pdf(await this.page.of(document));
      const { sha256 } = await this.files.put(Buffer.from(pdf.bytes), { maxBytes: LARGEST_PDF });
      return () => this.documents.pdfReady(documentId, { sha256, pages: pdf.pages });
    } catch (error) {
      await this.database.transaction(() => this.documents.pdfTrouble(documentId, 'PENDING', codeOf(error)));
      throw error;
    }
  }

  onDead(job: Job, error: Error): Promise<void> {
    return this.documents.pdfTrouble((job.payload as unknown as Payload).documentId, 'FAILED', codeOf(error));
  }
}

const codeOf = (error: unknown): string => (error as { code?: string }).code ?? (error as Error).message.slice(0, 500);
