import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { checkYearCalendar, WorkCalendar, type YearCalendar } from '../../law/index.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import type { WorkingDays } from '../../platform/demo-clock/working-days.ts';
import { RefusedError, StaleVersionError } from '../../platform/errors.ts';
import { JobQueue } from '../../platform/jobs/index.ts';
import type { CalendarYearDto } from './calendar.dto.ts';
import { CalendarRepository, type StoredYear } from './calendar.repository.ts';
import { dueOf, ruleOf } from '../clock-file.ts';
import { ClockRepository } from '../clock.repository.ts';

/** A clock that a changed calendar moves. */
export interface ClockMove {
  clockId: string;
  lawId: string;
  name: string;
  nameEn: string;
  matter: { kind: string; id: string };
  from: CalendarDate;
  to: CalendarDate;
}

export interface CalendarAnswer extends StoredYear {
  /** No data: weekends only. */
  isProvisional: boolean;
}

export const RECOMPUTE_JOB = 'deadlines-recompute';

/** The working calendar: read by every count, changed by administrators. */
@Injectable()
export class CalendarService implements WorkingDays {
  constructor(
    private readonly calendars: CalendarRepository,
    private readonly clocks: ClockRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly audit: AuditService,
    private readonly jobs: JobQueue,
  ) {}

  /** As stored now. One small query; it is not kept in memory, so that no server counts with yesterday's calendar. */
  async current(): Promise<WorkCalendar> {
    return new WorkCalendar((await this.calendars.all()).map(toYearCalendar));
  }

  /** For the demo clock; runs outside of a request's scope. */
  addWorkingDays(from: CalendarDate, days: number): Promise<CalendarDate> {
    return this.actors.runAsSystem(async () => (await this.current()).addWorkingDays(from, days));
  }

  isWorkingDay(date: CalendarDate): Promise<boolean> {
    return this.actors.runAsSystem(async () => (await this.current()).isWorkingDay(date));
  }

  async year(year: number): Promise<CalendarAnswer> {
    const stored = await this.calendars.find(year);
    return { ...(stored ?? { year, source: '', sourceUrl: null, revision: 0, days: [] }), isProvisional: stored === undefined };
  }

  /**
   * Replaces a year. Gives the open clocks it moves (those the administrator may see); they are counted again, in every bureau, by a job right
   * after the commit. With `isPreview` nothing is written.
   */
  change(
    year: number,
    revision: number,
    input: CalendarYearDto,
    isPreview: boolean,
  ): Promise<CalendarAnswer & { isPreview: boolean; moves: ClockMove[] }> {
    return this.database.transaction(async () => {
      const next = toStored(year, revision + 1, input);
      refuseContradictions(next);
      const years = (await this.calendars.all()).filter((stored) => stored.year !== year);
      const moves = await this.moves(new WorkCalendar([...years, next].map(toYearCalendar)));
      if (!isPreview) await this.save(next, moves.length);
      return { ...next, revision: isPreview ? revision : next.revision, isProvisional: false, isPreview, moves };
    });
  }

  private async save(next: StoredYear, moved: number): Promise<void> {
    const actor = this.actors.required;
    if (!(await this.calendars.save(next, this.clock.now(), actor.userId))) throw new StaleVersionError();
    await this.audit.record({
      action: 'calendar.changed',
      subject: { kind: 'calendar', id: String(next.year) },
      detail: { year: next.year, source: next.source, days: next.days.length, moved },
    });
    await this.jobs.enqueue({ kind: RECOMPUTE_JOB, key: `${next.year}:${next.revision}`, payload: { year: next.year } });
  }

  private async moves(calendar: WorkCalendar): Promise<ClockMove[]> {
    const today = this.clock.today();
    return (await this.clocks.open()).flatMap((clock) => {
      const to = dueOf(clock, calendar, today).dueOn;
      const { name } = ruleOf(clock);
      if (to === clock.dueOn || clock.status === 'PAUSED') return [];
      return [
        {
          clockId: clock.id,
          lawId: clock.lawId,
          name: name.zh,
          nameEn: name.en,
          matter: { kind: clock.matterKind, id: clock.matterId },
          from: clock.dueOn,
          to,
        },
      ];
    });
  }
}

const toYearCalendar = (stored: StoredYear): YearCalendar => ({
  year: stored.year,
  source: stored.source,
  offDays: stored.days
    .filter((day) => day.kind === 'off')
    .map((day) => ({ from: day.on, to: day.on, name: { zh: day.name, en: day.nameEn } })),
  workingDays: stored.days.filter((day) => day.kind === 'working').map((day) => day.on),
});

const toStored = (year: number, revision: number, input: CalendarYearDto): StoredYear => ({
  year,
  revision,
  source: input.source,
  sourceUrl: input.sourceUrl ?? null,
  days: input.days.map(({ on, kind, name, nameEn }) => ({
    on,
    kind,
    name: name || (kind === 'off' ? '放假' : '调休上班'),
    nameEn: nameEn || (kind === 'off' ? 'holiday' : 'make-up working day'),
  })),
});

function refuseContradictions(year: StoredYear): void {
  const problems = checkYearCalendar(toYearCalendar(year));
  if (problems.length > 0)
    throw new RefusedError(
      problems.map((message) => ({
        code: 'CALENDAR_CONTRADICTION',
        message: `${message}。`,
        messageEn: 'The days of this year contradict each other.',
        field: 'days',
        cure: '按国务院办公厅通知核对放假日和调休上班日。',
      })),
    );
}
