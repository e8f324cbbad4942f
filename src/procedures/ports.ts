import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Problem } from '../platform/errors.ts';
import type { Actor } from '../platform/actor.ts';
import type { StepMeta } from '../engine/index.ts';
import type { MatterRef } from './step.ts';

/**
 * What procedures asks of the other parts. Each is a class token; the part that knows provides it, and `PortLocator` finds it when it is
 * needed, so that no part imports its caller. (ClockPort and DocumentPort stand in step.ts.)
 */

/** Who may act: role, unit tree, bureau, own certificate. Bound to people/. */
export abstract class PermissionPort {
  /** Every reason why this person may not do this step of this matter today; empty: may. */
  abstract refusals(actor: Actor, step: StepMeta, matter: MatterRef): Promise<Problem[]>;
}

/** Officers and their certificates (E1, E2). Bound to people/. */
export abstract class OfficerPort {
  /** What is wrong with naming these people as enforcement officers of the bureau on this day; `field` is the form field to point at. */
  abstract certified(
    userIds: readonly string[],
    on: CalendarDate,
    demand: { minimum: number; bureauCode: string; field: string },
  ): Promise<Problem[]>;
}

/** The audit trail, written in the caller's transaction. Bound to audit/. */
export abstract class AuditPort {
  abstract record(entry: { action: string; matter?: MatterRef; subject?: { kind: string; id: string }; detail: object }): Promise<void>;
}

/** A time limit in one line, as a work list shows it. */
export interface ClockSummary {
  lawId: string;
  dueOn: CalendarDate | null;
  state: string;
  text: string;
  textEn: string;
  daysLeft: number | null;
  unit: string;
}

/** How clocks read today, for work lists. Bound to deadlines/. */
export abstract class ClockSummaryPort {
  /** By `${matterId}:${lawId}`; a pair without a clock is absent. */
  abstract summaries(pairs: ReadonlyArray<{ matterId: string; lawId: string }>): Promise<Map<string, ClockSummary>>;
}
