import { Injectable } from '@nestjs/common';
import { EngineRefusal, OracleError, StalledError, type StepMeta } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';
import { StaleVersionError } from '../../platform/errors.ts';
import { DefinitionRegistry } from '../versions/definition-registry.ts';
import { InstanceRepository, type ItemRow, type LoadedInstance } from '../stores/instance.repository.ts';
import { PortLocator } from './port-locator.ts';
import { alreadyClosed, cannotMove, itemNotFound, keyReused } from './procedure-errors.ts';
import { StepRegistry } from './registries.ts';
import { requestHash } from './request-hash.ts';
import { StepJudge } from './step-judge.service.ts';
import type { StepQuestion } from './step-rules.ts';
import { type OpenedItem, StepRunner, stepOf } from './step-runner.ts';
import type { Facts, MatterRef } from '../step.ts';

export interface CompleteCommand {
  workItemId: string;
  /** Idempotency key of the client: the same key gives the same answer and one step. */
  key: string;
  /** Revision of the work item the person saw (If-Match); undefined: not checked. */
  revision?: number;
  /** The form as sent. */
  body: unknown;
}

export interface CompleteAnswer {
  workItemId: string;
  matter: MatterRef;
  opened: OpenedItem[];
  done: boolean;
}

/** One loaded command of a person, under the lock of its instance. */
interface Loaded {
  instance: LoadedInstance;
  items: ItemRow[];
  item: ItemRow;
}

/**
 * A person completes a step. One command is one transaction: the process, the file, the clocks, the documents and the audit trail move
 * together or not at all (architecture.md, "The flow of one command").
 */
@Injectable()
export class CommandService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly instances: InstanceRepository,
    private readonly definitions: DefinitionRegistry,
    private readonly steps: StepRegistry,
    private readonly judge: StepJudge,
    private readonly runner: StepRunner,
    private readonly ports: PortLocator,
  ) {}

  /**
   * Throws NotFoundError, ConflictError (KEY_REUSED, STEP_ALREADY_DONE, STEP_CANCELLED, PROCEDURE_CANNOT_MOVE), StaleVersionError,
   * ForbiddenError, or RefusedError with every problem found.
   */
  async complete(command: CompleteCommand): Promise<CompleteAnswer> {
    try {
      return await this.database.transaction(() => this.completeInTransaction(command));
    } catch (error) {
      if (error instanceof EngineRefusal || error instanceof OracleError || error instanceof StalledError) throw cannotMove(error.message);
      throw error;
    }
  }

  private async completeInTransaction(command: CompleteCommand): Promise<CompleteAnswer> {
    const hash = requestHash({ kind: 'complete', workItemId: command.workItemId, body: command.body ?? {} });
    const found = await this.load(command, hash);
    if ('answer' in found) return found.answer;
    const { instance, items, item } = found;
    const now = this.clock.now();
    const { definition } = await this.definitions.ofVersion(instance.versionId);
    const step = stepOf(definition, item.elementId);
    const { question, input } = await this.judge.judge({
      matter: instance.matter,
      step,
      assigneeId: item.assigneeId,
      now,
      body: command.body,
    });
    const facts = { ...instance.facts, ...(await this.apply(question, input, item, now)) };
    const outcome = await this.runner.run(
      {
        instance,
        items,
        action: { kind: 'complete', executionId: item.executionId },
        completing: item,
        facts,
        actor: question.actor,
        now,
        command: { key: command.key, kind: 'complete', requestHash: hash },
      },
      { workItemId: item.id, matter: instance.matter },
    );
    await this.record(question, item, step, input);
    return { workItemId: item.id, matter: instance.matter, opened: outcome.opened, done: outcome.done };
  }

  /** Locks the instance; a repeated key ends here with the first answer. */
  private async load(command: CompleteCommand, hash: string): Promise<Loaded | { answer: CompleteAnswer }> {
    const locked = await this.instances.lockOfItem(command.workItemId, command.key);
    if (!locked) throw itemNotFound();
    const { instance, items, command: before } = locked;
    if (before) {
      if (before.requestHash !== hash) throw keyReused();
      return { answer: answerOf(before.result) };
    }
    const item = items.find((candidate) => candidate.id === command.workItemId)!;
    if (item.status !== 'OPEN') throw alreadyClosed(item);
    if (command.revision !== undefined && command.revision !== item.revision) throw new StaleVersionError({ revision: item.revision });
    return { instance, items, item };
  }

  private apply(question: StepQuestion, input: object, item: ItemRow, now: Date): Promise<Facts> {
    const { matter, actor, today, step, view } = question;
    return this.steps.step(step.form).definition.apply(view, input, { matter, actor, now, today, step, workItemId: item.id });
  }

  /**
   * Papers and the audit trail, after the process has moved: both read the file as it now stands. What was entered stays in the file;
   * the trail keeps its hash, so that it proves the entry without carrying personal data.
   */
  private async record({ matter }: StepQuestion, item: ItemRow, step: StepMeta, input: object): Promise<void> {
    if (step.produces.length) await this.ports.documents?.produce(matter, step.produces);
    await this.ports.audit?.record({
      action: 'step.completed',
      matter,
      subject: { kind: 'work-item', id: item.id },
      detail: { step: step.form, name: step.name, nameEn: step.nameEn, stage: step.stage, inputHash: requestHash(input) },
    });
  }
}

const answerOf = (stored: unknown): CompleteAnswer => {
  const { workItemId, matter, opened, done } = stored as CompleteAnswer;
  return { workItemId, matter, opened, done };
};
