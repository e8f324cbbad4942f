import type { DataSourceOptions } from 'typeorm';
import { MIGRATIONS } from './migrations/index.ts';
import { SnakeNamingStrategy } from './snake-naming.strategy.ts';

/** Options of every connection: the server's, the tests' and the command-line tools'. Nest adds the entities (autoLoadEntities). */
export const dataSourceOptions = (url: string, poolSize = 16): DataSourceOptions => ({
  type: 'postgres',
  url,
  migrations: MIGRATIONS,
  migrationsTransactionMode: 'each',
  namingStrategy: new SnakeNamingStrategy(),
  synchronize: false,
  extra: { max: poolSize },
});
