import path from 'node:path';
import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { createMemoisedEngine } from '../engine/index.ts';
import { BackgroundService } from './background.service.ts';
import { CommandService } from './command.service.ts';
import { DefinitionRegistry, WORKFLOWS_DIRECTORY } from './definition-registry.ts';
import { DefinitionRepository } from './definition.repository.ts';
import { ENGINE } from './engine-token.ts';
import { HouseLawBook } from './house-law-book.ts';
import { IncidentRepository } from './incident.repository.ts';
import { IncidentService } from './incident.service.ts';
import { InstanceRepository } from './instance.repository.ts';
import { LawBook } from './law-book.ts';
import { CanonRepository } from './memo/canon.repository.ts';
import { MemoisedSteps } from './memo/memoised-steps.ts';
import { PrewarmService } from './memo/prewarm.service.ts';
import { ShadowShare } from './memo/shadow-share.ts';
import { TransitionsRepository } from './memo/transitions.repository.ts';
import { MessageRepository } from './message.repository.ts';
import { MessageService } from './message.service.ts';
import { OpenItemRepository } from './open-item.repository.ts';
import { PortLocator } from './port-locator.ts';
import { ProcedureJobHandler } from './procedure-job.handler.ts';
import { ProcedureJobWork } from './procedure-job-work.ts';
import { ProcedureJobs } from './procedure-jobs.ts';
import { ProcedureService } from './procedure.service.ts';
import { MatterReaders, ProcedureListeners, StepRegistry } from './registries.ts';
import { StepJudge } from './step-judge.service.ts';
import { StepRules } from './step-rules.ts';
import { StepRunner } from './step-runner.ts';
import { StepSaveRepository } from './step-save.repository.ts';
import { TimerRepository } from './timer.repository.ts';
import { TimerPort, TimerService } from './timer.service.ts';
import { TimerPoller } from './timer.poller.ts';
import { WorkItemService } from './work-item.service.ts';

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
