import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import type { BackgroundCommand } from '../host/background.service.ts';
import type { MatterRef } from '../step.ts';

export interface Incident {
  id: string;
  instanceId: string;
  matter: MatterRef & { number: string | null; title: string };
  /** mismatch: a memoised step was wrong; the case went on with the plain engine's result, there is nothing to do again. */
  kind: 'timer' | 'message' | 'job' | 'mismatch';
  executionId: string | null;
  elementId: string | null;
  error: string;
  errorName: string;
  command: BackgroundCommand;
  attempts: number;
  at: Date;
  lastAt: Date;
  resolvedAt: Date | null;
  resolvedBy: string | null;
}

const SELECT = `select n.id, n.instance_id as "instanceId", n.kind, n.execution_id as "executionId", n.element_id as "elementId", n.error,
  n.error_name as "errorName", n.command, n.attempts, n.at, n.last_at as "lastAt", n.resolved_at as "resolvedAt", n.resolved_by as "resolvedBy",
  jsonb_build_object('kind', n.matter_kind, 'id', n.matter_id, 'bureauCode', n.bureau_code, 'number', i.matter_number, 'title', i.matter_title) as matter
  from incident n join process_instance i on i.id = n.instance_id`;

/** Failed background commands; the instance shows INCIDENT while one is open. People may go on with its other steps. */
@Injectable()
export class IncidentRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async open(command: BackgroundCommand, error: Error): Promise<void> {
    const kind = command.kind === 'fail' ? 'job' : command.kind;
    await this.database.query(
      `insert into incident (id, instance_id, bureau_code, matter_kind, matter_id, kind, execution_id, element_id, error, error_name, command, at, last_at)
       select $1, i.id, i.bureau_code, i.matter_kind, i.matter_id, $3, $4, $5, $6, $7, $8, $9, $9 from process_instance i where i.id = $2
       on conflict (instance_id, kind, coalesce(execution_id, '')) where resolved_at is null
       do update set attempts = incident.attempts + 1, error = excluded.error, error_name = excluded.error_name, command = excluded.command, last_at = excluded.last_at`,
      [
        newId(),
        command.instanceId,
        kind,
        command.executionId,
        command.elementId,
        error.message,
        error.name,
        JSON.stringify(command),
        this.clock.now(),
      ],
    );
    await this.database.query(`update process_instance set status = 'INCIDENT' where id = $1 and status = 'OPEN'`, [command.instanceId]);
  }

  /** The instance stays as it is: its step was taken rightly. */
  async openMismatch(instanceId: string, what: string): Promise<void> {
    await this.database.query(
      `insert into incident (id, instance_id, bureau_code, matter_kind, matter_id, kind, error, error_name, at, last_at)
       select $1, i.id, i.bureau_code, i.matter_kind, i.matter_id, 'mismatch', $3, 'Mismatch', $4, $4 from process_instance i where i.id = $2
       on conflict (instance_id, kind, coalesce(execution_id, '')) where resolved_at is null
       do update set attempts = incident.attempts + 1, error = excluded.error, last_at = excluded.last_at`,
      [newId(), instanceId, what, this.clock.now()],
    );
  }

  /** False: it was resolved already, perhaps a moment ago by somebody else. */
  async resolve(id: string, by: string): Promise<boolean> {
    const resolved = await this.database.query(
      `update incident set resolved_at = $2, resolved_by = $3 where id = $1 and resolved_at is null returning id`,
      [id, this.clock.now(), by],
    );
    if (resolved.length === 0) return false;
    await this.database.query(
      `update process_instance i set status = 'OPEN' from incident n where n.id = $1 and i.id = n.instance_id and i.status = 'INCIDENT'
         and not exists (select from incident o where o.instance_id = i.id and o.resolved_at is null)`,
      [id],
    );
    return true;
  }

  byId(id: string): Promise<Incident | undefined> {
    return this.database.one(`${SELECT} where n.id = $1`, [id]);
  }

  list({ isOpen, matterId }: { isOpen?: boolean; matterId?: string }): Promise<Incident[]> {
    return this.database.query(
      `${SELECT} where ($1::boolean is null or (n.resolved_at is null) = $1) and ($2::uuid is null or n.matter_id = $2) order by n.last_at desc limit 200`,
      [isOpen ?? null, matterId ?? null],
    );
  }
}
