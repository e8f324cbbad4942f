import { Injectable } from '@nestjs/common';
import {
  createOracle,
  type EngineAction,
  type OpenWait,
  type ProcessDefinition,
  type StepMeta,
  type StepResult,
} from '../../engine/index.ts';
import type { Actor } from '../../platform/actor.ts';
import { type CalendarDate, dateOf } from '../../platform/calendar-date.ts';
import { UnexpectedError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import { DefinitionRegistry, type CompiledVersion } from '../versions/definition-registry.ts';
import type { ItemRow, LoadedInstance } from '../stores/instance.repository.ts';
import { MemoisedSteps } from '../memo/memoised-steps.ts';
import { PortLocator } from './port-locator.ts';
import { ProcedureJobs } from '../jobs/procedure-jobs.ts';
import { MatterReaders, ProcedureListeners, StepRegistry } from './registries.ts';
import { type CommandRecord, type OpeningItem, StepSaveRepository } from '../stores/step-save.repository.ts';
import type { Facts } from '../step.ts';
import { TimerRepository } from '../time/timer.repository.ts';
import { lastDayBefore } from '../time/due-date.ts';

/** One command, ready to move its process: loaded, locked, permitted and applied. */
export interface StepMove {
  instance: LoadedInstance;
  /** Items open before this step. */
  items: readonly ItemRow[];
  action: EngineAction;
  /** The work item a person completes; null for start, timers, messages and jobs. */
  completing: ItemRow | null;
  facts: Facts;
  actor: Actor;
  now: Date;
  command: Omit<CommandRecord, 'result'>;
}

export interface OpenedItem {
  id: string;
  step: { key: string; elementId: string; name: string; nameEn: string; stage: string };
}

export interface StepOutcome {
  instanceId: string;
  opened: OpenedItem[];
  done: boolean;
  stage: string | null;
}

/**
 * Moves a process by one step inside the running transaction: engine, handlers, rows, clocks, listeners. Nothing of it is kept in memory,
 * and every error leaves the database as it was: the caller's transaction rolls back.
 */
@Injectable()
export class StepRunner {
  constructor(
    private readonly engine: MemoisedSteps,
    private readonly definitions: DefinitionRegistry,
    private readonly steps: StepRegistry,
    private readonly readers: MatterReaders,
    private readonly listeners: ProcedureListeners,
    private readonly saves: StepSaveRepository,
    private readonly jobs: ProcedureJobs,
    private readonly timers: TimerRepository,
    private readonly ports: PortLocator,
  ) {}

  /** `extra` joins the stored answer: what a repeated request is told. */
  async run(move: StepMove, extra: Record<string, unknown> = {}): Promise<StepOutcome> {
    const version = await this.definitions.ofVersion(move.instance.versionId);
    const result = await this.step(version, move);
    const facts = await this.runEffects(move, version.definition, result);
    const opening = await this.opening(version.definition, move, result);
    const stage = opening.at(-1)?.stage || move.instance.stage;
    const outcome: StepOutcome = { instanceId: move.instance.id, opened: opening.map(toOpened), done: result.status === 'done', stage };
    await this.save(move, result, facts, opening, { ...extra, ...outcome }, stage);
    await this.afterwards(move, version.definition, result, opening, facts, stage);
    return outcome;
  }

  private async step(version: CompiledVersion, { instance, facts, now, action }: StepMove): Promise<StepResult> {
    const due = version.asksClocks ? await this.ports.clocks?.dueTimes(instance.matter) : undefined;
    const oracle = createOracle({ facts, now, ...(due && { due }) });
    return this.engine.step(version.definition, instance, action, oracle);
  }

  /** In the order passed. Their facts are seen by the gateways of later steps: within this step the engine has moved already. */
  private async runEffects({ instance, facts, now }: StepMove, definition: ProcessDefinition, result: StepResult): Promise<Facts> {
    let merged = facts;
    for (const effect of result.effects) {
      const handler = this.steps.handler(effect.handler);
      const key = `${instance.id}:${effect.executionId}`;
      const added = await handler.run({ matter: instance.matter, instanceId: instance.id, now, today: dateOf(now), facts: merged, key });
      merged = { ...merged, ...added };
    }
    for (const wait of result.waits.filter((w) => w.kind === 'job')) await this.jobs.enqueue(instance, wait, handlerOf(definition, wait));
    return merged;
  }

  private async opening(definition: ProcessDefinition, { instance, items }: StepMove, result: StepResult): Promise<OpeningItem[]> {
    const known = new Set(items.filter((item) => item.status === 'OPEN').map((item) => item.executionId));
    const fresh = tasksOf(result).filter((wait) => !known.has(wait.executionId));
    if (fresh.length === 0) return [];
    // read again: the step may just have named the handlers
    const reader = this.readers.of(instance.matter.kind);
    const view = await reader.view(instance.matter.id);
    return fresh.map((wait) => {
      const step = stepOf(definition, wait.elementId);
      return {
        id: newId(),
        executionId: wait.executionId,
        elementId: wait.elementId,
        form: step.form,
        role: step.role,
        stage: step.stage,
        lawId: lawIdOf(step),
        name: step.name,
        nameEn: step.nameEn,
        assigneeId: reader.assignees(view, step)[0] ?? null,
      };
    });
  }

  private async save(
    move: StepMove,
    result: StepResult,
    facts: Facts,
    opening: OpeningItem[],
    answer: object,
    stage: string | null,
  ): Promise<void> {
    const { instance } = move;
    await this.saves.save({
      instance,
      command: { ...move.command, result: answer },
      actor: move.actor,
      now: move.now,
      status: result.status === 'done' ? 'DONE' : instance.status,
      state: result.state,
      facts,
      stage,
      headline: await this.readers.of(instance.matter.kind).headline(instance.matter.id),
      history: result.history,
      opening,
      openTasks: tasksOf(result).map((wait) => wait.executionId),
      completed: move.completing?.executionId ?? null,
      messages: result.waits.filter((wait) => wait.kind === 'message'),
      timers: result.timers,
    });
  }

  /** Clocks follow the items; then whoever listens (stage line, end of the procedure). */
  private async afterwards(
    move: StepMove,
    definition: ProcessDefinition,
    result: StepResult,
    opening: OpeningItem[],
    facts: Facts,
    stage: string | null,
  ): Promise<void> {
    const { instance, items } = move;
    const open = new Set(tasksOf(result).map((wait) => wait.executionId));
    const closed = items.filter((item) => item.status === 'OPEN' && !open.has(item.executionId));
    const staying = items.filter((item) => item.status === 'OPEN' && open.has(item.executionId));
    await this.moveClocks(instance, definition, closed, [...staying, ...opening], opening, dateOf(move.now));
    await this.listeners.onStep({
      matter: instance.matter,
      instanceId: instance.id,
      stage,
      opened: opening.map((item) => item.elementId),
      closed: closed.map((item) => item.elementId),
      done: result.status === 'done',
      facts,
    });
  }

  /** A clock runs while a step that names it is open; a step that hands over to another one of the same clock does not stop it. */
  private async moveClocks(
    instance: LoadedInstance,
    definition: ProcessDefinition,
    closed: readonly ItemRow[],
    open: ReadonlyArray<{ lawId: string | null }>,
    opening: readonly OpeningItem[],
    today: CalendarDate,
  ): Promise<void> {
    const clocks = this.ports.clocks;
    if (!clocks) return;
    const running = new Set(open.map((item) => item.lawId));
    for (const lawId of lawIds(closed)) if (!running.has(lawId)) await clocks.stop(instance.matter, lawId, today);
    for (const lawId of lawIds(opening)) {
      const item = opening.find((candidate) => candidate.lawId === lawId)!;
      await clocks.start(instance.matter, lawId, today, stepOf(definition, item.elementId).name);
    }
    if (lawIds(opening).length === 0) return;
    const due = await clocks.dueTimes(instance.matter);
    for (const lawId of lawIds(opening)) await this.timers.setDueOn(instance.matter.id, lawId, lastDayBefore(due(lawId)));
  }
}

const tasksOf = (result: StepResult): OpenWait[] => result.waits.filter((wait) => wait.kind === 'task');
const lawIdOf = (step: StepMeta): string | null => (step.clock === '' || step.clock === 'none' ? null : step.clock);
const lawIds = (items: ReadonlyArray<{ lawId: string | null }>): string[] => [...new Set(items.flatMap((item) => item.lawId ?? []))];
const toOpened = (item: OpeningItem): OpenedItem => ({
  id: item.id,
  step: { key: item.form, elementId: item.elementId, name: item.name, nameEn: item.nameEn, stage: item.stage },
});

/** What `<ore:step>` says of the element; the validator has seen to it that every user task has one. */
export function stepOf(definition: ProcessDefinition, elementId: string): StepMeta {
  const step = definition.steps.get(elementId);
  if (!step) throw new UnexpectedError(`${definition.key} <${elementId}> has no ore:step`);
  return step;
}

function handlerOf(definition: ProcessDefinition, wait: OpenWait): string {
  const meta = definition.handlers.get(wait.elementId);
  if (!meta) throw new UnexpectedError(`${definition.key} <${wait.elementId}> has no ore:handler`);
  return meta.handler;
}
