import { SetMetadata } from '@nestjs/common';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Problem } from '../platform/errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { StepMeta } from '../engine/index.ts';

/** A matter is what a procedure is about: a lead (线索) or a case (案件). Ids are unique across kinds. */
export type MatterKind = 'lead' | 'case';
export interface MatterRef {
  kind: MatterKind;
  id: string;
  bureauCode: string;
}

/** Facts for the gateways: flat, JSON, merged into the instance's facts. Never "the next step". */
export type Facts = Record<string, string | number | boolean | null>;

/** Given to `apply`: inside the open transaction. */
export interface StepContext {
  matter: MatterRef;
  actor: Actor;
  /** The one instant of this command. */
  now: Date;
  today: CalendarDate;
  step: StepMeta;
  workItemId: string;
}

/**
 * One human step (design/steps.md): one file, one injectable class decorated with `@Step`.
 * `View` is the read model of the matter (casework/*-view.ts); `Input` the class-validator DTO.
 */
export interface StepDefinition<View = unknown, Input extends object = object> {
  /** What the form starts with, taken from the file. */
  prefill?(view: View, today: CalendarDate): Partial<Input>;
  /** Pure: every problem at once. Gates named in BPMN run by themselves. */
  check?(view: View, input: Input, context: CheckContext): Problem[];
  /** Changes the file in the open transaction and returns the facts for the gateways. */
  apply(view: View, input: Input, context: StepContext): Promise<Facts>;
}

export interface CheckContext {
  today: CalendarDate;
  actor: Actor;
  step: StepMeta;
}

export const STEP_KEY = 'orecase:step';
export interface StepOptions {
  /** The `form` of the BPMN step(s) it serves. */
  key: string;
  dto: new () => object;
}
/** Registers an injectable class as the step of this key. */
export const Step = (options: StepOptions): ClassDecorator => SetMetadata(STEP_KEY, options) as ClassDecorator;

/** What a service task asks of a domain: run in the same transaction (effect) or as an outbox job (job). Returns facts. */
export interface ProcedureHandler {
  run(context: HandlerContext): Promise<Facts>;
}
export interface HandlerContext {
  matter: MatterRef;
  instanceId: string;
  now: Date;
  today: CalendarDate;
  facts: Readonly<Facts>;
  /** Idempotency key of this execution: `${instanceId}:${executionId}`. */
  key: string;
}
/** Thrown by a job-mode handler when the outcome is a business failure: the process goes on at the boundary event that catches the code. */
export class ProcedureFailure extends Error {
  override readonly name = 'ProcedureFailure';
  constructor(
    readonly errorCode: string,
    message: string = errorCode,
  ) {
    super(message);
  }
}

export const HANDLER_KEY = 'orecase:handler';
/** Registers an injectable class as the handler of this name (`<ore:handler name="…">`). */
export const Handler = (name: string): ClassDecorator => SetMetadata(HANDLER_KEY, name) as ClassDecorator;

/** What the host needs to know about matters; each domain registers one reader per kind (`MatterReaders.register`). */
export interface MatterReader<View = unknown> {
  kind: MatterKind;
  /** The read model inside the running transaction (row-level security applies). Throws NotFoundError. */
  view(id: string): Promise<View>;
  /** Headline for work lists: number, title, party. */
  headline(id: string): Promise<MatterHeadline>;
  /** Ids of people who may not act here, with the reason (recusal E4, separation of duty E5). */
  exclusions(view: View, step: StepMeta): Array<{ userId: string; problem: Problem }>;
  /** Persons who are the handlers of the matter: their steps are shown as assigned to them. */
  assignees(view: View, step: StepMeta): string[];
  /** What the gates named in BPMN look at (names of AllGateFacts). null: this input asks for nothing that they guard. */
  gateFacts(view: View, input: object): unknown;
}
export interface MatterHeadline {
  number: string | null;
  title: string;
  partyName: string | null;
}

/** Clocks as the host sees them (implemented by deadlines/). */
export abstract class ClockPort {
  /** Starts the clock of a step that opened (ore:step clock), unless it runs already. */
  abstract start(matter: MatterRef, lawId: string, startedOn: CalendarDate, event: string): Promise<void>;
  /** The act was done in time or late: the clock ends. */
  abstract stop(matter: MatterRef, lawId: string, on: CalendarDate): Promise<void>;
  /** When each clock of the matter falls due (first instant after the due date). Unknown ids: as if started today. Used by timers `=due("D-11")`. */
  abstract dueTimes(matter: MatterRef): Promise<(lawId: string) => Date>;
}

/** Documents as the host sees them (implemented by documents/). */
export abstract class DocumentPort {
  /** Drafts the document types a step produces, when the step completes; a draft of the same type that is not issued is brought up to date. */
  abstract produce(matter: MatterRef, documentTypes: readonly string[]): Promise<void>;
}

/** Told after every engine step, in the same transaction: stage line, end of procedure. */
export interface ProcedureListener {
  onStep(event: {
    matter: MatterRef;
    instanceId: string;
    stage: string | null;
    opened: readonly string[];
    closed: readonly string[];
    done: boolean;
    facts: Readonly<Facts>;
  }): Promise<void>;
}
