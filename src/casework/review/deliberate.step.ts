import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsOptional, Max, Min, ValidateIf, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { checkFine } from '../cases/case-gates.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkDate, checkRemark } from '../cases/case-rules.ts';
import { type CaseView, latest } from '../cases/case-view.ts';

/** Each participant's opinion is kept, dissent too: who recorded dissent is not liable (law.md 5.4). */
export class ParticipantOpinionDto {
  @Field({ label: label('姓名', 'Name') })
  @CleanText(50, 2)
  name: string;

  @Field({ label: label('职务', 'Post') })
  @CleanText(50)
  post: string;

  @Field({ label: label('意见', 'Opinion'), widget: 'textarea' })
  @CleanText(1000)
  opinion: string;
}

export class DeliberateDto {
  @Field({ label: label('讨论日期', 'Held on'), widget: 'date' })
  @IsCalendarDate()
  heldOn: string;

  @Field({ label: label('参加人员及意见', 'Participants and their opinions'), widget: 'list', of: () => ParticipantOpinionDto })
  @IsArray()
  @ArrayMinSize(2)
  @ArrayMaxSize(30)
  @ValidateNested({ each: true })
  @Type(() => ParticipantOpinionDto)
  participants: ParticipantOpinionDto[];

  @Field({ label: LABEL.conclusion, widget: 'radio', options: [{ value: 'penalise', label: label('给予行政处罚', 'Penalise') }, RETURN] })
  @IsIn(['penalise', 'return'])
  conclusion: 'penalise' | 'return';

  @Field({ label: label('罚款', 'Fine'), widget: 'money', showWhen: { field: 'conclusion', in: ['penalise'] } })
  @ValidateIf((o: DeliberateDto) => o.conclusion === 'penalise')
  @IsInt()
  @Min(0)
  @Max(1e13)
  fineFen?: number;

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(2000)
  remark?: string;
}

/** P11: 集体讨论, after the legality review in Henan. 处罚法 art 57; 令12 art 31; 河南执法条例 art 28. */
@Injectable()
@Step({ key: 'deliberate', dto: DeliberateDto })
export class DeliberateStep implements StepDefinition<CaseView, DeliberateDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView, today: string): Partial<DeliberateDto> {
    return { heldOn: today, ...(view.file.fineFen !== null && { fineFen: view.file.fineFen }) };
  }

  check(view: CaseView, input: DeliberateDto, { today }: CheckContext): Problem[] {
    const reviewedOn = latest(view, 'legality-review')?.recordedOn ?? latest(view, 'review-case')?.recordedOn;
    return [
      ...checkDate('heldOn', input.heldOn, today, { date: reviewedOn, what: '法制审核（审理）日期', whatEn: 'the legality review' }),
      ...checkRemark(input.conclusion === 'return', input.remark),
      ...(input.conclusion === 'penalise' ? checkFine(view, input.fineFen!, today) : []),
    ];
  }

  async apply(view: CaseView, input: DeliberateDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.conclusion === 'penalise') await this.cases.patch(view.file.id, { fineFen: input.fineFen! }, context.now);
    return { deliberation: input.conclusion };
  }
}
