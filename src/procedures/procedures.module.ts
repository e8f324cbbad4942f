import path from 'node:path';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { createMemoisedEngine } from '../engine/index.ts';
import { BackgroundService } from './host/background.service.ts';
import { CommandService } from './host/command.service.ts';
import { DefinitionRegistry, WORKFLOWS_DIRECTORY } from './versions/definition-registry.ts';
import { DefinitionRepository } from './versions/definition.repository.ts';
import { ENGINE } from './engine-token.ts';
import { HouseLawBook } from './house-law-book.ts';
import { IncidentRepository } from './incidents/incident.repository.ts';
import { IncidentService } from './incidents/incident.service.ts';
import { InstanceRepository } from './stores/instance.repository.ts';
import { LawBook } from './law-book.ts';
import { CanonRepository } from './memo/canon.repository.ts';
import { MemoisedSteps } from './memo/memoised-steps.ts';
import { PrewarmService } from './memo/prewarm.service.ts';
import { ShadowShare } from './memo/shadow-share.ts';
import { TransitionsRepository } from './memo/transitions.repository.ts';
import { MessageRepository } from './stores/message.repository.ts';
import { MessageService } from './host/message.service.ts';
import { OpenItemRepository } from './stores/open-item.repository.ts';
import { PortLocator } from './host/port-locator.ts';
import { ProcedureJobHandler } from './jobs/procedure-job.handler.ts';
import { ProcedureJobWork } from './jobs/procedure-job-work.ts';
import { ProcedureJobs } from './jobs/procedure-jobs.ts';
import { ProcedureService } from './host/procedure.service.ts';
import { MatterReaders, ProcedureListeners, StepRegistry } from './host/registries.ts';
import { StepJudge } from './host/step-judge.service.ts';
import { StepRules } from './host/step-rules.ts';
import { StepRunner } from './host/step-runner.ts';
import { StepSaveRepository } from './stores/step-save.repository.ts';
import { TimerRepository } from './time/timer.repository.ts';
import { TimerPort, TimerService } from './time/timer.service.ts';
import { TimerPoller } from './time/timer.poller.ts';
import { WorkItemService } from './host/work-item.service.ts';

const DOOR = [
  ProcedureService,
  MessageService,
  WorkItemService,
  CommandService,
  DefinitionRegistry,
  StepRegistry,
  StepRules,
  MatterReaders,
  ProcedureListeners,
  TimerPort,
  TimerService,
  IncidentService,
  PrewarmService,
  PortLocator,
];

@Module({
  imports: [DiscoveryModule],
  providers: [
    { provide: ENGINE, useFactory: () => createMemoisedEngine() },
    { provide: WORKFLOWS_DIRECTORY, useFactory: () => path.resolve('workflows') },
    { provide: LawBook, useClass: HouseLawBook },
    DefinitionRepository,
    InstanceRepository,
    StepSaveRepository,
    MessageRepository,
    OpenItemRepository,
    TimerRepository,
    IncidentRepository,
    CanonRepository,
    TransitionsRepository,
    ShadowShare,
    MemoisedSteps,
    StepRunner,
    StepJudge,
    BackgroundService,
    ProcedureJobs,
    ProcedureJobWork,
    ProcedureJobHandler,
    TimerPoller,
    ...DOOR,
  ],
  exports: [...DOOR, DefinitionRepository, LawBook],
})
export class ProceduresModule {}
