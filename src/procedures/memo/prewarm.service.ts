import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import type { CanonText, MemoisedEngine, MemoReport, ProcessDefinition, Unfolding, UnfoldingFault } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { AppLogger } from '../../platform/logging/app-logger.ts';
import { DefinitionRegistry } from '../versions/definition-registry.ts';
import { DefinitionRepository } from '../versions/definition.repository.ts';
import { ENGINE } from '../engine-token.ts';
import { CanonRepository } from './canon.repository.ts';
import { engineEdition } from './engine-edition.ts';
import { type StoredTransitions, TransitionsRepository } from './transitions.repository.ts';
import { unfoldInThread } from './unfolding-thread.ts';

/**
 * none: not begun. waiting: others first. unfolding: in its thread. whole: every step that can be known beforehand is known.
 * partial: a cap was reached, the rest is learnt as it happens. failed: everything is learnt as it happens.
 */
export type PrewarmPhase = 'none' | 'waiting' | 'unfolding' | 'whole' | 'partial' | 'failed';

export interface PrewarmReport {
  phase: PrewarmPhase;
  unfolding: Unfolding | null;
  /** What only the real engine shows: transitions that fail or stand still. */
  faults: UnfoldingFault[];
  /** What the memory did since this server started. */
  steps: MemoReport;
  /** How long the unfolding took, and when it was done. */
  milliseconds: number | null;
  madeAt: Date | null;
  error: string | null;
}

const NOTHING: Omit<PrewarmReport, 'steps'> = { phase: 'none', unfolding: null, faults: [], milliseconds: null, madeAt: null, error: null };

const TEXTS_AT_ONCE = 50;

/**
 * Compiles each procedure to its table of transitions, once for each version and edition of the engine: in the background, one after the
 * other. What is not ready yet, or over the cap, is learnt as it happens.
 */
@Injectable()
export class PrewarmService implements OnModuleDestroy {
  /** A sound process stays far below; one with wide parallel branches or many copies would go on for hours. */
  readonly caps = { states: 2000, milliseconds: 60_000 };
  private readonly reports = new Map<string, Omit<PrewarmReport, 'steps'>>();
  private stopThread: (() => Promise<void>) | undefined;
  private isStopping = false;
  private running: Promise<void> = Promise.resolve();

  constructor(
    @Inject(ENGINE) private readonly engine: MemoisedEngine,
    private readonly logger: AppLogger,
    private readonly config: ConfigService,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly definitions: DefinitionRegistry,
    private readonly versions: DefinitionRepository,
    private readonly canons: CanonRepository,
    private readonly transitions: TransitionsRepository,
  ) {}

  /** Called once the server serves: nobody waits for it. Does nothing with PREWARM=false. */
  start(): void {
    if (this.config.get<string>('PREWARM') === 'true') void this.run();
  }

  async onModuleDestroy(): Promise<void> {
    this.isStopping = true;
    await this.stopThread?.();
    await this.running;
  }

  /** When nothing is compiled any more: for tests and tools. */
  ready(): Promise<void> {
    return this.running;
  }

  reportOf(definitionHash: string): PrewarmReport {
    return { ...(this.reports.get(definitionHash) ?? NOTHING), steps: this.engine.report(definitionHash) };
  }

  /** Every version that new matters start under or running ones are pinned to. Never throws: without it the server is slower, not wrong. */
  run(): Promise<void> {
    // at once: who opens the page now must see that it goes on
    for (const { hash } of this.definitions.currentVersions) this.note(hash, { phase: 'waiting' });
    this.running = this.actors.runAsSystem(async () => {
      try {
        const wanted = await this.wanted();
        for (const { hash } of wanted) this.note(hash, { phase: 'waiting' });
        const edition = engineEdition();
        for (const version of wanted) if (!this.isStopping) await this.prewarm(version.id, version.hash, edition);
      } catch (error) {
        this.logger.error(`procedures are not compiled beforehand: ${(error as Error).message}`);
      }
    });
    return this.running;
  }

