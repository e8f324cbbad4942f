import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/index.ts';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { Poller, type PollerWork } from '../platform/jobs/index.ts';
import { type ClockRow, ruleOf } from './clock-file.ts';
import { ClockKeeper } from './clock-keeper.service.ts';
import { ClockRepository } from './clock.repository.ts';

const BATCH = 50;
/** A command that holds what we need goes first; we come again with the next poll, long before PostgreSQL looks for a deadlock (1 s). */
const LOCK_TIMEOUT = `set local lock_timeout = '250ms'`;

/** Marks clocks that have run out, one transaction each. Any number of servers may do so at once. */
@Injectable()
@Poller({ name: 'deadlines' })
export class ExpiryPoller implements PollerWork {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly keeper: ClockKeeper,
    private readonly audit: AuditService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  poll(): Promise<number> {
    return this.expireDue();
  }

  /** Gives how many clocks were marked; 0: none is due. */
  async expireDue(): Promise<number> {
    for (let expired = 0; expired < BATCH; expired++) if (!(await this.actors.runAsSystem(() => this.tryNext()))) return expired;
    return BATCH;
  }

  private async tryNext(): Promise<boolean> {
    try {
      return await this.database.transaction(() => this.next());
    } catch (error) {
      if (isLockTimeout(error)) return false;
      throw error;
    }
  }

  private async next(): Promise<boolean> {
    await this.database.query(LOCK_TIMEOUT);
    const row = await this.clocks.nextExpired(this.clock.now());
    if (row) await this.expire(row);
    return row !== undefined;
  }

  /** A party's right is lost and the clock ends; a duty of ours stays open and is late. */
  private async expire(row: ClockRow): Promise<void> {
    const rule = ruleOf(row);
    const after: ClockRow = { ...row, status: 'EXPIRED', endedOn: rule.side === 'party' ? row.dueOn : null, revision: row.revision + 1 };
    await this.clocks.update(after, this.keeper.change('EXPIRE', row.dueOn, rule.onExpiry.zh));
    const matter = { kind: row.matterKind, id: row.matterId, bureauCode: row.bureauCode };
    await this.audit.record({
      action: 'clock.expired',
      matter,
      subject: { kind: 'clock', id: row.id },
      detail: { lawId: row.lawId, name: rule.name.zh, nameEn: rule.name.en, dueOn: row.dueOn, onExpiry: rule.onExpiry.zh },
    });
  }
}

/** lock_not_available, deadlock_detected */
function isLockTimeout(error: unknown): boolean {
  const { code, driverError } = (error ?? {}) as { code?: string; driverError?: { code?: string } };
  return ['55P03', '40P01'].includes(driverError?.code ?? code ?? '');
}
