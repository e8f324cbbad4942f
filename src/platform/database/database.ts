import { Injectable } from '@nestjs/common';
import { TransactionHost } from '@nestjs-cls/transactional';
import type { TransactionalAdapterTypeOrm } from '@nestjs-cls/transactional-adapter-typeorm';
import type { EntityManager } from 'typeorm';
import { ActorContext } from '../context.ts';

/** The role every statement runs as. It owns nothing, obeys row-level security and may not change the audit trail. */
const APP_ROLE = 'orecase_app';

/** The transaction runner: the only way to the database. */
@Injectable()
export class Database {
  constructor(
    private readonly host: TransactionHost<TransactionalAdapterTypeOrm>,
    private readonly actors: ActorContext,
  ) {}

  /**
   * Runs `work` in one transaction and joins a running one. Row-level security is set from the actor in context:
   * without an actor no scoped row is visible or writable (default deny).
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.host.isTransactionActive()) return work();
    return this.host.withTransaction(async () => {
      await this.host.tx.query(`select set_config('role', $1, true), set_config('app.scope', $2, true), set_config('app.user', $3, true)`, [
        APP_ROLE,
        this.actors.current?.scope ?? '',
        this.actors.current?.userId ?? '',
      ]);
      return work();
    });
  }

  /** The running transaction's entity manager. Throws outside of one: a read without scope would see nothing. */
  get manager(): EntityManager {
    if (!this.host.isTransactionActive()) throw new Error('no transaction: wrap the work in Database.transaction()');
    return this.host.tx;
  }

  /** Rows of one statement, in the running transaction or in one of its own. */
  query<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row[]> {
    return this.transaction(async () => {
      const result: unknown = await this.manager.query(sql, parameters);
      // TypeORM answers UPDATE and DELETE with [rows, count]
      return (
        Array.isArray(result) && result.length === 2 && Array.isArray(result[0]) && typeof result[1] === 'number' ? result[0] : result
      ) as Row[];
    });
  }

  /** The first row, if any. */
  async one<Row = Record<string, unknown>>(sql: string, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }
}
