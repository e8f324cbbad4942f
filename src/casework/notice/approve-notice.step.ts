import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseDocuments } from '../cases/case-documents.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

export class ApproveNoticeDto {
  @Field({
    label: label('签发意见', 'Decision'),
    widget: 'radio',
    options: [{ value: 'issue', label: label('同意签发', 'Issue') }, RETURN],
  })
  @IsIn(['issue', 'return'])
  decision: 'issue' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P12: 分管领导 signs the advance notice; it takes its number. 令12 arts 33, 34. */
@Injectable()
@Step({ key: 'approve-notice', dto: ApproveNoticeDto })
export class ApproveNoticeStep implements StepDefinition<CaseView, ApproveNoticeDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly documents: CaseDocuments,
  ) {}

  check(_view: CaseView, input: ApproveNoticeDto): Problem[] {
    return checkRemark(input.decision === 'return', input.remark);
  }

  async apply(_view: CaseView, input: ApproveNoticeDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.decision === 'issue') await this.documents.issue(context.matter, 'penalty-notice');
    return { notice: input.decision };
  }
}
