import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

export interface StoredDay {
  on: string;
  kind: 'off' | 'working';
  name: string;
  nameEn: string;
}
export interface StoredYear {
  year: number;
  source: string;
  sourceUrl: string | null;
  revision: number;
  days: StoredDay[];
}

const YEAR = `y.year, y.source, y.source_url as "sourceUrl", y.revision,
  coalesce((select json_agg(json_build_object('on', d.day, 'kind', case when d.is_working then 'working' else 'off' end, 'name', d.name, 'nameEn', d.name_en) order by d.day)
    from work_calendar_day d where d.year = y.year), '[]') as days`;

/** The working calendar as an administrator keeps it. */
@Injectable()
export class CalendarRepository {
  constructor(private readonly database: Database) {}

  all(): Promise<StoredYear[]> {
    return this.database.query<StoredYear>(`select ${YEAR} from work_calendar_year y order by y.year`);
  }

  find(year: number): Promise<StoredYear | undefined> {
    return this.database.one<StoredYear>(`select ${YEAR} from work_calendar_year y where y.year = $1`, [year]);
  }

  /** Replaces a year that still has revision - 1 (a new one: revision 1). False: somebody else was faster. */
  async save(year: StoredYear, at: Date, by: string): Promise<boolean> {
    const rows = await this.database.query(
      `insert into work_calendar_year as y (year, source, source_url, revision, updated_at, updated_by) values ($1, $2, $3, $4, $5, $6)
       on conflict (year) do update set source = excluded.source, source_url = excluded.source_url, revision = excluded.revision,
         updated_at = excluded.updated_at, updated_by = excluded.updated_by where y.revision = $4 - 1 returning year`,
      [year.year, year.source, year.sourceUrl, year.revision, at, by],
    );
    if (rows.length === 0) return false;
    await this.database.query(`delete from work_calendar_day where year = $1`, [year.year]);
    await this.database.query(
      `insert into work_calendar_day (day, year, is_working, name, name_en)
       select d."on", $1, d.kind = 'working', d.name, d."nameEn" from jsonb_to_recordset($2::jsonb) as d("on" date, kind text, name text, "nameEn" text)`,
      [year.year, JSON.stringify(year.days)],
    );
    return true;
  }
}
