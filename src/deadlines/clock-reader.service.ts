import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { type ClockSummary, ClockSummaryPort } from '../procedures/index.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import { ClockRepository } from './clock.repository.ts';
import { type ClockJson, clockJson, stateOf, storedDue } from './clock-view.ts';

/** Clocks to be looked at. */
@Injectable()
export class ClockReader extends ClockSummaryPort {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly calendars: CalendarService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {
    super();
  }

  /** Every clock of a matter with its ledger; [] for a matter without clocks, or of a bureau that is not the actor's. */
  ofMatter(matterId: string): Promise<ClockJson[]> {
    return this.database.transaction(async () => {
      const files = await this.clocks.ofMatter(matterId);
      const context = { calendar: await this.calendars.current(), today: this.clock.today(), actor: this.actors.required };
      return files.map((file) => clockJson(file, context));
    });
  }

  summaries(pairs: ReadonlyArray<{ matterId: string; lawId: string }>): Promise<Map<string, ClockSummary>> {
    return this.database.transaction(async () => {
      const rows = pairs.length === 0 ? [] : await this.clocks.latest(pairs);
      const context = { calendar: await this.calendars.current(), today: this.clock.today() };
      return new Map(
        rows.map((row) => {
          const { state, text, textEn, daysLeft, unit } = stateOf(row, storedDue(row), context);
          return [
            `${row.matterId}:${row.lawId}`,
            { lawId: row.lawId, dueOn: row.status === 'PAUSED' ? null : row.dueOn, state, text, textEn, daysLeft, unit },
          ];
        }),
      );
    });
  }
}
