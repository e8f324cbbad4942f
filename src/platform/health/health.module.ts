import { Module } from '@nestjs/common';
import { TerminusModule } from '@nestjs/terminus';
import { JobsModule } from '../jobs/jobs.module.ts';
import { HealthController } from './health.controller.ts';
import { HealthRepository } from './health.repository.ts';
import { DatabaseProbe, MigrationsProbe, WorkersProbe } from './own-probes.ts';

@Module({
  imports: [JobsModule, TerminusModule.forRoot({ logger: false })],
  controllers: [HealthController],
  providers: [HealthRepository, DatabaseProbe, MigrationsProbe, WorkersProbe],
})
export class HealthModule {}
