import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.ts';
import { setTypeParsers } from './pg-types.ts';
import { SnakeNamingStrategy } from './snake-naming.strategy.ts';

/** Options of every connection: the server's, the tests' and the command-line tools'. Nest adds the entities (autoLoadEntities). */
export function dataSourceOptions(url: string, poolSize = 16): DataSourceOptions {
  setTypeParsers();
  return {
    type: 'postgres',
    url,
    migrations: MIGRATIONS,
    migrationsTransactionMode: 'each',
    namingStrategy: new SnakeNamingStrategy(),
    synchronize: false,
    // pipeline: statements that do not wait for each other share a round trip (Database.query)
    extra: { max: poolSize, pipeline: true },
  };
}
