import { createHash } from 'node:crypto';

/** A statement with a name: each connection parses it once and, after some runs, plans it once. */
export interface Statement {
  name: string;
  text: string;
}

/**
 * For SQL of a constant text that every command sends: made once, beside the code that uses it. Planning a statement costs PostgreSQL more than
 * running it by primary key (docs/bench.md). Not for texts put together from a filter: each text stays with the connection for good.
 */
export const statement = (text: string): Statement => ({ name: createHash('sha256').update(text).digest('hex').slice(0, 16), text });
