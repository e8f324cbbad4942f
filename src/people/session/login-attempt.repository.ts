import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

const MOST_FAILURES = 5;
const LOCK_MINUTES = 15;

export type Reservation = { isLocked: false; left: number } | { isLocked: true; until: Date };

/** Counts failed logins by the name typed, whether it exists or not. Runs as the system: nobody is logged in yet. */
@Injectable()
export class LoginAttemptRepository {
  constructor(private readonly database: Database) {}

  /**
   * Takes one attempt before the password is looked at, in one statement, so that a hundred guesses at once get five tries in all.
   * The fifth locks the name for fifteen minutes unless `succeed` follows. Fifteen quiet minutes clear the count.
   */
  async reserve(username: string, now: Date): Promise<Reservation> {
    const row = await this.database.one<{ failures: number }>(
      `insert into login_attempt as a (username, failures, last_at) values ($1, 1, $2)
       on conflict (username) do update set
         failures = case when a.last_at <= $3 then 1 else a.failures + 1 end,
         locked_until = case when a.last_at > $3 and a.failures + 1 >= $4 then $5::timestamptz end,
         last_at = $2
       where a.locked_until is null or a.locked_until <= $2
       returning failures`,
      [username, now, minutes(now, -LOCK_MINUTES), MOST_FAILURES, minutes(now, LOCK_MINUTES)],
    );
    if (row) return { isLocked: false, left: MOST_FAILURES - row.failures };
    return { isLocked: true, until: (await this.lockedUntil(username))! };
  }

  /** The right password: the count starts anew. */
  async succeed(username: string): Promise<void> {
    await this.database.query(`delete from login_attempt where username = $1`, [username]);
  }

  async lockedUntil(username: string): Promise<Date | undefined> {
    return (await this.database.one<{ until: Date }>(`select locked_until as until from login_attempt where username = $1`, [username]))
      ?.until;
  }

  /** Names nobody tried for a day: keeps the table small under a flood of invented names. */
  async forgetBefore(instant: Date): Promise<void> {
    await this.database.query(`delete from login_attempt where last_at < $1`, [instant]);
  }
}

const minutes = (from: Date, count: number): Date => new Date(from.getTime() + count * 60_000);
