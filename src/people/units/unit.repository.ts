import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { UnitLevel } from '../access/access-rules.ts';
import type { UnitSeed } from './bureaux.ts';

export interface UnitRow {
  id: string;
  code: string;
  name: string;
  nameEn: string;
  level: UnitLevel;
  parentId: string | null;
  bureauCode: string;
}

const COLUMNS = `id, code, name, name_en as "nameEn", level, parent_id as "parentId", bureau_code as "bureauCode"`;

/** The tree of bureaux and divisions. */
@Injectable()
export class UnitRepository {
  constructor(private readonly database: Database) {}

  /** In the order of the tree: a unit's code begins with its parent's. */
  all(): Promise<UnitRow[]> {
    return this.database.query<UnitRow>(`select ${COLUMNS} from unit order by code collate "C"`);
  }

  byId(id: string): Promise<UnitRow | undefined> {
    return this.database.one<UnitRow>(`select ${COLUMNS} from unit where id = $1`, [id]);
  }

  /** Adds those whose code is not there yet; a name changed by hand stays. */
  async addMissing(units: readonly UnitSeed[]): Promise<void> {
    for (const unit of units) {
      const bureauCode = unit.level === 'DIVISION' ? unit.parent : unit.code;
      await this.database.query(
        `insert into unit (id, code, name, name_en, level, parent_id, bureau_code)
         values ($1, $2, $3, $4, $5, (select id from unit where code = $6), $7) on conflict (code) do nothing`,
        [newId(), unit.code, unit.name, unit.nameEn, unit.level, unit.parent, bureauCode],
      );
    }
  }
}
