import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ActorContext } from '../context.ts';
import { AppLogger } from '../logging/app-logger.ts';
import { MarkedProviders } from './discovery.ts';
import { POLLER_KEY, type PollerOptions, type PollerWork } from './poller.ts';

const DEFAULT_EVERY_MS = 1000;

/** All pollers of the house. */
@Injectable()
export class PollerRegistry implements OnApplicationBootstrap {
  private pollers: Array<{ name: string; everyMs: number; work: PollerWork; dueAt: number }> = [];

  constructor(
    private readonly marked: MarkedProviders,
    private readonly actors: ActorContext,
    private readonly logger: AppLogger,
  ) {}

  onApplicationBootstrap(): void {
    this.pollers = this.marked
      .find<PollerOptions, PollerWork>(POLLER_KEY)
      .map(({ mark, instance }) => ({ name: mark.name, everyMs: mark.everyMs ?? DEFAULT_EVERY_MS, work: instance, dueAt: 0 }));
  }

  get names(): string[] {
    return this.pollers.map((p) => p.name);
  }

  /** One round of every poller (`all`) or of those whose interval has passed; gives how many rows were handled. */
  async round(all: boolean): Promise<number> {
    let handled = 0;
    for (const poller of this.pollers) {
      if (!all && performance.now() < poller.dueAt) continue;
      const count = await this.poll(poller.name, poller.work);
      // More may be due at once: only an idle poller rests.
      poller.dueAt = count > 0 ? 0 : performance.now() + poller.everyMs;
      handled += count;
    }
    return handled;
  }

  /** One failing poller must not stop the others; it is logged and asked again after its interval. */
  private async poll(name: string, work: PollerWork): Promise<number> {
    try {
      return await this.actors.runAsSystem(() => work.poll());
    } catch (error) {
      this.logger.failure(error, { poller: name });
      return 0;
    }
  }
}
