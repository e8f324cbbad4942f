import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { Problem } from '../../../platform/errors.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { LABEL, RETURN } from '../../common/labels.ts';
import { checkRemark } from '../../cases/case-rules.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';
import { LeadDocuments } from '../documents/lead-documents.ts';
import { LeadRepository } from '../lead.repository.ts';
import type { LeadView } from '../lead-view.ts';

export class ApproveStopOrderDto {
  @Field({
    label: label('签发意见', 'Decision'),
    widget: 'radio',
    options: [{ value: 'issue', label: label('同意签发', 'Issue') }, RETURN],
  })
  @IsIn(['issue', 'return'])
  decision: 'issue' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea', help: label('退回时必填。', 'Needed when returned.') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P3: 分管领导 signs the order to stop (document 3); it takes its number. 令12 arts 15, 20. */
@Injectable()
@Step({ key: 'approve-stop-order', dto: ApproveStopOrderDto })
export class ApproveStopOrderStep implements StepDefinition<LeadView, ApproveStopOrderDto> {
  constructor(
    private readonly leads: LeadRepository,
    private readonly documents: LeadDocuments,
  ) {}

  check(_view: LeadView, input: ApproveStopOrderDto): Problem[] {
    return checkRemark(input.decision === 'return', input.remark);
  }

  async apply(_view: LeadView, input: ApproveStopOrderDto, context: StepContext): Promise<Facts> {
    await this.leads.record(context, input);
    if (input.decision === 'return') return { stopOrder: 'returned' };
    await this.documents.issue(context.matter, 'stop-order');
    return { stopOrder: 'approved' };
  }
}
