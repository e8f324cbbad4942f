import { Injectable } from '@nestjs/common';
import { ActorContext } from '../platform/context.ts';
import { Clock } from '../platform/clock.ts';
import { Database } from '../platform/database/database.ts';
import { NotFoundError, type Problem } from '../platform/errors.ts';
import { describeForm } from '../platform/forms/field.ts';
import { type Page, toPage } from '../platform/http/paging.ts';
import {
  DefinitionRegistry,
  MatterReaders,
  PortLocator,
  type RegisteredStep,
  StepRegistry,
  StepRules,
  type StepQuestion,
  stepOf,
} from '../procedures/index.ts';
import { actionsOf } from './work-item-actions.ts';
import { cursorOf, WorkItemRepository } from './work-item.repository.ts';
import type { WorkItemDetail, WorkItemRow, WorkItemView } from './work-item.types.ts';
import type { WorkItemsQuery } from './work-items.dto.ts';

const itemNotFound = (): NotFoundError => new NotFoundError('该待办事项', 'This work item');

/** Work items as people see them. Reads only. */
@Injectable()
export class WorklistService {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
    private readonly actors: ActorContext,
    private readonly items: WorkItemRepository,
    private readonly definitions: DefinitionRegistry,
    private readonly steps: StepRegistry,
    private readonly readers: MatterReaders,
    private readonly rules: StepRules,
    private readonly ports: PortLocator,
  ) {}

  /** One page by urgency, with the number of all hits (counted up to 1000). */
  list(query: WorkItemsQuery): Promise<Page<WorkItemView> & { total: number }> {
    return this.database.transaction(async () => {
      const today = this.clock.today();
      const page = toPage(await this.items.page(query, today), query.limit, cursorOf);
      const views = await this.withClocks(page.items);
      const items = query.state ? views.filter((view) => view.clock === null || view.clock.state === query.state) : views;
      return { items, nextCursor: page.nextCursor, total: await this.items.count(query, today) };
    });
  }

  /** Open and closed items of a matter. */
  ofMatter(matterId: string): Promise<{ items: WorkItemView[]; nextCursor: null }> {
    return this.database.transaction(async () => ({ items: await this.withClocks(await this.items.ofMatter(matterId)), nextCursor: null }));
  }

  /** The item with its form, what it starts with, and what stands against it already. Throws NotFoundError. */
  detail(id: string): Promise<WorkItemDetail> {
    return this.database.transaction(async () => {
      const row = await this.items.byId(id);
      if (!row) throw itemNotFound();
      const [view] = await this.withClocks([row]);
      const question = await this.question(row);
      const registered = this.steps.step(question.step.form);
      const refusals = await this.rules.refusals(question);
      const prefill = row.status === 'OPEN' ? (registered.definition.prefill?.(question.view, question.today) ?? {}) : {};
      return {
        ...view!,
        basis: question.step.basis,
        form: { fields: describeForm(registered.dto) },
        prefill,
        missing: row.status === 'OPEN' ? this.missing(question, registered, prefill) : [],
        actions: actionsOf(row, question.actor, refusals),
      };
    });
  }

  async question(row: WorkItemRow): Promise<StepQuestion> {
    const { definition } = await this.definitions.ofVersion(row.versionId);
    const reader = this.readers.of(row.matter.kind);
    const matter = { kind: row.matter.kind, id: row.matter.id, bureauCode: row.matter.bureauCode };
    const view = await reader.view(matter.id);
    const step = stepOf(definition, row.step.elementId);
    return { matter, step, actor: this.actors.required, today: this.clock.today(), view, reader, assigneeId: row.assignee?.id ?? null };
  }

  /** What the file itself lacks: gates asked with the form as it starts. Faults of a field are left out: it can still be filled in. */
  private missing(question: StepQuestion, registered: RegisteredStep, prefill: object): Problem[] {
    const input = Object.assign(new registered.dto(), prefill);
    return this.rules.gates(question, input).filter((problem) => !problem.field);
  }

  async withClocks(rows: readonly WorkItemRow[]): Promise<WorkItemView[]> {
    const pairs = rows.flatMap((row) => clockOf(row).map((lawId) => ({ matterId: row.matter.id, lawId })));
    const summaries = pairs.length ? await this.ports.clockSummaries?.summaries(pairs) : undefined;
    return rows.map((row) => toView(row, clockOf(row).flatMap((lawId) => summaries?.get(`${row.matter.id}:${lawId}`) ?? [])[0] ?? null));
  }
}

/** The time limit a step is shown with: its own, else the one its stage stands under. A closed item shows its own only. */
function clockOf(row: WorkItemRow): string[] {
  if (row.lawId) return [row.lawId];
  const ofStage = row.matter.kind === 'case' && row.status === 'OPEN' ? CLOCK_OF_STAGE[row.step.stage] : undefined;
  return ofStage ? [ofStage] : [];
}
/** D-07: the decision in 90 days; D-17: the party pays in 15. */
const CLOCK_OF_STAGE: Readonly<Record<string, string>> = {
  investigation: 'D-07',
  review: 'D-07',
  notice: 'D-07',
  decision: 'D-07',
  fulfilment: 'D-17',
};

function toView(row: WorkItemRow, clock: WorkItemView['clock']): WorkItemView {
  const { id, revision, status, step, matter, role, assignee, openedAt, closedAt, completedBy, mine } = row;
  return { id, revision, status, step, matter, role, assignee, openedAt, closedAt, completedBy, clock, mine };
}
