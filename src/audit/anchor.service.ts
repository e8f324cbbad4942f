import { Injectable, Logger, type OnApplicationBootstrap, type OnModuleDestroy } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import type { Anchor } from './anchor.repository.ts';
import { AnchorRepository } from './anchor.repository.ts';
import { writeAnchorLine } from './anchor-file.ts';

const EVERY_MS = 10_000;

/**
 * Sets anchors. A chain alone does not show that it was cut at its end or removed as a whole; an anchor lists the heads of all chains that grew
 * and is itself chained. Why not one counter for all entries: every writer of every bureau would wait for the one before to commit. Here writers
 * only leave a note (audit_unanchored) and one background worker gathers the notes, so the price is that the last ten seconds are unanchored.
 */
@Injectable()
export class AnchorService implements OnApplicationBootstrap, OnModuleDestroy {
  private readonly logger = new Logger('Audit');
  private timer: NodeJS.Timeout | undefined;
  private running: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly repository: AnchorRepository,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly config: ConfigService,
  ) {}

  onApplicationBootstrap(): void {
    if (this.config.get<string>('WORKERS') === 'false') return;
    this.timer = setInterval(() => void this.turn(), EVERY_MS);
    this.timer.unref();
  }

  async onModuleDestroy(): Promise<void> {
    clearInterval(this.timer);
    await this.running;
  }

  /** Anchors all that is committed now; gives the last anchor set, if any. */
  async anchorAll(): Promise<Anchor | undefined> {
    let last: Anchor | undefined;
    for (;;) {
      const anchor = await this.actors.runAsSystem(() => this.repository.anchor(this.clock.now()));
      if (!anchor) return last;
      await writeAnchorLine(this.config.getOrThrow<string>('DATA_DIR'), anchor);
      this.logger.log(`anchor ${anchor.seq} sha256=${anchor.hash} entries=${anchor.entries}`);
      last = anchor;
    }
  }

  /** A failed turn (database gone) is repeated by the next: nothing is lost, the notes stay. */
  private async turn(): Promise<void> {
    const turn = this.anchorAll().catch((error: unknown) =>
      this.logger.warn(`anchors could not be set: ${error instanceof Error ? error.message : String(error)}`),
    );
    this.running = turn;
    await turn;
  }
}
