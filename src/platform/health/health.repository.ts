import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { MIGRATIONS } from '../database/migrations/index.ts';

@Injectable()
export class HealthRepository {
  constructor(private readonly source: DataSource) {}

  /** Names of migrations this server knows and the database lacks. Outside the application role, which does not see the table. */
  async pendingMigrations(): Promise<string[]> {
    const rows = await this.source.query<Array<{ name: string }>>('select name from migrations');
    const done = new Set(rows.map((row) => row.name));
    return MIGRATIONS.map((migration) => new migration().name).filter((name) => !done.has(name));
  }
}
