import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Database } from '../../platform/database/database.ts';

export interface OrganCodeRow {
  bureauCode: string;
  code: string;
  validFrom: CalendarDate;
}

@Injectable()
export class NumberRepository {
  constructor(private readonly database: Database) {}

  /**
   * The next number of the series. The row stays locked until the transaction ends: the next issuer waits, and a rolled-back issue gives
   * its number back. That is why there is no gap; a database sequence would leave one.
   */
  async next(series: { bureauCode: string; organCode: string; letter: string; year: number }): Promise<number> {
    const row = await this.database.one<{ last: number }>(
      `insert into number_series (bureau_code, organ_code, letter, year, last) values ($1, $2, $3, $4, 1)
       on conflict (bureau_code, organ_code, letter, year) do update set last = number_series.last + 1 returning last`,
      [series.bureauCode, series.organCode, series.letter, series.year],
    );
    return row!.last;
  }

  /** The code letters in force for the bureau on the day, if it has set any. */
  async organCode(bureauCode: string, on: CalendarDate): Promise<string | undefined> {
    const row = await this.database.one<{ code: string }>(
      `select code from organ_code where bureau_code = $1 and valid_from <= $2 order by valid_from desc limit 1`,
      [bureauCode, on],
    );
    return row?.code;
  }

  organCodes(bureauCode: string): Promise<OrganCodeRow[]> {
    return this.database.query<OrganCodeRow>(
      `select bureau_code "bureauCode", code, valid_from "validFrom" from organ_code where bureau_code = $1 order by valid_from`,
      [bureauCode],
    );
  }

  async setOrganCode(row: OrganCodeRow, at: Date, by: string): Promise<void> {
    await this.database.query(
      `insert into organ_code (bureau_code, valid_from, code, set_at, set_by) values ($1, $2, $3, $4, $5)
       on conflict (bureau_code, valid_from) do update set code = excluded.code, set_at = excluded.set_at, set_by = excluded.set_by`,
      [row.bureauCode, row.validFrom, row.code, at, by],
    );
  }
}
