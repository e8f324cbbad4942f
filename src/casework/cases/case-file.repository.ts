import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { StepContext } from '../../procedures/step.ts';
import { CaseFile } from './case-file.entity.ts';
import { CaseOfficer } from './case-officer.entity.ts';
import { CaseStepRecord } from './case-step-record.entity.ts';
import { type CaseAction, nextStatus } from './case-transitions.ts';

/** Writes of the case file. Every method works inside the caller's transaction. */
@Injectable()
export class CaseFileRepository {
  constructor(private readonly database: Database) {}

  /** Throws NotFoundError for an unknown case and for one of another bureau alike. */
  async get(id: string): Promise<CaseFile> {
    const file = await this.database.manager.getRepository(CaseFile).findOneBy({ id });
    if (!file) throw new NotFoundError('案件', 'The case');
    return file;
  }

  async insert(file: CaseFile): Promise<void> {
    await this.database.manager.getRepository(CaseFile).insert(file);
  }

  /** Changes columns and counts the revision up. `status` goes through `transition` only. */
  async patch(id: string, changes: Partial<Omit<CaseFile, 'id' | 'status' | 'revision'>>, now: Date): Promise<void> {
    const result = await this.database.manager
      .getRepository(CaseFile)
      .update({ id }, { ...changes, updatedAt: now, revision: () => 'revision + 1' });
    if (result.affected !== 1) throw new NotFoundError('案件', 'The case');
  }

  /** The only place that assigns `status`. */
  async transition(id: string, action: CaseAction, now: Date): Promise<void> {
    const file = await this.get(id);
    const to = nextStatus(file.status, action);
    if (!to)
      throw new ConflictError('TRANSITION_NOT_ALLOWED', `案件当前状态不允许此操作（${file.status} → ${action}）。`, {
        messageEn: `The case is ${file.status}; ${action} is not possible.`,
      });
    await this.database.manager.getRepository(CaseFile).update({ id }, { status: to, updatedAt: now, revision: () => 'revision + 1' });
  }

  /** Names the officers of the case; the order gives the seats. */
  async assignOfficers(
    caseId: string,
    bureauCode: string,
    officers: ReadonlyArray<{ userId: string; name: string; certificateNumber: string }>,
    now: Date,
  ): Promise<void> {
    const repository = this.database.manager.getRepository(CaseOfficer);
    await repository.delete({ caseId });
    await repository.insert(
      officers.map((o, index) => ({
        caseId,
        bureauCode,
        userId: o.userId,
        name: o.name,
        certificateNumber: o.certificateNumber,
        seat: index + 1,
        assignedAt: now,
      })),
    );
  }

  /** Keeps what was entered at a step; append-only. */
  async record(context: StepContext, data: object): Promise<void> {
    await this.recordAs(context.matter, context.step.elementId, data, context.actor, context.now, context.today);
  }

  async recordAs(
    matter: { id: string; bureauCode: string },
    step: string,
    data: object,
    actor: { userId: string; name: string },
    now: Date,
    today: string,
  ): Promise<void> {
    await this.database.manager.getRepository(CaseStepRecord).insert({
      id: newId(),
      caseId: matter.id,
      bureauCode: matter.bureauCode,
      step,
      data: { ...data } as never,
      actorId: actor.userId,
      actorName: actor.name,
      recordedOn: today,
      recordedAt: now,
    });
  }
}
