import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { StaleVersionError } from '../platform/errors.ts';
import { TimerPort } from '../procedures/index.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import { type ClockChange, ClockRepository } from './clock.repository.ts';
import { type ClockFile, columnsOf, dueOf, isOpen, ruleOf } from './clock-file.ts';

/** Counts a clock again and writes it: row, history line and waiting timers together, in the caller's transaction. */
@Injectable()
export class ClockKeeper {
  constructor(
    private readonly clocks: ClockRepository,
    private readonly calendars: CalendarService,
    private readonly timers: TimerPort,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /** The clock as it would stand with these stops and extensions; nothing is written. */
  async recount(clock: ClockFile): Promise<ClockFile> {
    const due = dueOf(clock, await this.calendars.current(), this.clock.today());
    return { ...clock, ...columnsOf(ruleOf(clock), due), status: due.isPaused ? 'PAUSED' : 'RUNNING', revision: clock.revision + 1 };
  }

  /** Writes `after`, which was made of `before`. Throws StaleVersionError when somebody else was faster. */
  async write(before: ClockFile, after: ClockFile, action: ClockChange['action'], reason: string): Promise<void> {
    if (!(await this.clocks.update(after, this.change(action, before.dueOn, reason))))
      throw new StaleVersionError(await this.clocks.lastChange(after.id));
    // an ended clock leaves its timers to the process that ended it
    if (isOpen(after) && after.dueAt?.getTime() !== before.dueAt?.getTime())
      await this.timers.reschedule(after.matterId, after.lawId, after.dueAt);
  }

  change(action: ClockChange['action'], dueBefore: string | null, reason: string): ClockChange {
    const actor = this.actors.required;
    return { action, at: this.clock.now(), actorId: actor.userId, actorName: actor.name, dueBefore, reason };
  }
}
