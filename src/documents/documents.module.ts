import { Module, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import path from 'node:path';
import { AuditModule, registerAuditActions } from '../audit/index.ts';
import { PeopleModule } from '../people/index.ts';
import { ProceduresModule } from '../procedures/index.ts';
import { DocumentPort } from '../procedures/step.ts';
import { BrowserProbe } from './browser.probe.ts';
import { DocumentComposer } from './composers.ts';
import { DocumentDesk } from './document-desk.service.ts';
import { DocumentController } from './document.controller.ts';
import { DocumentRepository } from './document.repository.ts';
import { DocumentService } from './document.service.ts';
import { DossierService } from './dossier.service.ts';
import { NumberRepository } from './numbering/number.repository.ts';
import { NumberService } from './numbering/number.service.ts';
import { PageContent } from './page-content.ts';
import { PdfJob } from './pdf.job.ts';
import { DocumentRenderer } from './render/renderer.ts';

registerAuditActions({
  'document.drafted': { zh: '拟制文书《{name}》', en: 'Drafted "{nameEn}"' },
  'document.changed': { zh: '修改文书《{name}》', en: 'Changed "{nameEn}"' },
  'document.issued': { zh: '签发文书《{name}》（{number}）', en: 'Issued "{nameEn}" ({number})' },
  'document.voided': { zh: '作废文书《{name}》：{reason}', en: 'Voided "{nameEn}": {reason}' },
  'organ-code.set': { zh: '设置机关代字“{code}”，自{validFrom}起', en: 'Set the organ code "{code}" from {validFrom}' },
});

const rendererOf = (config: ConfigService): DocumentRenderer =>
  new DocumentRenderer({
    templates: path.resolve('templates'),
    cache: path.resolve(config.getOrThrow<string>('DATA_DIR'), 'cache'),
    executablePath: config.get<string>('PUPPETEER_EXECUTABLE_PATH'),
    pages: config.get<number>('RENDERERS') ?? 2,
  });

@Module({
  imports: [AuditModule, PeopleModule, ProceduresModule],
  controllers: [DocumentController],
  providers: [
    { provide: DocumentRenderer, inject: [ConfigService], useFactory: rendererOf },
    DocumentRepository,
    NumberRepository,
    NumberService,
    DocumentComposer,
    PageContent,
    PdfJob,
    BrowserProbe,
    DocumentService,
    { provide: DocumentPort, useExisting: DocumentService },
    DocumentDesk,
    DossierService,
  ],
  exports: [DocumentComposer, DocumentService, DocumentPort],
})
export class DocumentsModule implements OnApplicationBootstrap, OnModuleDestroy {
  constructor(
    private readonly renderer: DocumentRenderer,
    private readonly config: ConfigService,
  ) {}

  /** Not awaited: the server answers at once. A machine without a browser is told so when it is asked to print. */
  onApplicationBootstrap(): void {
    if (this.config.get<string>('WORKERS') === 'true') void this.renderer.prepare().catch(() => undefined);
  }

  async onModuleDestroy(): Promise<void> {
    await this.renderer.close();
  }
}