  private async wanted(): Promise<Array<{ id: string; hash: string }>> {
    const current = new Set(this.definitions.currentVersions.map(({ id }) => id));
    const versions = await this.database.transaction(() => this.versions.list());
    return versions.filter(({ id, running }) => current.has(id) || running > 0);
  }

  private async prewarm(versionId: string, hash: string, edition: string): Promise<void> {
    try {
      const { definition } = await this.definitions.ofVersion(versionId);
      const known = await this.takeOver(definition, edition);
      const made = known ?? (await this.make(versionId, definition, edition));
      if (made) this.conclude(definition, made, !!known);
    } catch (error) {
      this.note(hash, { phase: 'failed', error: (error as Error).message });
      this.logger.error(`${hash.slice(0, 12)} could not be compiled beforehand: ${(error as Error).message}`);
    }
  }

  /** What this edition of the engine made before; undefined when there is nothing, or nothing that can be used. */
  private async takeOver(definition: ProcessDefinition, edition: string): Promise<StoredTransitions | undefined> {
    try {
      const known = await this.transitions.find(definition.hash, edition);
      if (!known) return undefined;
      await this.learn(definition, await this.canons.byHash(known.table.states));
      this.engine.adopt(definition, known.table);
      return known;
    } catch (error) {
      this.logger.error(`${definition.key}: the stored transitions cannot be used and are made anew: ${(error as Error).message}`);
      return undefined;
    }
  }

  /** In a thread; stored with its texts in one transaction. Undefined: the server is stopping. */
  private async make(versionId: string, definition: ProcessDefinition, edition: string): Promise<StoredTransitions | undefined> {
    const { hash, key } = definition;
    this.note(hash, { phase: 'unfolding' });
    this.logger.event('compiling a procedure', { procedure: key, version: hash.slice(0, 12) });
    const { xml } = (await this.database.transaction(() => this.versions.byId(versionId)))!;
    const thread = unfoldInThread({ xml, name: key, ...this.caps }, (unfolding) => {
      this.note(hash, { phase: 'unfolding', unfolding });
      this.logger.event('compiling goes on', { procedure: key, version: hash.slice(0, 12), ...unfolding });
    });
    this.stopThread = thread.stop;
    const found = await thread.done;
    if (!found || this.isStopping) return undefined;
    await thread.stop();
    const { table, unfolding, faults, milliseconds } = found;
    await this.database.transaction(async () => {
      await this.canons.insert(found.canons);
      await this.transitions.store(hash, edition, { table, unfolding, faults, milliseconds });
    });
    await this.learn(definition, found.canons);
    this.engine.adopt(definition, table);
    return { table, unfolding, faults, milliseconds, createdAt: this.clock.now() };
  }

  /** In portions: people's requests come in between. */
  private async learn(definition: ProcessDefinition, canons: readonly CanonText[]): Promise<void> {
    for (let at = 0; at < canons.length; at += TEXTS_AT_ONCE) {
      for (const canon of canons.slice(at, at + TEXTS_AT_ONCE)) this.engine.learn(definition, canon);
      await new Promise((resolve) => setImmediate(resolve));
    }
  }

  private conclude({ hash, key }: ProcessDefinition, made: StoredTransitions, wasKnown: boolean): void {
    const { unfolding, faults, milliseconds, createdAt } = made;
    const phase = unfolding.waiting === 0 ? 'whole' : 'partial';
    this.note(hash, { phase, unfolding, faults, milliseconds, madeAt: createdAt });
    const fields = { procedure: key, version: hash.slice(0, 12), ...unfolding, phase, milliseconds, stored: wasKnown };
    this.logger.event('a procedure is compiled', fields);
    for (const { place, action, elementId, reason } of faults) {
      const where = [elementId && `<${elementId}>`, place, action?.kind].filter(Boolean).join(', ') || 'the start';
      this.logger.error(`procedure ${key} (${hash.slice(0, 12)}) is not sound at ${where}: ${reason}`);
    }
  }

  private note(hash: string, change: Partial<PrewarmReport>): void {
    this.reports.set(hash, { ...(this.reports.get(hash) ?? NOTHING), ...change });
  }
}
