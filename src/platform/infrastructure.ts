import type { DynamicModule, Type } from '@nestjs/common';
import { ConfigModule, ConfigService } from '@nestjs/config';
import { DiscoveryModule } from '@nestjs/core';
import { TypeOrmModule } from '@nestjs/typeorm';
import { ClsPluginTransactional } from '@nestjs-cls/transactional';
import { ClsModule } from 'nestjs-cls';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { readConfig } from './config.ts';
import { dataSourceOptions } from './database/data-source-options.ts';
import { migrate } from './database/migrate.ts';
import { ScopedTransactions } from './database/scoped-transactions.ts';

/** Configuration, database (migrated before the first query) and request context: what every composition of modules stands on. */
export const infrastructure = (): Array<DynamicModule | Promise<DynamicModule> | Type> => [
  ConfigModule.forRoot({ isGlobal: true, validate: readConfig, ignoreEnvFile: true }),
  TypeOrmModule.forRootAsync({
    inject: [ConfigService],
    useFactory: (config: ConfigService) => ({
      ...dataSourceOptions(config.getOrThrow<string>('DATABASE_URL')),
      autoLoadEntities: true,
      retryAttempts: 0,
    }),
    dataSourceFactory: async (options) => {
      await migrate((options as { url: string }).url);
      return new DataSource(options as DataSourceOptions).initialize();
    },
  }),
  ClsModule.forRoot({
    global: true,
    middleware: { mount: true, generateId: true },
    plugins: [new ClsPluginTransactional({ imports: [TypeOrmModule], adapter: new ScopedTransactions() })],
  }),
  DiscoveryModule,
];
