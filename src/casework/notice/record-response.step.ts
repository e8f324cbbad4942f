import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional, ValidateIf } from 'class-validator';
import { ClockStops } from '../../deadlines/index.ts';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { hasHearingRight } from '../cases/case-gates.ts';
import { checkDate } from '../cases/case-rules.ts';
import { type CaseView, clock, latest } from '../cases/case-view.ts';
import { type DeliveryDto } from '../common/dto.ts';

export class RecordResponseDto {
  @Field({
    label: label('当事人意见', 'Response'),
    widget: 'radio',
    options: [
      { value: 'waived', label: label('书面放弃陈述、申辩和听证', 'Rights waived in writing') },
      { value: 'defence', label: label('提出陈述、申辩', 'Statement and defence') },
      { value: 'hearing', label: label('申请听证', 'Hearing requested') },
    ],
    help: label(
      '期限届满前的沉默不是放弃；逾期由系统自动记录。',
      'Silence before the period ends is no waiver; its end is recorded automatically.',
    ),
  })
  @IsIn(['waived', 'defence', 'hearing'])
  response: 'waived' | 'defence' | 'hearing';

  @Field({
    label: label('收到日期', 'Received on'),
    widget: 'date',
    help: label('邮寄的以交邮日期为准，在途时间不计。', 'By post: the day of posting counts.'),
  })
  @IsCalendarDate()
  receivedOn: string;

  @Field({ label: label('意见内容', 'Content'), widget: 'textarea', showWhen: { field: 'response', in: ['defence', 'hearing'] } })
  @ValidateIf((o: RecordResponseDto) => o.response !== 'waived')
  @CleanText(8000, 2)
  content?: string;

  @Field({ label: label('放弃声明（签名材料名称）', 'Signed waiver'), showWhen: { field: 'response', in: ['waived'] } })
  @ValidateIf((o: RecordResponseDto) => o.response === 'waived')
  @CleanText(200, 2)
  waiverReference?: string;

  @Field({ label: label('备注', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P12: what the party answers within D-11/D-12. 处罚法 arts 45, 62-64; 令12 arts 33, 34. */
@Injectable()
@Step({ key: 'record-response', dto: RecordResponseDto })
export class RecordResponseStep implements StepDefinition<CaseView, RecordResponseDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
    private readonly stops: ClockStops,
  ) {}

  prefill(_view: CaseView, today: string): Partial<RecordResponseDto> {
    return { receivedOn: today };
  }

  check(view: CaseView, input: RecordResponseDto, { today }: CheckContext): Problem[] {
    const served = latest<DeliveryDto>(view, 'serve-notice')?.deliveredOn;
    const problems = checkDate('receivedOn', input.receivedOn, today, {
      date: served,
      what: '告知书送达日期',
      whatEn: 'the day the notice was served',
    });
    const limit = clock(view, input.response === 'hearing' ? 'D-12' : 'D-11');
    if (limit && input.response !== 'waived' && input.receivedOn > limit.rolledDueOn)
      problems.push({
        code: 'CLOCK_RUN_OUT',
        field: 'receivedOn',
        rule: limit.lawId,
        article: input.response === 'hearing' ? '《行政处罚法》第六十四条' : '《自然资源行政处罚办法》第三十三条',
        message: `期限已于${limit.rolledDueOn}届满，逾期视为放弃该权利。`,
        messageEn: `The period ended on ${limit.rolledDueOn}; the right counts as waived.`,
        cure: '确有不可抗力等正当理由的，请先在“期限”页办理延长。',
      });
    if (input.response === 'hearing' && !hasHearingRight(view))
      problems.push({
        code: 'NO_HEARING_RIGHT',
        field: 'response',
        rule: 'G-HEAR',
        article: '《行政处罚法》第六十三条',
        message: '拟作出的处罚未达到听证标准。',
        messageEn: 'The proposed penalty is below the hearing threshold.',
        cure: '请按陈述、申辩处理；认为属于其他较重处罚的，重新告知听证权利。',
      });
    return problems;
  }

  async apply(_view: CaseView, input: RecordResponseDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.clocks.stop(context.matter, 'D-12', context.today);
    // the time of a hearing does not count in the 90 days (令12 art 38; law.md 0.5)
    if (input.response === 'hearing')
      await this.stops.open({ matter: context.matter, lawId: 'D-07', kind: 'hearing', on: input.receivedOn, reason: '收到听证申请' });
    return { response: input.response };
  }
}
