import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { DefinitionRegistry } from '../versions/definition-registry.ts';
import { InstanceRepository } from '../stores/instance.repository.ts';
import { PortLocator } from './port-locator.ts';
import { MatterReaders } from './registries.ts';
import { requestHash } from './request-hash.ts';
import { type StepOutcome, StepRunner } from './step-runner.ts';
import type { Facts, MatterRef } from '../step.ts';

export interface StartCommand {
  /** Key of the procedure: the id of the process in its BPMN file. */
  procedure: string;
  matter: MatterRef;
  facts?: Facts;
}

/** Starts procedures. Joins a running transaction: the case file and its process appear together or not at all. */
@Injectable()
export class ProcedureService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly instances: InstanceRepository,
    private readonly definitions: DefinitionRegistry,
    private readonly readers: MatterReaders,
    private readonly runner: StepRunner,
    private readonly ports: PortLocator,
  ) {}

  /** Begins the current version of a procedure for a matter that exists already. Gives the instance and the items that opened. */
  start({ procedure, matter, facts = {} }: StartCommand): Promise<StepOutcome> {
    return this.database.transaction(async () => {
      const version = this.definitions.currentOf(procedure);
      const now = this.clock.now();
      const instance = {
        id: newId(),
        versionId: version.id,
        matter,
        status: 'OPEN' as const,
        revision: 0,
        state: null,
        facts,
        stage: null,
      };
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
      await this.ports.audit?.record({
        action: 'procedure.started',
        matter,
        subject: { kind: 'process', id: instance.id },
        detail: { procedure, name: version.definition.name, nameEn: version.definition.nameEn, version: version.version },
      });
      return outcome;
    });
  }

  /** After an edit of number, title or party: work lists show the new headline. */
  async refreshHeadline(matter: MatterRef): Promise<void> {
    await this.database.transaction(async () =>
      this.instances.refreshHeadline(matter.id, await this.readers.of(matter.kind).headline(matter.id)),
    );
  }
}
