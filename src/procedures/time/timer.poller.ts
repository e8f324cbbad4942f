import { Injectable } from '@nestjs/common';
import { Poller, type PollerWork } from '../../platform/jobs/index.ts';
import { TimerService } from './timer.service.ts';

/** An empty look costs one index scan of 0.2 ms; legal time limits count in days. */
@Poller({ name: 'procedure-timers', everyMs: 1000 })
@Injectable()
export class TimerPoller implements PollerWork {
  constructor(private readonly timers: TimerService) {}

  poll(): Promise<number> {
    return this.timers.runDue();
  }
}
