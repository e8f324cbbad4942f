import { Injectable } from '@nestjs/common';
import { SYSTEM_ACTOR } from '../../platform/actor.ts';
import { ClockPort, type Facts, Handler, type HandlerContext, type ProcedureHandler } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';

/** D-11 ran out unused: the rights count as waived and the file says so. 令12 arts 33, 34; 处罚法 art 64. */
@Injectable()
@Handler('record-silence')
export class RecordSilenceHandler implements ProcedureHandler {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
  ) {}

  async run({ matter, now, today }: HandlerContext): Promise<Facts> {
    const data = { response: 'silent', receivedOn: null, content: '当事人在法定期限内未提出陈述、申辩，也未申请听证。' };
    await this.cases.recordAs(matter, 'record-silence', data, SYSTEM_ACTOR, now, today);
    for (const lawId of ['D-11', 'D-12']) await this.clocks.stop(matter, lawId, today);
    return { response: 'silent' };
  }
}
