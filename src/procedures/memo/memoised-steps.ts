import { Inject, Injectable, Logger } from '@nestjs/common';
import type { EngineAction, MemoisedEngine, Mismatch, Oracle, ProcessDefinition, StepResult } from '../../engine/index.ts';
import { UnexpectedError } from '../../platform/errors.ts';
import { ENGINE } from '../engine-token.ts';
import { IncidentRepository } from '../incidents/incident.repository.ts';
import type { LoadedInstance } from '../stores/instance.repository.ts';
import { CanonRepository } from './canon.repository.ts';
import { ShadowShare } from './shadow-share.ts';
import { TransitionsRepository } from './transitions.repository.ts';

/**
 * The host's side of a memoised step: brings the canonical text the engine has not seen, has a share of the steps judged by the plain engine,
 * and makes an incident of every difference. Runs in the command's transaction.
 */
@Injectable()
export class MemoisedSteps {
  private readonly logger = new Logger(MemoisedSteps.name);
  private readonly loading = new Map<string, Promise<void>>();

  constructor(
    @Inject(ENGINE) private readonly engine: MemoisedEngine,
    private readonly canons: CanonRepository,
    private readonly shadow: ShadowShare,
    private readonly transitions: TransitionsRepository,
    private readonly incidents: IncidentRepository,
  ) {}

  /** Throws what the engine throws, and UnexpectedError when the text of the state is missing or damaged: then nothing has changed. */
  async step(definition: ProcessDefinition, instance: LoadedInstance, action: EngineAction, oracle: Oracle): Promise<StepResult> {
    const unknown = this.engine.unknownCanon(definition, instance.state);
    if (unknown) await this.load(definition, unknown);
    try {
      return this.engine.step(definition, instance.state, action, oracle, instance.revision + 1, { isChecked: this.shadow.next() });
    } finally {
      for (const mismatch of this.engine.takeMismatches(definition)) await this.raise(definition, instance, mismatch);
    }
  }

  /** Cases that come to the same unknown place at once share one read. */
  private async load(definition: ProcessDefinition, hash: string): Promise<void> {
    const key = `${definition.hash} ${hash}`;
    const running = this.loading.get(key) ?? this.read(definition, hash).finally(() => this.loading.delete(key));
    this.loading.set(key, running);
    await running;
  }

  private async read(definition: ProcessDefinition, hash: string): Promise<void> {
    const [canon] = await this.canons.byHash([hash]);
    if (!canon) throw new UnexpectedError(`${definition.key}: canonical text ${hash} is not in process_canon`);
    try {
      this.engine.learn(definition, canon);
    } catch (error) {
      throw new UnexpectedError(`${definition.key}: ${(error as Error).message}`);
    }
  }

  /** The case itself went on with the plain engine's result; what is left is that somebody must know. */
  private async raise(definition: ProcessDefinition, instance: LoadedInstance, { what, place, action }: Mismatch): Promise<void> {
    const where = `${definition.key} (${definition.hash.slice(0, 12)}) at ${place ?? 'the start'}, ${action.kind}`;
    this.logger.error(`a memoised step was wrong, the plain engine's result was used: ${where}: ${what}`);
    await this.incidents.openMismatch(instance.id, `${where}: ${what}`);
    await this.transitions.forget(definition.hash);
  }
}
