import pg from 'pg';

const DATE = 1082;
const BIGINT = 20;
const NUMERIC = 1700;

/**
 * How PostgreSQL values arrive in Node, for every connection of this process:
 * `date` as 'YYYY-MM-DD' (a JavaScript Date would shift it by the time zone), `bigint` as number (fen and counters stay far below 2^53),
 * `numeric` as the exact text.
 */
export function setTypeParsers(): void {
  pg.types.setTypeParser(DATE, (text) => text);
  pg.types.setTypeParser(BIGINT, Number);
  pg.types.setTypeParser(NUMERIC, (text) => text);
}
