import { Injectable } from '@nestjs/common';
import { type CalendarDate, dateOf } from './calendar-date.ts';

/** The only door to the time. Nothing else in `src/` calls `new Date()` or `Date.now()` for the present. */
@Injectable()
export class Clock {
  private offsetMs = 0;

  /** The present instant, moved by the demo clock where there is one. */
  now(): Date {
    return new Date(Date.now() + this.offsetMs);
  }

  /** Today's calendar date in Shanghai. */
  today(): CalendarDate {
    return dateOf(this.now());
  }

  /** Demo and test door only: how far the clock is moved against the machine's. See platform/demo-clock.ts. */
  moveBy(offsetMs: number): void {
    this.offsetMs = offsetMs;
  }

  get offset(): number {
    return this.offsetMs;
  }
}
