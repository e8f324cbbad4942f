import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsIn, IsInt, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { checkFine } from '../cases/case-gates.ts';
import { LABEL } from '../common/labels.ts';
import type { CaseView } from '../cases/case-view.ts';

export class ReexamineDefenceDto {
  @Field({
    label: label('复核结论', 'Conclusion'),
    widget: 'radio',
    options: [
      { value: 'uphold', label: label('不予采纳，维持原处罚建议', 'Not accepted: the proposal stands') },
      { value: 'reduce', label: label('采纳，从轻或减轻处罚', 'Accepted: reduced') },
      { value: 'renotify', label: label('事实或依据变化，重新告知', 'Facts or basis changed: notify again') },
    ],
  })
  @IsIn(['uphold', 'reduce', 'renotify'])
  conclusion: 'uphold' | 'reduce' | 'renotify';

  @Field({ label: label('复核理由', 'Reasons'), widget: 'textarea' })
  @CleanText(4000, 4)
  reasons: string;

  @Field({ label: label('罚款', 'Fine'), widget: 'money', showWhen: { field: 'conclusion', in: ['reduce', 'renotify'] } })
  @ValidateIf((o: ReexamineDefenceDto) => o.conclusion !== 'uphold')
  @IsInt()
  @Min(0)
  @Max(1e13)
  fineFen?: number;

  @Field({ label: LABEL.officers, widget: 'officers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];
}

/** P12: the defence must be heard and re-examined; it may not make the penalty heavier (E16). 处罚法 art 45. */
@Injectable()
@Step({ key: 'reexamine-defence', dto: ReexamineDefenceDto })
export class ReexamineDefenceStep implements StepDefinition<CaseView, ReexamineDefenceDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<ReexamineDefenceDto> {
    return { officerIds: view.officers.map((o) => o.userId), ...(view.file.fineFen !== null && { fineFen: view.file.fineFen }) };
  }

  check(view: CaseView, input: ReexamineDefenceDto, { today }: CheckContext): Problem[] {
    const problems: Problem[] = [];
    if (input.conclusion !== 'uphold') problems.push(...checkFine(view, input.fineFen!, today));
    if (input.conclusion === 'reduce' && input.fineFen! > (view.file.fineFen ?? 0))
      problems.push({
        code: 'PENALTY_RAISED',
        field: 'fineFen',
        rule: 'E16',
        article: '《行政处罚法》第四十五条',
        message: '不得因当事人陈述、申辩而给予更重的处罚。',
        messageEn: 'A defence may not make the penalty heavier.',
        cure: '发现新的违法事实的，选择“重新告知”。',
      });
    return problems;
  }

  async apply(view: CaseView, input: ReexamineDefenceDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.conclusion !== 'uphold') await this.cases.patch(view.file.id, { fineFen: input.fineFen! }, context.now);
    return { reexamination: input.conclusion };
  }
}
