import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';

export interface Visit {
  at: Date;
  by: string;
}

export interface TakenProcess {
  instanceId: string;
  key: string;
  name: string;
  version: number;
  versionHash: string;
  status: 'OPEN' | 'DONE' | 'INCIDENT';
  xml: string;
  taken: string[];
  live: string[];
  incidents: Array<{ id: string; elementId: string; message: string; attempts: number; at: string }>;
  visits: Record<string, Visit[]>;
}

/** The drawing of a matter's procedure with the way it has taken. */
@Injectable()
export class ProcessPageRepository {
  constructor(private readonly database: Database) {}

  /** The newest process of the matter, running ones first. */
  async ofMatter(matterId: string): Promise<TakenProcess | undefined> {
    const head = await this.database.one<Omit<TakenProcess, 'taken' | 'live' | 'incidents' | 'visits'>>(
      `select i.id as "instanceId", v.key, v.name, v.version, v.hash as "versionHash", i.status, v.xml
       from process_instance i join process_version v on v.id = i.version_id
       where i.matter_id = $1 order by (i.status = 'DONE'), i.started_at desc limit 1`,
      [matterId],
    );
    if (!head) return undefined;
    const history = await this.history(head.instanceId);
    return { ...head, ...history, live: await this.live(head.instanceId), incidents: await this.incidents(head.instanceId) };
  }

  private async history(instanceId: string): Promise<Pick<TakenProcess, 'taken' | 'visits'>> {
    const rows = await this.database.query<{ kind: string; elementId: string; at: Date; by: string }>(
      `select kind, element_id as "elementId", at, actor_name as by from process_history where instance_id = $1 and kind in ('enter', 'end', 'take') order by revision, n`,
      [instanceId],
    );
    const visits: Record<string, Visit[]> = {};
    for (const { kind, elementId, at, by } of rows) if (kind === 'end') (visits[elementId] ??= []).push({ at, by });
    return { taken: [...new Set(rows.map((row) => row.elementId))], visits };
  }

  private async live(instanceId: string): Promise<string[]> {
    const rows = await this.database.query<{ elementId: string }>(
      `select element_id as "elementId" from work_item where instance_id = $1 and status = 'OPEN'
       union select element_id from message_wait where instance_id = $1`,
      [instanceId],
    );
    return rows.map((row) => row.elementId);
  }

  private incidents(instanceId: string): Promise<TakenProcess['incidents']> {
    return this.database.query(
      `select id, element_id as "elementId", error as message, attempts, at from incident where instance_id = $1 and resolved_at is null order by at`,
      [instanceId],
    );
  }
}
