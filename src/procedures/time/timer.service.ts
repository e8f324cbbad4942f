import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { lastDayBefore } from './due-date.ts';
import { BackgroundService } from '../host/background.service.ts';
import { IncidentService, isTransient } from '../incidents/incident.service.ts';
import { type DueTimer, TimerRepository } from './timer.repository.ts';
import { type BackgroundCommand } from '../host/background.service.ts';

/** How deadlines/ moves the timers that wait for a clock: it was extended, paused or resumed. */
@Injectable()
export class TimerPort {
  constructor(private readonly timers: TimerRepository) {}

  /**
   * In the caller's transaction, after every change of a clock's due date. `dueAt`: first instant after the new due date; null: the clock
   * stands still. Moves the timers that wait for it and the date on open work items. Gives how many timers moved.
   */
  async reschedule(matterId: string, lawId: string, dueAt: Date | null): Promise<number> {
    await this.timers.setDueOn(matterId, lawId, dueAt && lastDayBefore(dueAt));
    return this.timers.reschedule(matterId, lawId, dueAt);
  }
}

/** fired: a process moved. stale: another server was faster. failed: now an incident. later: try again with the next poll. none: nothing is due. */
type Claim = 'fired' | 'stale' | 'failed' | 'later' | 'none';

export const timerCommand = ({ instanceId, executionId, elementId, dueAt }: DueTimer): BackgroundCommand => ({
  kind: 'timer',
  instanceId,
  executionId,
  elementId,
  key: `timer:${executionId}:${dueAt.toISOString()}`,
});

/** Fires what is due by the Clock, one transaction each, as the system. Any number of servers may do so at once. */
@Injectable()
export class TimerService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly timers: TimerRepository,
    private readonly background: BackgroundService,
    private readonly incidents: IncidentService,
  ) {}

  /** Fires until nothing is due. Gives how many processes moved. */
  async runDue(): Promise<number> {
    let fired = 0;
    for (;;) {
      const claim = await this.actors.runAsSystem(() => this.fireNext());
      if (claim === 'fired') fired++;
      if (claim === 'none' || claim === 'later') return fired;
    }
  }

  private async fireNext(): Promise<Claim> {
    let command: BackgroundCommand | undefined;
    try {
      return await this.database.transaction(async () => {
        const now = this.clock.now();
        const claimed = await this.timers.claim(now);
        if (!claimed) return 'none';
        const due = await this.timers.stillDue(claimed, now);
        if (!due) return 'stale';
        command = timerCommand(due);
        return (await this.background.advance(command)) === 'moved' ? 'fired' : 'stale';
      });
    } catch (error) {
      if (!command || isTransient(error)) return this.later(error);
      await this.incidents.open(command, error);
      return 'failed';
    }
  }

  /** A lost connection or a deadlock is not the process's fault. */
  private later(error: unknown): Claim {
    if (!isTransient(error)) throw error;
    return 'later';
  }
}
