import type { ClientBase, QueryResult } from 'pg';
import type { EntityManager } from 'typeorm';
import type { Statement } from './statement.ts';

/** One running transaction: its connection, and what was sent on it without waiting. */
export class Transaction {
  /** Why a statement that nobody waits for failed: what comes after it only hears that the transaction is aborted. */
  failure: unknown;
  private readonly pending: Array<Promise<unknown>> = [];
  private isOver = false;

  constructor(
    readonly manager: EntityManager,
    private readonly client: ClientBase,
  ) {}

  /** Statements are sent at once, in the order of the calls; the server runs them one after the other. */
  async query(sql: string | Statement, values: unknown[]): Promise<QueryResult> {
    // the connection may serve somebody else by now, in another scope
    if (this.isOver) throw new Error('the transaction is over: something was not waited for');
    return typeof sql === 'string' ? this.client.query(sql, values) : this.client.query({ name: sql.name, text: sql.text, values });
  }

  /** Waited for before the commit. `check` throws when the answer is not as it must be. */
  send(sql: Statement, values: unknown[], check: (result: QueryResult) => void): void {
    const answered = this.query(sql, values).then(check);
    answered.catch((error: unknown) => (this.failure ??= error));
    this.pending.push(answered);
  }

  async commit(): Promise<void> {
    await Promise.all(this.pending);
    this.isOver = true;
    const { command } = await this.client.query('commit');
    // PostgreSQL's answer when a statement had failed and its error was swallowed
    if (command !== 'COMMIT') throw new Error('nothing was committed: a statement of the transaction had failed');
  }

  /** Never throws: a connection that is gone has taken its transaction along. */
  async rollback(): Promise<void> {
    this.isOver = true;
    await this.client.query('rollback').catch(() => undefined);
  }
}
