import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { AuditModule, registerAuditActions } from '../../audit/index.ts';
import { DocumentsModule } from '../../documents/index.ts';
import { PeopleModule } from '../../people/index.ts';
import { MatterReaders, ProcedureListeners, ProceduresModule } from '../../procedures/index.ts';
import { PartiesModule } from '../parties/index.ts';
import { CloseLeadHandler } from './handlers/close-lead.handler.ts';
import { LeadProgressListener } from './handlers/lead-progress.listener.ts';
import { LeadController } from './lead.controller.ts';
import { LeadDocuments } from './documents/lead-documents.ts';
import { LeadDocumentsDesk } from './documents/lead-documents-desk.ts';
import { CaseLead } from './lead.entity.ts';
import { LeadMerging } from './lead-merging.ts';
import { LeadReader } from './lead.reader.ts';
import { LeadRepository } from './lead.repository.ts';
import { LeadService } from './lead.service.ts';
import { LeadViewRepository } from './lead-view.repository.ts';
import { ReporterRepository } from './reporter/reporter.repository.ts';
import { ReporterService } from './reporter/reporter.service.ts';
import { SealKey } from './reporter/seal-key.ts';
import { LEAD_STEPS } from './steps/index.ts';

registerAuditActions({
  'lead.registered': { zh: '登记线索{number}', en: 'Registered the lead {number}' },
  'lead.changed': { zh: '修改线索内容', en: 'Changed the lead' },
  'reporter.opened': { zh: '查阅密封的举报人信息，理由：{reason}', en: 'Looked at the sealed reporter: {reason}' },
});

@Module({
  imports: [TypeOrmModule.forFeature([CaseLead]), AuditModule, PeopleModule, ProceduresModule, DocumentsModule, PartiesModule],
  controllers: [LeadController],
  providers: [
    LeadRepository,
    LeadViewRepository,
    LeadService,
    LeadReader,
    LeadMerging,
    LeadProgressListener,
    CloseLeadHandler,
    ReporterRepository,
    ReporterService,
    SealKey,
    { provide: LeadDocuments, useClass: LeadDocumentsDesk },
    ...LEAD_STEPS,
  ],
  exports: [LeadService],
})
export class LeadsModule implements OnModuleInit {
  constructor(
    private readonly readers: MatterReaders,
    private readonly listeners: ProcedureListeners,
    private readonly reader: LeadReader,
    private readonly progress: LeadProgressListener,
    private readonly documents: LeadDocuments,
  ) {}

  onModuleInit(): void {
    this.readers.register(this.reader);
    this.listeners.register(this.progress);
    this.documents.registerComposers();
  }
}
