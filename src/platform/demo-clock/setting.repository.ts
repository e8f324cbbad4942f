import { Injectable } from '@nestjs/common';
import { Clock } from '../clock.ts';
import { Database } from '../database/database.ts';

/** Named values of the whole installation. */
@Injectable()
export class SettingRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async read<T>(key: string): Promise<T | undefined> {
    return (await this.database.one<{ value: T }>('select value from setting where key = $1', [key]))?.value;
  }

  /** Writes the value and, with the commit, tells the other servers on `channel`. */
  async write(key: string, value: unknown, channel: string): Promise<void> {
    await this.database.transaction(async () => {
      await this.database.query(
        `insert into setting (key, value, updated_at) values ($1, $2, $3) on conflict (key) do update set value = excluded.value, updated_at = excluded.updated_at`,
        [key, JSON.stringify(value), this.clock.now()],
      );
      await this.database.query('select pg_notify($1, $2)', [channel, key]);
    });
  }
}
