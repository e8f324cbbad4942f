import { Injectable } from '@nestjs/common';
import type { StepMeta } from '../../engine/index.ts';
import type { Actor } from '../../platform/actor.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import { describeForm } from '../../platform/forms/field.ts';
import { LawBook } from '../law-book.ts';
import { PortLocator } from './port-locator.ts';
import type { RegisteredStep } from './registries.ts';
import type { MatterReader, MatterRef } from '../step.ts';

/** What a rule looks at: one step of one matter, by one person, on one day. */
export interface StepQuestion {
  matter: MatterRef;
  step: StepMeta;
  actor: Actor;
  today: CalendarDate;
  view: unknown;
  reader: MatterReader;
  assigneeId: string | null;
}

/** The rules that stand before every step, whoever wrote it. Each gives all its problems; nothing here writes. */
@Injectable()
export class StepRules {
  constructor(
    private readonly law: LawBook,
    private readonly ports: PortLocator,
  ) {}

  /** May this person do it: role, bureau and certificate; recusal and separation of duties (E4, E5); assignment. */
  async refusals(question: StepQuestion): Promise<Problem[]> {
    if (question.actor.kind === 'system') return [];
    const general = await this.ports.permission?.refusals(question.actor, question.step, question.matter);
    return [...(general ?? roleAndBureau(question)), ...exclusion(question), ...assignment(question)];
  }

  /** Is it lawful: gates named in the drawing, officers with certificates (E1, E2), and the step's own check. */
  async problems(question: StepQuestion, registered: RegisteredStep, input: object): Promise<Problem[]> {
    const { step, view, today, actor } = question;
    const own = registered.definition.check?.(view, input, { today, actor, step }) ?? [];
    return distinct([...this.gates(question, input), ...(await this.officers(question, registered, input)), ...own]);
  }

  /** `gateFacts` null: this input asks for nothing the gates guard (a refusal to file needs no ground for filing). */
  gates({ step, reader, view }: StepQuestion, input: object): Problem[] {
    if (step.gates.length === 0) return [];
    const facts = reader.gateFacts(view, input);
    return facts === null ? [] : step.gates.flatMap((id) => this.law.runGate(id, facts));
  }

  /** Steps with officers="n" name them in the field drawn by the officers widget; without such a field the file's own officers count (gate E1). */
  private async officers({ step, today, matter }: StepQuestion, registered: RegisteredStep, input: object): Promise<Problem[]> {
    if (step.officers === 0 || !this.ports.officers) return [];
    const field = describeForm(registered.dto).find((f) => f.widget === 'officers')?.name;
    if (!field) return [];
    const named = (input as Record<string, unknown>)[field];
    if (named === undefined && !describeForm(registered.dto).find((f) => f.name === field)?.required) return [];
    return this.ports.officers.certified(Array.isArray(named) ? named.map(String) : [], today, {
      minimum: step.officers,
      bureauCode: matter.bureauCode,
      field,
    });
  }
}

/** Where people/ is not part of the server: the plain rule, so that a missing part never opens a door. */
function roleAndBureau({ actor, step, matter }: StepQuestion): Problem[] {
  if (actor.bureauCode === matter.bureauCode && (actor.roles as readonly string[]).includes(step.role)) return [];
  return [
    {
      code: 'ROLE_MISSING',
      message: '您没有办理本环节的角色。',
      messageEn: `This step needs the role ${step.role} in the bureau of the matter.`,
    },
  ];
}

const exclusion = ({ reader, view, step, actor }: StepQuestion): Problem[] =>
  reader
    .exclusions(view, step)
    .filter((entry) => entry.userId === actor.userId)
    .map((entry) => entry.problem);

/** An item with a name on it is that person's; the other handlers of the matter may stand in (a case has two, E1). */
function assignment({ assigneeId, actor, reader, view, step }: StepQuestion): Problem[] {
  if (assigneeId === null || assigneeId === actor.userId || reader.assignees(view, step).includes(actor.userId)) return [];
  return [
    {
      code: 'ASSIGNED_TO_OTHER',
      message: '本环节已由他人承接，您不能代为办理。',
      messageEn: 'Somebody else has taken this step.',
      cure: '请由承接人移交给您，或者由其释放该事项。',
    },
  ];
}

/** Two rules may find the same fault of the same field; it is told once. */
const distinct = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map((problem) => [`${problem.code}|${problem.field ?? ''}|${problem.message}`, problem])).values(),
];
