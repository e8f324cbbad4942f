import { Injectable, StreamableFile } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { NotFoundError } from '../platform/errors.ts';
import { FileStore } from '../platform/files/index.ts';
import type { MatterKind } from '../procedures/step.ts';
import { type CoverOf, DocumentComposer } from './composers.ts';
import { requireReader } from './document-access.ts';
import type { LegalDocument } from './document.entity.ts';
import { DocumentRepository } from './document.repository.ts';
import { itemOf } from './document-view.ts';
import { NumberService } from './numbering/number.service.ts';
import { PageContent } from './page-content.ts';
import type { DossierDocument } from './render/dossier.ts';
import { DocumentRenderer } from './render/renderer.ts';

const EMPTY_COVER = { openedOn: null, closedOn: null, handlers: '', outcome: '', retention: '永久' };

/** The whole file of a matter in one PDF: what was issued and is in force, in the order of issue. 令12 art 47. */
@Injectable()
export class DossierService {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly composer: DocumentComposer,
    private readonly numbers: NumberService,
    private readonly page: PageContent,
    private readonly renderer: DocumentRenderer,
    private readonly files: FileStore,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {}

  /** Throws NotFoundError for a matter without any issued document, too: there is nothing to bind. */
  async pdf(matterId: string): Promise<StreamableFile> {
    requireReader(this.actors.required);
    const { cover, documents, bureauCode } = await this.database.transaction(() => this.contents(matterId));
    const today = this.clock.today();
    const organ = await this.numbers.organ(bureauCode, today);
    const parts: DossierDocument[] = [];
    for (const document of documents) parts.push(await this.part(document));
    const pdf = await this.renderer.dossier({
      cover: { ...EMPTY_COVER, title: '', matterNumber: '', partyName: '', organName: organ.name, ...cover.cover },
      documents: parts,
      identity: matterId,
      madeOn: today,
    });
    return new StreamableFile(pdf.bytes, {
      type: 'application/pdf',
      length: pdf.bytes.length,
      disposition: `inline; filename*=UTF-8''${encodeURIComponent(`卷宗 ${cover.cover.title ?? ''}.pdf`)}`,
    });
  }

  private async contents(matterId: string): Promise<{ cover: CoverOf; documents: LegalDocument[]; bureauCode: string }> {
    const own = await this.documents.ofMatters([matterId]);
    if (!own[0]) throw new NotFoundError('该案卷', 'The file');
    const cover = await this.composer.cover(own[0].matterKind as MatterKind, matterId);
    const all = cover.related?.length ? await this.documents.ofMatters([matterId, ...cover.related]) : own;
    const documents = all
      .filter((document) => document.status === 'ISSUED')
      .sort((a, b) => a.issuedAt!.getTime() - b.issuedAt!.getTime() || (a.id < b.id ? -1 : 1));
    if (!documents.length) throw new NotFoundError('该案卷（尚无已签发的文书）', 'The file (nothing is issued yet)');
    return { cover, documents, bureauCode: own[0].bureauCode };
  }

  private async part(document: LegalDocument): Promise<DossierDocument> {
    const common = {
      name: itemOf(document).name,
      number: document.number ?? '',
      issuedOn: document.issuedOn,
      organName: document.organName ?? '',
      note: '',
    };
    return {
      ...common,
      pdf: document.pdfSha256 ? await this.stored(document.pdfSha256) : (await this.renderer.pdf(await this.page.of(document))).bytes,
    };
  }

  private async stored(sha256: string): Promise<Uint8Array> {
    const { stream } = await this.files.open(sha256);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    return Buffer.concat(chunks);
  }
}
