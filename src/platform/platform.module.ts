import { Global, Module } from '@nestjs/common';
import { Clock } from './clock.ts';
import { ActorContext } from './context.ts';
import { Database } from './database/database.ts';

@Global()
@Module({ providers: [Clock, ActorContext, Database], exports: [Clock, ActorContext, Database] })
export class PlatformModule {}
