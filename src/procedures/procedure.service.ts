import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { ConflictError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { BackgroundService } from './background.service.ts';
import { DefinitionRegistry } from './definition-registry.ts';
import { InstanceRepository } from './instance.repository.ts';
import { MessageRepository } from './message.repository.ts';
import { PortLocator } from './port-locator.ts';
import { MatterReaders } from './registries.ts';
import { requestHash } from './request-hash.ts';
import { type StepOutcome, StepRunner } from './step-runner.ts';
import type { Facts, MatterRef } from './step.ts';

export interface StartCommand {
  /** Key of the procedure: the id of the process in its BPMN file. */
  procedure: string;
  matter: MatterRef;
  facts?: Facts;
}

export interface MessageCommand {
  matterId: string;
  /** Name of the BPMN message. */
  message: string;
  /** Idempotency key of the message: a repeated delivery moves nothing. */
  key: string;
  facts?: Facts;
}

/** Starts procedures and brings them messages. Joins a running transaction: the case file and its process appear together or not at all. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly instances: InstanceRepository,
    private readonly messages: MessageRepository,
    private readonly definitions: DefinitionRegistry,
    private readonly readers: MatterReaders,
    private readonly runner: StepRunner,
    private readonly background: BackgroundService,
    private readonly ports: PortLocator,
  ) {}

  /** Begins the current version of a procedure for a matter that exists already. Gives the instance and the items that opened. */
  start({ procedure, matter, facts = {} }: StartCommand): Promise<StepOutcome> {
    return this.database.transaction(async () => {
      const version = this.definitions.currentOf(procedure);
      const now = this.clock.now();
      const instance = { id: newId(), versionId: version.id, matter, status: 'OPEN' as const, revision: 0, state: null, facts, stage: null };
      await this.instances.insert(instance.id, version.id, matter, facts, now);
      const outcome = await this.runner.run({
        instance,
        items: [],
        action: { kind: 'start' },
        completing: null,
        facts,
        actor: this.actors.required,
        now,
        command: { key: 'start', kind: 'start', requestHash: requestHash({ procedure, matter, facts }) },
      });
      await this.ports.audit?.record({ action: 'procedure.started', matter, subject: { kind: 'process', id: instance.id }, detail: { procedure, version: version.version } });
      return outcome;
    });
  }

  /** Every place of the matter that waits for this message goes on. Throws ConflictError (NOT_WAITING) when none does. */
  send({ matterId, message, key, facts = {} }: MessageCommand): Promise<{ moved: number }> {
    return this.database.transaction(async () => {
      const waits = await this.messages.waiting(matterId, message);
      if (waits.length === 0 && (await this.messages.isDelivered(matterId, key))) return { moved: 0 };
      if (waits.length === 0) throw notWaiting(message);
      let moved = 0;
      for (const wait of waits) {
        const outcome = await this.background.advance({ kind: 'message', ...wait, key: `message:${key}:${wait.executionId}`, facts });
        if (outcome === 'moved') moved++;
      }
      return { moved };
    });
  }

  /** After an edit of number, title or party: work lists show the new headline. */
  async refreshHeadline(matter: MatterRef): Promise<void> {
    await this.database.transaction(async () => this.instances.refreshHeadline(matter.id, await this.readers.of(matter.kind).headline(matter.id)));
  }
}

const notWaiting = (message: string): ConflictError =>
  new ConflictError('NOT_WAITING', `办理程序目前没有等待“${message}”这一消息。`, { messageEn: `The procedure does not wait for the message "${message}" now.` });
