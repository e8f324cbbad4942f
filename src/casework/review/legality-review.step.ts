import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

export class LegalityReviewDto {
  @Field({
    label: label('审核意见', 'Opinion'),
    widget: 'radio',
    options: [{ value: 'pass', label: label('审核通过', 'Passed') }, RETURN],
    help: label('未通过的，不得作出处罚决定（E8）。', 'Not passed: no decision may be made (E8).'),
  })
  @IsIn(['pass', 'return'])
  opinion: 'pass' | 'return';

  @Field({
    label: label('审核说明', 'Explanation'),
    widget: 'textarea',
    help: label('权限、事实、证据、法律适用、裁量、程序、文书', 'Authority, facts, evidence, law, discretion, procedure, documents'),
  })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(4000)
  remark?: string;
}

/** P10: 法制审核. 处罚法 art 58; 令12 art 32; 河南执法条例 art 28. */
@Injectable()
@Step({ key: 'legality-review', dto: LegalityReviewDto })
export class LegalityReviewStep implements StepDefinition<CaseView, LegalityReviewDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  check(_view: CaseView, input: LegalityReviewDto): Problem[] {
    return checkRemark(input.opinion === 'return', input.remark);
  }

  async apply(_view: CaseView, input: LegalityReviewDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    return { legality: input.opinion };
  }
}
