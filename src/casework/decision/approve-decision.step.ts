import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseDocuments } from '../cases/case-documents.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

export class ApproveDecisionDto {
  @Field({
    label: label('审批决定', 'Decision'),
    widget: 'radio',
    options: [{ value: 'decide', label: label('作出行政处罚决定', 'Make the penalty decision') }, RETURN],
  })
  @IsIn(['decide', 'return'])
  decision: 'decide' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P14: 主要负责人 decides; D-07 ends on the decision date, not on service (law.md 0.5). 处罚法 arts 57-60; 令12 arts 31, 35, 38. */
@Injectable()
@Step({ key: 'approve-decision', dto: ApproveDecisionDto })
export class ApproveDecisionStep implements StepDefinition<CaseView, ApproveDecisionDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly documents: CaseDocuments,
    private readonly clocks: ClockPort,
  ) {}

  check(_view: CaseView, input: ApproveDecisionDto): Problem[] {
    return checkRemark(input.decision === 'return', input.remark);
  }

  async apply(view: CaseView, input: ApproveDecisionDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.decision === 'decide') await this.decide(view, context);
    return { decision: input.decision };
  }

  private async decide(view: CaseView, { matter, today, now }: StepContext): Promise<void> {
    await this.cases.patch(view.file.id, { decidedOn: today }, now);
    await this.cases.transition(view.file.id, 'DECIDE', now);
    await this.documents.issue(matter, 'penalty-decision');
    await this.clocks.stop(matter, 'D-07', today);
  }
}
