import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.ts';
import { Poller, type PollerWork } from '../../jobs/poller.ts';
import { IdempotencyRepository } from './idempotency.repository.ts';

const KEPT_MS = 7 * 86_400_000;

/** Forgets keys after a week: no client repeats a request for longer. */
@Injectable()
@Poller({ name: 'idempotency-keys', everyMs: 3_600_000 })
export class IdempotencySweeper implements PollerWork {
  constructor(
    private readonly keys: IdempotencyRepository,
    private readonly clock: Clock,
  ) {}

  poll(): Promise<number> {
    return this.keys.deleteBefore(new Date(this.clock.now().getTime() - KEPT_MS));
  }
}
