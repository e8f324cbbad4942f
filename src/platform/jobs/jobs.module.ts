import { Module } from '@nestjs/common';
import { DiscoveryModule } from '@nestjs/core';
import { BackgroundWork } from './background-work.ts';
import { MarkedProviders } from './discovery.ts';
import { JobExecutor } from './job-executor.ts';
import { JobQueue } from './job-queue.ts';
import { JobRepository } from './job.repository.ts';
import { JobsController } from './jobs.controller.ts';
import { NotificationListener } from './notification-listener.ts';
import { PollerRegistry } from './poller-registry.ts';

@Module({
  imports: [DiscoveryModule],
  controllers: [JobsController],
  providers: [BackgroundWork, MarkedProviders, JobExecutor, JobQueue, JobRepository, NotificationListener, PollerRegistry],
  exports: [BackgroundWork, JobQueue, JobRepository, MarkedProviders, PollerRegistry, NotificationListener],
})
export class JobsModule {}
