import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../platform/actor.ts';
import { addDays } from '../../platform/calendar-date.ts';
import { ClockPort, type Facts, Handler, type HandlerContext, type ProcedureHandler } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';

/** D-17 ran out unpaid: from the day after its end 3 % a day accrue (D-18). 处罚法 art 72. */
@Injectable()
@Handler('note-overdue')
export class NoteOverdueHandler implements ProcedureHandler {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
  ) {}

  async run({ matter, now, today }: HandlerContext): Promise<Facts> {
    await this.cases.recordAs(matter, 'note-overdue', { overdueSince: today }, SYSTEM_ACTOR, now, today);
    await this.clocks.start(matter, 'D-18', addDays(today, -1), '罚款逾期未缴纳');
    return { overdue: true };
  }
}
