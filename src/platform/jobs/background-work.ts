import { Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { AppLogger } from '../logging/app-logger.ts';
import { JobExecutor } from './job-executor.ts';
import { JOB_CHANNEL } from './job.repository.ts';
import { NotificationListener } from './notification-listener.ts';
import { PollerRegistry } from './poller-registry.ts';

const JOB_SLOTS = 3;
const JOB_IDLE_MS = 2000;
const POLL_IDLE_MS = 250;
const ROUNDS_UNTIL_STUCK = 10_000;

/** The loops behind the scenes: jobs and pollers. Started by the server when it listens, and only with WORKERS=true. */
@Injectable()
export class BackgroundWork implements OnModuleDestroy {
  private loops: Array<Promise<void>> = [];
  private stopping = false;
  private wakers = new Set<() => void>();

  constructor(
    private readonly config: ConfigService,
    private readonly jobs: JobExecutor,
    private readonly pollers: PollerRegistry,
    private readonly listener: NotificationListener,
    private readonly logger: AppLogger,
  ) {}

  get isRunning(): boolean {
    return this.loops.length > 0 && !this.stopping;
  }

  /** Starts the loops; does nothing with WORKERS=false. */
  async start(): Promise<void> {
    if (this.config.get<string>('WORKERS') !== 'true' || this.isRunning) return;
    this.listener.on(JOB_CHANNEL, () => this.wake());
    await this.listener.open();
    const jobLoops = Array.from({ length: JOB_SLOTS }, () => this.loop(() => this.jobs.runOne(), JOB_IDLE_MS));
    this.loops = [...jobLoops, this.loop(async () => (await this.pollers.round(false)) > 0, POLL_IDLE_MS)];
  }

  /** Runs every poller and every due job until nothing is left: after the demo clock was moved, and in tests. */
  async runUntilIdle(): Promise<void> {
    for (let round = 0; round < ROUNDS_UNTIL_STUCK; round++) {
      const polled = await this.pollers.round(true);
      const ran = await this.jobs.runOne();
      if (polled === 0 && !ran) return;
    }
    throw new Error('background work does not come to rest: a poller or a job makes new work for itself for ever');
  }

  async onModuleDestroy(): Promise<void> {
    this.stopping = true;
    this.wake();
    await Promise.all(this.loops);
    await this.listener.close();
  }

  private async loop(work: () => Promise<boolean>, idleMs: number): Promise<void> {
    while (!this.stopping) {
      const busy = await work().catch((error: unknown) => {
        // The database is away: wait like an idle loop, it may come back.
        this.logger.failure(error, { loop: true });
        return false;
      });
      if (!busy && !this.stopping) await this.rest(idleMs);
    }
  }

  private rest(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const done = (): void => {
        clearTimeout(timer);
        this.wakers.delete(done);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.wakers.add(done);
    });
  }

  private wake(): void {
    this.wakers.forEach((waker) => waker());
  }
}
