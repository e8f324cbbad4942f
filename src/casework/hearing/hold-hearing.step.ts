import { Injectable } from '@nestjs/common';
import { IsBoolean, IsIn, IsInt, Max, Min, ValidateIf } from 'class-validator';
import { ClockStops } from '../../deadlines/index.ts';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { earliestHearingOn } from '../cases/case-gates.ts';
import { checkDate } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

export class HoldHearingDto {
  @Field({ label: label('听证通知书送达日期', 'Hearing notice served on'), widget: 'date' })
  @IsCalendarDate()
  noticeServedOn: string;

  @Field({
    label: label('听证日期', 'Held on'),
    widget: 'date',
    help: label('应当在听证七个工作日前通知（D-13）。', 'Seven working days after the notice at the earliest (D-13).'),
  })
  @IsCalendarDate()
  heldOn: string;

  @Field({ label: label('听证主持人', 'Host'), help: label('不得由本案调查人员担任（E5）。', 'Nobody who investigated (E5).') })
  @CleanText(50, 2)
  host: string;

  @Field({ label: label('记录员', 'Clerk') })
  @CleanText(50, 2)
  clerk: string;

  @Field({
    label: label('当事人未到场或者中途退场（视为放弃）', 'The party did not come or walked out (counts as waived)'),
    widget: 'switch',
  })
  @IsBoolean()
  partyAbsent: boolean;

  @Field({ label: label('听证笔录与报告摘要', 'Record and report, in short'), widget: 'textarea' })
  @CleanText(8000, 10)
  summary: string;

  @Field({
    label: label('听证后的处理意见', 'After the hearing'),
    widget: 'radio',
    options: [
      { value: 'uphold', label: label('维持拟处罚意见', 'The proposal stands') },
      { value: 'reduce', label: label('从轻或者减轻', 'Reduced') },
    ],
  })
  @IsIn(['uphold', 'reduce'])
  conclusion: 'uphold' | 'reduce';

  @Field({ label: label('罚款', 'Fine'), widget: 'money', showWhen: { field: 'conclusion', in: ['reduce'] } })
  @ValidateIf((o: HoldHearingDto) => o.conclusion === 'reduce')
  @IsInt()
  @Min(0)
  @Max(1e13)
  fineFen?: number;
}

/** P13: the hearing and its record; the decision must rest on it. Hearing time does not count in the 90 days. 处罚法 arts 63-65; 令12 arts 34, 38. */
@Injectable()
@Step({ key: 'hold-hearing', dto: HoldHearingDto })
export class HoldHearingStep implements StepDefinition<CaseView, HoldHearingDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
    private readonly stops: ClockStops,
  ) {}

  check(view: CaseView, input: HoldHearingDto, { today }: CheckContext): Problem[] {
    const problems = [...checkDate('noticeServedOn', input.noticeServedOn, today), ...checkDate('heldOn', input.heldOn, today)];
    const earliest = earliestHearingOn(input.noticeServedOn);
    if (input.heldOn < earliest)
      problems.push({
        code: 'HEARING_TOO_EARLY',
        field: 'heldOn',
        rule: 'D-13',
        article: '《行政处罚法》第六十四条第二项',
        message: `听证通知书${input.noticeServedOn}送达，须间隔七个工作日，最早可于${earliest}举行听证。`,
        messageEn: `Notice served on ${input.noticeServedOn}: the hearing can be held on ${earliest} at the earliest.`,
        cure: '请更改听证日期。',
      });
    if (view.officers.some((o) => o.name === input.host.trim()))
      problems.push({
        code: 'HOST_INVESTIGATED',
        field: 'host',
        rule: 'E5',
        article: '《行政处罚法》第六十四条第四项',
        message: '听证由行政机关指定的非本案调查人员主持。',
        messageEn: 'The host may not have investigated the case.',
        cure: '请指定非本案调查人员主持。',
      });
    if (input.conclusion === 'reduce' && input.fineFen! > (view.file.fineFen ?? 0))
      problems.push({
        code: 'PENALTY_RAISED',
        field: 'fineFen',
        rule: 'E16',
        article: '《行政处罚法》第四十五条',
        message: '不得因当事人申辩而给予更重的处罚。',
        messageEn: 'A defence may not make the penalty heavier.',
        cure: '请核对金额。',
      });
    return problems;
  }

  async apply(view: CaseView, input: HoldHearingDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.conclusion === 'reduce') await this.cases.patch(view.file.id, { fineFen: input.fineFen! }, context.now);
    await this.clocks.stop(context.matter, 'D-12', context.today);
    await this.stops.close({ matter: context.matter, lawId: 'D-07', kind: 'hearing', on: input.heldOn, reason: '听证笔录签字' });
    return { hearing: input.conclusion };
  }
}
