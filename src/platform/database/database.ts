import { Injectable } from '@nestjs/common';
import { TransactionHost } from '@nestjs-cls/transactional';
import type { EntityManager } from 'typeorm';
import { ActorContext } from '../context.ts';
import type { ScopedTransactions } from './scoped-transactions.ts';
import type { Statement } from './statement.ts';

/** The transaction runner: the only way to the database. */
@Injectable()
export class Database {
  constructor(
    private readonly host: TransactionHost<ScopedTransactions>,
    private readonly actors: ActorContext,
  ) {}

  /**
   * Runs `work` in one transaction and joins a running one. Row-level security is set from the actor in context:
   * without an actor no scoped row is visible or writable (default deny).
   */
  async transaction<T>(work: () => Promise<T>): Promise<T> {
    if (this.host.isTransactionActive()) return work();
    const actor = this.actors.current;
    return this.host.withTransaction({ scope: actor?.scope ?? '', userId: actor?.userId ?? '' }, work);
  }

  /** The running transaction's entity manager. Throws outside of one: a read without scope would see nothing. */
  get manager(): EntityManager {
    return this.host.tx.manager;
  }

  /**
   * Rows of one statement, in the running transaction or in one of its own. Calls that do not wait for each other share a round trip;
   * the server still runs them one after the other, each with a snapshot of its own.
   */
  async query<Row = Record<string, unknown>>(sql: string | Statement, parameters: unknown[] = []): Promise<Row[]> {
    if (!this.host.isTransactionActive()) return this.transaction(() => this.query<Row>(sql, parameters));
    return (await this.host.tx.query(sql, parameters)).rows as Row[];
  }

  /** The first row, if any. */
  async one<Row = Record<string, unknown>>(sql: string | Statement, parameters: unknown[] = []): Promise<Row | undefined> {
    return (await this.query<Row>(sql, parameters))[0];
  }

  /**
   * Sends a statement whose answer the work does not need, in the running transaction; throws outside of one. The commit waits for it, and its
   * failure is the transaction's. `check` is given the rows and throws when they are not as they must be.
   */
  send<Row>(sql: Statement, parameters: unknown[], check: (rows: Row[]) => void = () => undefined): void {
    this.host.tx.send(sql, parameters, ({ rows }) => check(rows as Row[]));
  }
}
