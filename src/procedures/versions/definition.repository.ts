import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';

export interface ProcessVersion {
  id: string;
  key: string;
  version: number;
  hash: string;
  name: string;
  createdAt: Date;
}

const COLUMNS = `id, key, version, hash, name, created_at as "createdAt"`;

/** Versions of the drawings: written once, never changed. */
@Injectable()
export class DefinitionRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The version of this content; a new content of a known key becomes its next version. Two servers that start at once agree. */
  store(drawing: { key: string; name: string; hash: string; xml: string }): Promise<ProcessVersion> {
    return this.database.transaction(async () => {
      await this.database.query(`select pg_advisory_xact_lock(hashtext('process_version'), hashtext($1))`, [drawing.key]);
      const known = await this.database.one<ProcessVersion>(`select ${COLUMNS} from process_version where hash = $1`, [drawing.hash]);
      if (known) return known;
      const stored = await this.database.one<ProcessVersion>(
        `insert into process_version (id, key, version, hash, name, xml, created_at)
         values ($1, $2, (select coalesce(max(version), 0) + 1 from process_version where key = $2), $3, $4, $5, $6) returning ${COLUMNS}`,
        [newId(), drawing.key, drawing.hash, drawing.name, drawing.xml, this.clock.now()],
      );
      return stored!;
    });
  }

  byId(id: string): Promise<(ProcessVersion & { xml: string }) | undefined> {
    return this.database.one(`select ${COLUMNS}, xml from process_version where id = $1`, [id]);
  }

  /** Every version with the number of running cases the actor may see. */
  list(): Promise<Array<ProcessVersion & { running: number }>> {
    return this.database.query(
      `select ${COLUMNS}, (select count(*)::int from process_instance i where i.version_id = v.id and i.status <> 'DONE') as running
       from process_version v order by key, version desc`,
    );
  }
}
