import { Injectable, Logger } from '@nestjs/common';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError } from '../../platform/errors.ts';
import { BackgroundService, type BackgroundCommand } from '../host/background.service.ts';
import { type Incident, IncidentRepository } from './incident.repository.ts';
import { PortLocator } from '../host/port-locator.ts';
import { ProcedureJobWork } from '../jobs/procedure-job-work.ts';

/** PostgreSQL: serialization failure, deadlock, lock not available, too many connections, shutdown. */
const TRANSIENT = new Set([
  '40001',
  '40P01',
  '55P03',
  '53300',
  '57P01',
  '57P02',
  '57P03',
  '08000',
  '08003',
  '08006',
  'ECONNREFUSED',
  'ECONNRESET',
]);

/** Worth another try as it is: nothing is wrong with the process. */
export const isTransient = (error: unknown): boolean => TRANSIENT.has(String((error as { code?: unknown } | null)?.code ?? ''));

/** Somebody was faster. */
class ResolvedError extends ConflictError {
  constructor() {
    super('INCIDENT_RESOLVED', '该异常已经处理。', { messageEn: 'This incident is resolved already.' });
  }
}

/** Background work that failed for good waits here for somebody to put the data right and try again. The process itself is unchanged. */
@Injectable()
export class IncidentService {
  private readonly logger = new Logger(IncidentService.name);

  constructor(
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly repository: IncidentRepository,
    private readonly background: BackgroundService,
    private readonly work: ProcedureJobWork,
    private readonly ports: PortLocator,
  ) {}

  /** In a transaction of its own, after the failed one was rolled back. The same failure again counts up. */
  async open(command: BackgroundCommand, error: unknown): Promise<void> {
    const reason = error instanceof Error ? error : new Error(String(error));
    this.logger.error(`${command.kind} of <${command.elementId}> in ${command.instanceId} failed: ${reason.message}`, reason.stack);
    await this.actors.runAsSystem(() => this.database.transaction(() => this.repository.open(command, reason)));
  }

  list(filter: { isOpen?: boolean; matterId?: string }): Promise<Incident[]> {
    return this.repository.list(filter);
  }

  /** Does the failed command again, once, and closes the incident with it. Throws ConflictError (STILL_FAILING) with the reason. */
  async retry(id: string): Promise<Incident> {
    const incident = await this.database.transaction(() => this.repository.byId(id));
    if (!incident) throw new NotFoundError('该异常', 'This incident');
    if (incident.resolvedAt) throw new ResolvedError();
    try {
      const command = await this.commandOf(incident);
      await this.database.transaction(() => this.redo(incident, command));
    } catch (error) {
      if (isTransient(error) || error instanceof ResolvedError || incident.kind === 'mismatch') throw error;
      await this.open(incident.command, error);
      throw new ConflictError('STILL_FAILING', '再次执行仍然失败。', {
        messageEn: 'It failed again.',
        extra: { reason: (error as Error).message },
      });
    }
    return (await this.database.transaction(() => this.repository.byId(id)))!;
  }

  /** A job that never had a result runs again first, outside of the transaction. After a mismatch there is nothing to do again: seen. */
  private async commandOf({ kind, command }: Incident): Promise<BackgroundCommand | undefined> {
    if (kind === 'mismatch') return undefined;
    return command.handler ? this.work.run({ ...command, handler: command.handler }) : command;
  }

  /** In the name of whoever retries: they stand in the history, in the incident and in the audit trail. */
  private async redo(incident: Incident, command: BackgroundCommand | undefined): Promise<void> {
    const by = this.actors.required;
    if (!(await this.repository.resolve(incident.id, by.userId))) throw new ResolvedError();
    if (command) await this.background.advance(command);
    const subject = { kind: 'incident', id: incident.id };
    await this.ports.audit?.record({
      action: 'incident.retried',
      matter: incident.matter,
      subject,
      detail: { element: incident.elementId, kind: incident.kind },
    });
  }
}
