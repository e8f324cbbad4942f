import type { TransactionalAdapter } from '@nestjs-cls/transactional';
import type { ClientBase } from 'pg';
import { DataSource } from 'typeorm';
import { statement } from './statement.ts';
import { Transaction } from './transaction.ts';

/** The role every statement runs as. It owns nothing, obeys row-level security and may not change the audit trail. */
const APP_ROLE = 'orecase_app';
const SCOPE = statement(`select set_config('role', $1, true), set_config('app.scope', $2, true), set_config('app.user', $3, true)`);

/** For whom a transaction is opened: what row-level security goes by. Empty: no scoped row is visible or writable. */
export interface TransactionScope {
  scope: string;
  userId: string;
}

/** Opens and ends the transactions of @nestjs-cls/transactional: on a connection of TypeORM's pool, with the scope set before any work begins. */
export class ScopedTransactions implements TransactionalAdapter<DataSource, Transaction, TransactionScope> {
  readonly connectionToken = DataSource;
  readonly optionsFactory = (dataSource: DataSource) => ({
    wrapWithTransaction: (scope: TransactionScope, work: () => Promise<unknown>, use: (transaction?: Transaction) => void) =>
      inTransaction(dataSource, scope, work, use),
    getFallbackInstance: (): Transaction => {
      throw new Error('no transaction: wrap the work in Database.transaction()');
    },
  });
}

async function inTransaction<T>(
  dataSource: DataSource,
  scope: TransactionScope,
  work: () => Promise<T>,
  use: (transaction: Transaction) => void,
): Promise<T> {
  const runner = dataSource.createQueryRunner();
  const client = (await runner.connect()) as ClientBase;
  const transaction = new Transaction(runner.manager, client);
  try {
    await begin(client, scope);
    // TypeORM must know, or it would open another one around each insert of an entity
    Object.assign(runner, { isTransactionActive: true, transactionDepth: 1 });
    use(transaction);
    const result = await work();
    await transaction.commit();
    return result;
  } catch (error) {
    await transaction.rollback();
    throw transaction.failure ?? error;
  } finally {
    await runner.release();
  }
}

/** One round trip. Nothing else is sent before both are answered: no statement ever runs outside of the scope. */
const begin = (client: ClientBase, { scope, userId }: TransactionScope): Promise<unknown> =>
  Promise.all([client.query('start transaction'), client.query({ ...SCOPE, values: [APP_ROLE, scope, userId] })]);
