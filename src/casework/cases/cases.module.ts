import { Module, type OnModuleInit } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { DeadlinesModule } from '../../deadlines/index.ts';
import { DocumentsModule } from '../../documents/index.ts';
import { PeopleModule } from '../../people/index.ts';
import { MatterReaders, ProceduresModule, ProcedureListeners } from '../../procedures/index.ts';
import { CaseController } from './case.controller.ts';
import { CaseDocuments, CaseDocumentsDesk } from './case-documents.ts';
import { CaseFile } from './case-file.entity.ts';
import { CaseFileRepository } from './case-file.repository.ts';
import { CaseOfficer } from './case-officer.entity.ts';
import { CaseReader } from './case.reader.ts';
import { CaseService } from './case.service.ts';
import { CaseStepRecord } from './case-step-record.entity.ts';
import { CaseViewRepository } from './case-view.repository.ts';
import { CaseStageListener } from './handlers/case-stage.listener.ts';
import { NoteOverdueHandler } from '../fulfilment/note-overdue.handler.ts';
import { OpenCaseFileHandler } from '../filing/open-case-file.handler.ts';
import { RecordSilenceHandler } from '../notice/record-silence.handler.ts';
import { LeadLinkRepository } from '../filing/lead-link.repository.ts';
import { CASE_STEPS } from './case-steps.ts';

@Module({
  imports: [
    TypeOrmModule.forFeature([CaseFile, CaseOfficer, CaseStepRecord]),
    PeopleModule,
    ProceduresModule,
    DeadlinesModule,
    DocumentsModule,
  ],
  controllers: [CaseController],
  providers: [
    CaseFileRepository,
    CaseViewRepository,
    LeadLinkRepository,
    CaseService,
    CaseReader,
    CaseStageListener,
    { provide: CaseDocuments, useClass: CaseDocumentsDesk },
    OpenCaseFileHandler,
    RecordSilenceHandler,
    NoteOverdueHandler,
    ...CASE_STEPS,
  ],
})
export class CasesModule implements OnModuleInit {
  constructor(
    private readonly readers: MatterReaders,
    private readonly listeners: ProcedureListeners,
    private readonly reader: CaseReader,
    private readonly stages: CaseStageListener,
    private readonly documents: CaseDocuments,
  ) {}

  onModuleInit(): void {
    this.readers.register(this.reader);
    this.listeners.register(this.stages);
    this.documents.registerComposers();
  }
}
