import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/index.ts';
import { checkPause, checkResume, type ExclusionKind, EXCLUSIONS } from '../law/index.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import type { MatterRef } from '../procedures/index.ts';
import { ClockKeeper } from './clock-keeper.service.ts';
import { type ClockChange, ClockRepository } from './clock.repository.ts';
import { pauseFacts } from './clock-rules.ts';
import { type ClockFile, type ClockInterval, isOpen, ruleOf } from './clock-file.ts';

/** The event in the procedure that opens or closes a stop, e.g. the request for a hearing and its signed record. */
export interface StopEvent {
  matter: MatterRef;
  /** The clock that stands still, e.g. D-07. */
  lawId: string;
  kind: ExclusionKind;
  on: CalendarDate;
  /** Chinese, for the ledger and the log: 收到听证申请. */
  reason: string;
}

/**
 * Stops recorded by the steps of a procedure, in their transaction. What the law does not allow (no such clock, time over, stopped already)
 * changes nothing: the step itself is lawful and must not fail for it.
 */
@Injectable()
export class ClockStops {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly keeper: ClockKeeper,
    private readonly audit: AuditService,
    private readonly actors: ActorContext,
  ) {}

  /** True when the clock stands still from now on. */
  open(event: StopEvent): Promise<boolean> {
    return this.change(event, 'PAUSE', async (file) => {
      if (checkPause(ruleOf(file), event.kind, event.on, pauseFacts(file, event.reason, event.on)).length > 0) return undefined;
      const interval: ClockInterval = {
        id: newId(),
        clockId: file.id,
        kind: event.kind,
        from: event.on,
        to: null,
        reason: event.reason,
        documentId: null,
        openedByName: this.actors.required.name,
        closedReason: null,
        closedByName: null,
      };
      await this.clocks.addInterval(file, interval);
      return { ...file, intervals: [...file.intervals, interval] };
    });
  }

  /** True when the stop was running and has ended. */
  close(event: StopEvent): Promise<boolean> {
    return this.change(event, 'RESUME', async (file) => {
      if (checkResume(ruleOf(file), event.kind, event.on, file.intervals).length > 0) return undefined;
      const running = file.intervals.find((interval) => interval.kind === event.kind && interval.to === null)!;
      const closed = { ...running, to: event.on, closedReason: event.reason, closedByName: this.actors.required.name };
      await this.clocks.closeInterval(closed);
      return { ...file, intervals: file.intervals.map((interval) => (interval === running ? closed : interval)) };
    });
  }

  private change(
    event: StopEvent,
    action: ClockChange['action'],
    apply: (file: ClockFile) => Promise<ClockFile | undefined>,
  ): Promise<boolean> {
    return this.database.transaction(async () => {
      const file = await this.clocks.unended(event.matter.id, event.lawId);
      const changed = file && isOpen(file) ? await apply(file) : undefined;
      if (!file || !changed) return false;
      const after = await this.keeper.recount(changed);
      await this.keeper.write(file, after, action, event.reason);
      const { name } = ruleOf(file);
      const detail = {
        lawId: file.lawId,
        name: name.zh,
        nameEn: name.en,
        from: file.dueOn,
        to: after.dueOn,
        kind: EXCLUSIONS[event.kind].name.zh,
        on: event.on,
        reason: event.reason,
      };
      await this.audit.record({
        action: `clock.${action.toLowerCase()}`,
        matter: event.matter,
        subject: { kind: 'clock', id: file.id },
        detail,
      });
      return true;
    });
  }
}
