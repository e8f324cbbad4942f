import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { ProposeClosureDto } from './propose-closure.step.ts';

export class ApproveClosureDto {
  @Field({
    label: label('审批决定', 'Decision'),
    widget: 'radio',
    options: [{ value: 'approve', label: label('同意结案', 'Close the case') }, RETURN],
  })
  @IsIn(['approve', 'return'])
  decision: 'approve' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P25: 分管领导 closes the case. 令12 art 46. */
@Injectable()
@Step({ key: 'approve-closure', dto: ApproveClosureDto })
export class ApproveClosureStep implements StepDefinition<CaseView, ApproveClosureDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
  ) {}

  check(_view: CaseView, input: ApproveClosureDto): Problem[] {
    return checkRemark(input.decision === 'return', input.remark);
  }

  async apply(view: CaseView, input: ApproveClosureDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.decision === 'approve') {
      await this.cases.patch(view.file.id, { closedOn: context.today }, context.now);
      await this.cases.transition(view.file.id, 'CLOSE', context.now);
      // a terminated investigation never reaches a decision: its 90 days end with the closure
      if (latest<ProposeClosureDto>(view, 'propose-closure')?.ground === 'investigation-terminated')
        await this.clocks.stop(context.matter, 'D-07', context.today);
    }
    return { closure: input.decision };
  }
}
