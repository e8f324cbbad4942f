import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.ts';
import { ActorContext } from './context.ts';
import { Database } from './database/database.ts';
import { HttpModule } from './http/http.module.ts';
import { AppLogger } from './logging/app-logger.ts';

const DOORS = [Clock, ActorContext, Database, AppLogger];

/** What every part stands on: time, actor, transactions, log, and the HTTP answers. */
@Global()
@Module({ imports: [HttpModule], providers: DOORS, exports: DOORS })
export class PlatformModule {}
