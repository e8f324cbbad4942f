import { Injectable } from '@nestjs/common';
import { type ClockRule, computeDue, courtWindow, type RightsEnd } from '../law/index.ts';
import { type CalendarDate, dateOf } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { newId } from '../platform/ids.ts';
import { ClockPort, type MatterRef } from '../procedures/index.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import { ClockKeeper } from './clock-keeper.service.ts';
import { ClockRepository } from './clock.repository.ts';
import { type ClockFile, type ClockRow, columnsOf, dueOf, ruleOf } from './clock-file.ts';

/** For a clock that stands still: no timer waiting for it may fire before it goes on. */
const NEVER = new Date('9999-12-31T00:00:00Z');

/** What the procedures ask of the clocks; every call joins the transaction of the step. */
@Injectable()
export class StatutoryClocks extends ClockPort {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly calendars: CalendarService,
    private readonly keeper: ClockKeeper,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Starts the clock unless it runs; an overdue duty of ours that is still open is the same duty and is not started anew. */
  start(matter: MatterRef, lawId: string, startedOn: CalendarDate, event: string): Promise<void> {
    return this.database.transaction(async () => {
      if (await this.clocks.unended(matter.id, lawId)) return;
      const fresh = await this.fresh(matter, lawId, startedOn, event);
      const due = dueOf(fresh, await this.calendars.current(), this.clock.today());
      await this.clocks.insert({ ...fresh, ...columnsOf(ruleOf(fresh), due) }, this.keeper.change('START', null, event));
    });
  }

  /** Ends the clock: in time or late. A party's right that was over before is recorded as lost. Without a clock nothing happens. */
  stop(matter: MatterRef, lawId: string, on: CalendarDate): Promise<void> {
    return this.database.transaction(async () => {
      const clock = await this.clocks.unended(matter.id, lawId);
      if (!clock) return;
      const isLost = ruleOf(clock).side === 'party' && clock.status === 'RUNNING' && on > clock.dueOn;
      for (const interval of clock.intervals.filter((open) => open.to === null))
        await this.clocks.closeInterval({
          ...interval,
          to: on < interval.from ? interval.from : on,
          closedReason: '期限结束',
          closedByName: '系统',
        });
      const after: ClockFile = {
        ...clock,
        status: isLost ? 'EXPIRED' : 'DONE',
        remaining: null,
        endedOn: on,
        revision: clock.revision + 1,
      };
      await this.keeper.write(clock, after, isLost ? 'EXPIRE' : 'STOP', isLost ? '期限届满' : '已办理');
    });
  }

  /** First instant after each clock of the matter; see `expiresAt`. A clock that never started counts as started today. */
  dueTimes(matter: MatterRef): Promise<(lawId: string) => Date> {
    return this.database.transaction(async () => {
      const rows = await this.clocks.rowsOfMatter(matter.id);
      const calendar = await this.calendars.current();
      return (lawId) => {
        const row = rows.findLast((candidate) => candidate.lawId === lawId);
        if (row) return row.dueAt ?? NEVER;
        const rule = ruleOf({ lawId, startedOn: this.clock.today() });
        return columnsOf(rule, computeDue(rule, { startedOn: this.clock.today(), calendar })).dueAt!;
      };
    });
  }

  private async fresh(matter: MatterRef, lawId: string, startedOn: CalendarDate, event: string): Promise<ClockFile> {
    const rule = ruleOf({ lawId, startedOn });
    return {
      ...UNCOUNTED,
      id: newId(),
      bureauCode: matter.bureauCode,
      matterKind: matter.kind,
      matterId: matter.id,
      lawId,
      status: 'RUNNING',
      startedOn,
      startedAt: this.startInstant(rule, startedOn),
      safeStartedOn: rule.id.startsWith('D-26') ? await this.safeStart(matter, startedOn) : null,
      startEvent: event,
      endedOn: null,
      revision: 1,
      intervals: [],
      extensions: [],
    };
  }

  /** Limits in hours run from the instant; it is known only when the event is of this moment. */
  private startInstant(rule: ClockRule, startedOn: CalendarDate): Date | null {
    const now = this.clock.now();
    return rule.unit === 'hour' && startedOn === dateOf(now) ? now : null;
  }

  /** The start of the court window counted from unrolled dates, when it can be read from the clocks of the party's remedies (law.md 0.5 no. 2). */
  private async safeStart(matter: MatterRef, startedOn: CalendarDate): Promise<CalendarDate | null> {
    const rows = await this.clocks.rowsOfMatter(matter.id);
    const rights = rightsOf(rows);
    if (!rights) return null;
    const window = courtWindow(rights, await this.calendars.current());
    return window.startedOn === startedOn ? window.safeStartedOn : null;
  }
}

const UNCOUNTED = {
  dueOn: '',
  unrolledDueOn: '',
  rolledDueOn: '',
  safeDueOn: '',
  strictDueOn: '',
  dueAt: null,
  length: 0,
  remaining: null,
  isProvisional: false,
};

function rightsOf(rows: readonly ClockRow[]): RightsEnd | undefined {
  const end = (lawId: string) => {
    const row = rows.findLast((candidate) => candidate.lawId === lawId);
    return row && { unrolled: row.unrolledDueOn, rolled: row.rolledDueOn };
  };
  const [reconsideration, suit, suitAfter] = [end('D-21'), end('D-23'), end('D-24')];
  if (suitAfter) return { kind: 'reconsidered', suitAfter };
  return reconsideration && suit && { kind: 'unused', reconsideration, suit };
}
