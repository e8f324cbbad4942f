import { Injectable } from '@nestjs/common';
import type { EngineAction } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { InstanceRepository } from '../stores/instance.repository.ts';
import { PortLocator } from './port-locator.ts';
import { keyReused } from './procedure-errors.ts';
import { requestHash } from './request-hash.ts';
import { StepRunner } from './step-runner.ts';
import type { Facts } from '../step.ts';

/** What moves a process without a form: a timer that fell due, a message, the result of a job. */
export interface BackgroundCommand {
  kind: 'timer' | 'message' | 'job' | 'fail';
  instanceId: string;
  executionId: string;
  elementId: string;
  /** The same key is done once. */
  key: string;
  facts?: Facts;
  /** kind 'fail': the code the boundary event catches. */
  errorCode?: string;
  /** A job that died before its handler had a result: a retry runs the handler first. */
  handler?: string;
}

/** moved: done now. duplicate: done before under this key. ended: the process is over, nothing to move. */
export type BackgroundOutcome = 'moved' | 'duplicate' | 'ended';

const actionOf = ({ kind, executionId, errorCode }: BackgroundCommand): EngineAction => {
  if (kind === 'fail') return { kind, executionId, errorCode: errorCode ?? '' };
  return { kind: kind === 'timer' ? 'fire' : kind, executionId };
};

/** The same transaction as a person's step, by another door (architecture.md). Joins a running transaction. */
@Injectable()
export class BackgroundService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly instances: InstanceRepository,
    private readonly runner: StepRunner,
    private readonly ports: PortLocator,
  ) {}

  /** Throws what the engine throws; then nothing has changed. */
  advance(command: BackgroundCommand): Promise<BackgroundOutcome> {
    return this.database.transaction(async () => {
      const locked = await this.instances.lock(command.instanceId, command.key);
      if (!locked) return 'ended';
      const { instance, items, command: before } = locked;
      const hash = requestHash(command);
      if (before && before.requestHash !== hash) throw keyReused();
      if (before) return 'duplicate';
      if (instance.status === 'DONE') return 'ended';
      await this.runner.run({
        instance,
        items,
        action: actionOf(command),
        completing: null,
        facts: { ...instance.facts, ...command.facts },
        actor: this.actors.required,
        now: this.clock.now(),
        command: { key: command.key, kind: command.kind, requestHash: hash },
      });
      const { kind, elementId } = command;
      await this.ports.audit?.record({
        action: `procedure.${kind}`,
        matter: instance.matter,
        subject: { kind: 'process', id: instance.id },
        detail: { element: elementId },
      });
      return 'moved';
    });
  }
}
