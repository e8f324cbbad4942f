import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { isDeepStrictEqual } from 'node:util';
import { Refused } from '../journeys/client.ts';
import type { Ledger } from './ledger.ts';

const PATIENCE_MS = 90_000;
const TWICE_AT_ONCE = 0.3;

export type Send<T> = (key: string) => Promise<T>;

/** A client that loses connections and never gives up: the same key until there is a definite answer, sometimes twice at once. */
export class StubbornClient {
  constructor(private readonly ledger: Ledger) {}

  /** The answer and the key it was given for. Throws Refused when a rule refuses. */
  async write<T>(send: Send<T>): Promise<{ key: string; answer: T }> {
    const key = randomUUID();
    if (Math.random() >= TWICE_AT_ONCE) return { key, answer: await this.untilAnswered(() => send(key)) };
    this.ledger.duplicates += 1;
    const [one, two] = await Promise.all([this.untilAnswered(() => send(key)), this.untilAnswered(() => send(key))]);
    if (!isDeepStrictEqual(one, two)) this.ledger.fault(`two answers to one request: ${JSON.stringify(one)} and ${JSON.stringify(two)}`);
    return { key, answer: one };
  }

  /** Two people press the button at once, each with a key of their own: one must win, the other must be refused. */
  async contest<T>(send: Send<T>): Promise<{ key: string; answer: T }> {
    this.ledger.rivals += 1;
    const results = await Promise.allSettled([this.write(send), this.write(send)]);
    const winners = results.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
    const losers = results.flatMap((result) => (result.status === 'rejected' ? [result.reason as unknown] : []));
    for (const reason of losers) if (!(reason instanceof Refused && [409, 412].includes(reason.status))) throw reason;
    if (winners.length !== 1) this.ledger.fault(`${winners.length} winners of one step`);
    return winners[0]!;
  }

  /** For reads too. A broken connection, a starting server and a lock held by somebody else are all temporary. */
  async untilAnswered<T>(request: () => Promise<T>): Promise<T> {
    const end = performance.now() + PATIENCE_MS;
    for (;;) {
      try {
        return await request();
      } catch (error) {
        if (error instanceof Refused && !isTemporary(error)) throw error;
        if (error instanceof Refused && error.status === 500) this.ledger.fault(error.message);
        if (performance.now() > end) throw error;
        this.ledger.retries += 1;
        await pause(50 + Math.random() * 200);
      }
    }
  }
}

const isTemporary = (refused: Refused): boolean => refused.status >= 500 || refused.problem.code === 'BUSY';
