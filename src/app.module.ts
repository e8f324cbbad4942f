import { Module } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import { ClsModule } from 'nestjs-cls';
import { DataSource } from 'typeorm';
import { AuditModule } from './audit/audit.module.ts';
import { CaseworkModule } from './casework/casework.module.ts';
import { DeadlinesModule } from './deadlines/deadlines.module.ts';
import { DocumentsModule } from './documents/documents.module.ts';
import { PeopleModule } from './people/people.module.ts';
import { readConfig } from './platform/config.ts';
import { dataSourceOptions } from './platform/database/data-source-options.ts';
import { PlatformModule } from './platform/platform.module.ts';
import { ProceduresModule } from './procedures/procedures.module.ts';
import { WorklistsModule } from './worklists/worklists.module.ts';

@Module({
  imports: [
    ConfigModule.forRoot({ isGlobal: true, validate: readConfig, ignoreEnvFile: true }),
    TypeOrmModule.forRootAsync({
      inject: [ConfigService],
      useFactory: (config: ConfigService) => ({ ...dataSourceOptions(config.getOrThrow<string>('DATABASE_URL')), autoLoadEntities: true, migrationsRun: true, retryAttempts: 0 }),
    }),
    ClsModule.forRoot({
      global: true,
      middleware: { mount: true, generateId: true },
      plugins: [new ClsPluginTransactional({ imports: [TypeOrmModule], adapter: new TransactionalAdapterTypeOrm({ dataSourceToken: DataSource }) })],
    }),
    DiscoveryModule,
    PlatformModule,
    AuditModule,
    PeopleModule,
    ProceduresModule,
    WorklistsModule,
    DeadlinesModule,
    DocumentsModule,
    CaseworkModule,
  ],
})
export class AppModule {}
