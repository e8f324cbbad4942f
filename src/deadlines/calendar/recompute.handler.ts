import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { Database } from '../../platform/database/database.ts';
import { type Job, JobHandler, type JobRunner } from '../../platform/jobs/index.ts';
import { RECOMPUTE_JOB } from './calendar.service.ts';
import { ClockKeeper } from '../clock-keeper.service.ts';
import { ClockRepository } from '../clock.repository.ts';
import { type ClockFile, type ClockRow, isOpen, ruleOf } from '../clock-file.ts';

/** The calendar was changed: every open clock of every bureau is counted again, one transaction each. Done twice, it changes nothing more. */
@Injectable()
@JobHandler(RECOMPUTE_JOB)
export class RecomputeHandler implements JobRunner {
  constructor(
    private readonly database: Database,
    private readonly clocks: ClockRepository,
    private readonly keeper: ClockKeeper,
    private readonly audit: AuditService,
  ) {}

  async run({ payload }: Job): Promise<void> {
    for (const id of await this.clocks.openIds()) await this.database.transaction(() => this.recompute(id, payload['year'] as number));
  }

  private async recompute(id: string, year: number): Promise<void> {
    const seen = await this.clocks.find(id);
    if (!seen) return;
    await this.clocks.lockMatter(seen.matterId);
    const file = (await this.clocks.find(id, true))!;
    if (!isOpen(file)) return;
    const after = await this.keeper.recount(file);
    if (DATES.every((date) => after[date] === file[date])) return;
    await this.keeper.write(file, after, 'RECOMPUTE', `${year} 年工作日历变更`);
    if (after.dueOn !== file.dueOn) await this.record(file, after);
  }

  private record(before: ClockFile, after: ClockFile): Promise<void> {
    const { name } = ruleOf(before);
    return this.audit.record({
      action: 'clock.recompute',
      matter: { kind: before.matterKind, id: before.matterId, bureauCode: before.bureauCode },
      subject: { kind: 'clock', id: before.id },
      detail: { lawId: before.lawId, name: name.zh, nameEn: name.en, from: before.dueOn, to: after.dueOn },
    });
  }
}

const DATES = ['dueOn', 'unrolledDueOn', 'rolledDueOn', 'safeDueOn', 'strictDueOn', 'isProvisional'] as const satisfies ReadonlyArray<
  keyof ClockRow
>;
