import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.ts';
import { ActorContext } from './context.ts';
import { Database } from './database/database.ts';
import { DemoClockModule } from './demo-clock/demo-clock.module.ts';
import { FileStore } from './files/file-store.ts';
import { HealthModule } from './health/health.module.ts';
import { HttpModule } from './http/http.module.ts';
import { JobsModule } from './jobs/jobs.module.ts';
import { AppLogger } from './logging/app-logger.ts';

const DOORS = [Clock, ActorContext, Database, AppLogger, FileStore];
const PARTS = [HttpModule, JobsModule, DemoClockModule];

/** What every part stands on: time, actor, transactions, log, files, jobs and the HTTP answers. */
@Global()
@Module({ imports: [...PARTS, HealthModule], providers: DOORS, exports: [...DOORS, ...PARTS] })
export class PlatformModule {}
