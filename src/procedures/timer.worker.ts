import { Injectable, Logger, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { TimerService } from './timer.service.ts';

/** How often the timers are looked at. An empty look costs one index scan of 0.2 ms; legal time limits count in days. */
const POLL_MS = 1_000;

/** The poller of this server, unless it serves HTTP only (WORKERS=false). */
@Injectable()
export class TimerWorker implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly logger = new Logger(TimerWorker.name);
  private timeout: NodeJS.Timeout | undefined;
  private running: Promise<void> = Promise.resolve();
  private isStopped = false;

  constructor(
    private readonly timers: TimerService,
    private readonly config: ConfigService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.get<string>('WORKERS') !== 'false') this.schedule();
  }

  /** Lets the transaction in hand end. */
  async onApplicationShutdown(): Promise<void> {
    this.isStopped = true;
    clearTimeout(this.timeout);
    await this.running;
  }

  private schedule(): void {
    if (this.isStopped) return;
    this.timeout = setTimeout(() => {
      this.running = this.poll().finally(() => this.schedule());
    }, POLL_MS);
  }

  /** The database may be away for a while: said once a poll, tried again with the next. */
  private async poll(): Promise<void> {
    try {
      await this.timers.runDue();
    } catch (error) {
      this.logger.error(`timers: ${(error as Error).message}`);
    }
  }
}
