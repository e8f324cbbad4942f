import { Injectable } from '@nestjs/common';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import {
  ConflictError,
  ForbiddenError,
  NotFoundError,
  type Problem,
  RefusedError,
  StaleVersionError,
  UserError,
} from '../platform/errors.ts';
import { PortLocator, StepRules } from '../procedures/index.ts';
import { ColleagueRepository } from './colleague.repository.ts';
import { mayDistribute } from './work-item-actions.ts';
import { WorkItemRepository } from './work-item.repository.ts';
import type { WorkItemRow, WorkItemView } from './work-item.types.ts';
import type { BulkClaimDto, HandOverDto } from './work-items.dto.ts';
import { WorklistService } from './worklist.service.ts';

export interface BulkResult {
  done: string[];
  /** Each that could not be done, with the reason. */
  refused: Array<{ id: string; code: string; message: string; messageEn: string | null; problems: Problem[] }>;
}

/** Whose item it is: claim, release, hand over. The same for every step; the process does not move. */
@Injectable()
export class AssignmentService {
  constructor(
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly items: WorkItemRepository,
    private readonly colleagues: ColleagueRepository,
    private readonly worklist: WorklistService,
    private readonly rules: StepRules,
    private readonly ports: PortLocator,
  ) {}

  /** The actor takes an item nobody has, if they may do the step. */
  claim(id: string, revision: number): Promise<WorkItemView> {
    return this.database.transaction(async () => {
      const row = await this.open(id);
      const actor = this.actors.required;
      if (row.assignee && row.assignee.id !== actor.userId) throw takenBy(row);
      const refusals = await this.rules.refusals(await this.worklist.question(row));
      if (refusals.length) throw forbidden(refusals);
      return this.assign(row, revision, actor.userId, { action: 'work-item.claimed' });
    });
  }

  /** Gives an item back to everybody of the role. */
  release(id: string, revision: number): Promise<WorkItemView> {
    return this.database.transaction(async () => {
      const row = await this.open(id);
      if (row.assignee?.id !== this.actors.required.userId) throw notYours();
      return this.assign(row, revision, null, { action: 'work-item.released' });
    });
  }

  /** Gives an item to a colleague who may do the step: role, bureau, certificate, no recusal. The reason goes into the audit trail. */
  handOver(id: string, revision: number, { userId, reason }: HandOverDto): Promise<WorkItemView> {
    return this.database.transaction(async () => {
      const row = await this.open(id);
      await this.mayHandOver(row);
      const colleague = await this.colleagues.find(userId);
      if (!colleague) throw new RefusedError([unknownColleague]);
      const question = await this.worklist.question(row);
      const refusals = await this.rules.refusals({ ...question, actor: colleague, assigneeId: null });
      if (refusals.length)
        throw new RefusedError(
          refusals.map((problem) => ({ ...problem, field: 'userId' })),
          `不能移交给${colleague.name}。`,
        );
      return this.assign(row, revision, userId, { action: 'work-item.handed-over', to: colleague.name, reason });
    });
  }

  /** Each on its own: what can be claimed is, the rest is told with its reason. */
  async claimMany({ items }: BulkClaimDto): Promise<BulkResult> {
    const result: BulkResult = { done: [], refused: [] };
    for (const { id, revision } of items) {
      try {
        await this.claim(id, revision);
        result.done.push(id);
      } catch (error) {
        if (!(error instanceof UserError)) throw error;
        result.refused.push({ id, code: error.code, message: error.message, messageEn: error.messageEn ?? null, problems: error.problems });
      }
    }
    return result;
  }

  private async open(id: string): Promise<WorkItemRow> {
    const row = await this.items.lock(id);
    if (!row) throw new NotFoundError('该待办事项', 'This work item');
    if (row.status !== 'OPEN') throw new ConflictError('STEP_CLOSED', '该环节已经结束。', { messageEn: 'This step is closed.' });
    return row;
  }

  private async mayHandOver(row: WorkItemRow): Promise<void> {
    const actor = this.actors.required;
    if (row.assignee?.id === actor.userId || mayDistribute(actor)) return;
    const refusals = await this.rules.refusals(await this.worklist.question(row));
    if (refusals.length) throw forbidden(refusals);
  }

  private async assign(
    row: WorkItemRow,
    revision: number,
    assigneeId: string | null,
    { action, ...detail }: { action: string; to?: string; reason?: string },
  ): Promise<WorkItemView> {
    if (!(await this.items.assign(row.id, revision, assigneeId))) throw new StaleVersionError({ revision: row.revision });
    const { kind, id, bureauCode } = row.matter;
    const subject = { kind: 'work-item', id: row.id };
    await this.ports.audit?.record({
      action,
      matter: { kind, id, bureauCode },
      subject,
      detail: { step: row.step.key, name: row.step.name, nameEn: row.step.nameEn, ...detail },
    });
    const [view] = await this.worklist.withClocks([(await this.items.byId(row.id))!]);
    return view!;
  }
}

const forbidden = (problems: Problem[]): ForbiddenError =>
  new ForbiddenError('NOT_PERMITTED', problems[0]!.message, { problems, messageEn: problems[0]!.messageEn ?? 'You may not do this step.' });
const takenBy = (row: WorkItemRow): ConflictError =>
  new ConflictError('ALREADY_CLAIMED', `该事项已由${row.assignee!.name}承接。`, {
    messageEn: `${row.assignee!.name} has taken this item.`,
    extra: { assignee: row.assignee },
  });
const notYours = (): ConflictError =>
  new ConflictError('NOT_ASSIGNED_TO_YOU', '该事项不由您承接，无需释放。', { messageEn: 'This item is not assigned to you.' });
const unknownColleague: Problem = {
  code: 'COLLEAGUE_UNKNOWN',
  message: '没有找到该人员，或者其账号已停用。',
  messageEn: 'There is no such active person.',
  field: 'userId',
};
