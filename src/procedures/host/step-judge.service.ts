import { Injectable } from '@nestjs/common';
import type { StepMeta } from '../../engine/index.ts';
import { dateOf } from '../../platform/calendar-date.ts';
import { ActorContext } from '../../platform/context.ts';
import { RefusedError } from '../../platform/errors.ts';
import { validateInput } from '../../platform/validation.ts';
import { notPermitted } from './procedure-errors.ts';
import { MatterReaders, StepRegistry } from './registries.ts';
import { type StepQuestion, StepRules } from './step-rules.ts';
import type { MatterRef } from '../step.ts';

export interface StepAttempt {
  matter: MatterRef;
  step: StepMeta;
  assigneeId: string | null;
  now: Date;
  /** The form as sent. */
  body: unknown;
}

/** Whether the actor may do a step with this form, now: nothing is written here. */
@Injectable()
export class StepJudge {
  constructor(
    private readonly actors: ActorContext,
    private readonly readers: MatterReaders,
    private readonly steps: StepRegistry,
    private readonly rules: StepRules,
  ) {}

  /**
   * Permit, form, then gates and check together: who may not act learns nothing of the file's faults.
   * Gives the read model and the checked input. Throws ForbiddenError or RefusedError with every problem.
   */
  async judge({ matter, step, assigneeId, now, body }: StepAttempt): Promise<{ question: StepQuestion; input: object }> {
    const reader = this.readers.of(matter.kind);
    const view = await reader.view(matter.id);
    const question: StepQuestion = { matter, step, actor: this.actors.required, today: dateOf(now), view, reader, assigneeId };
    const refusals = await this.rules.refusals(question);
    if (refusals.length) throw notPermitted(refusals);
    const registered = this.steps.step(step.form);
    const { value: input, problems: faults } = await validateInput(registered.dto, body);
    if (faults.length) throw new RefusedError(faults);
    const problems = await this.rules.problems(question, registered, input);
    if (problems.length) throw new RefusedError(problems);
    return { question, input };
  }
}
