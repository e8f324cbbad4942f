import { Injectable } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

/** The closure conditions of 令12 art 46 that this procedure can reach. */
export const CLOSURE_GROUNDS = [
  { value: 'performed', label: label('行政处罚决定已经履行', 'The decision was performed') },
  { value: 'investigation-terminated', label: label('终止调查', 'The investigation was terminated') },
] as const;

export class ProposeClosureDto {
  @Field({
    label: label('结案情形（《自然资源行政处罚办法》第四十六条）', 'Ground of closure (令12 art 46)'),
    widget: 'radio',
    options: CLOSURE_GROUNDS,
  })
  @IsIn(CLOSURE_GROUNDS.map((g) => g.value))
  ground: 'performed' | 'investigation-terminated';

  @Field({ label: label('处理和履行情况', 'Handling and performance'), widget: 'textarea' })
  @CleanText(4000, 4)
  summary: string;

  @Field({ label: label('涉嫌犯罪线索已移送或者不存在', 'Criminal clues transferred, or none'), widget: 'switch' })
  @IsBoolean()
  criminalCluesSettled: boolean;

  @Field({ label: label('违纪违法线索已移送或者不存在', 'Discipline clues transferred, or none'), widget: 'switch' })
  @IsBoolean()
  disciplineCluesSettled: boolean;

  @Field({ label: label('备注', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P25: 结案呈批, gate G-CLOSE. 令12 art 46. */
@Injectable()
@Step({ key: 'propose-closure', dto: ProposeClosureDto })
export class ProposeClosureStep implements StepDefinition<CaseView, ProposeClosureDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<ProposeClosureDto> {
    return {
      ground: view.file.decidedOn ? 'performed' : 'investigation-terminated',
      ...(!view.file.decidedOn && { summary: latest<WriteReportDto>(view, 'write-report')?.terminationReason ?? '' }),
    };
  }

  check(view: CaseView, input: ProposeClosureDto): Problem[] {
    const wanted = view.file.decidedOn ? 'performed' : 'investigation-terminated';
    if (input.ground === wanted) return [];
    return [
      {
        code: 'GROUND_NOT_MET',
        field: 'ground',
        rule: 'G-CLOSE',
        article: '《自然资源行政处罚办法》第四十六条',
        message: '所选结案情形与案件实际不符。',
        messageEn: 'The ground does not fit the case.',
        cure: view.file.decidedOn ? '请选择“行政处罚决定已经履行”。' : '请选择“终止调查”。',
      },
    ];
  }

  async apply(_view: CaseView, input: ProposeClosureDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    return { closure: null };
  }
}
