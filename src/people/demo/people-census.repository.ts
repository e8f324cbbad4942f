import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

/** Arbitrary but ours. */
const SEED_LOCK = 773_2012;

/** Whether the house is empty. Runs as the system. */
@Injectable()
export class PeopleCensus {
  constructor(private readonly database: Database) {}

  async hasUsers(): Promise<boolean> {
    return (await this.database.one(`select 1 from app_user limit 1`)) !== undefined;
  }

  /** Until the running transaction ends. */
  async lock(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock($1)`, [SEED_LOCK]);
  }
}
