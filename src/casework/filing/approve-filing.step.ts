import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import { ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { CaseDocuments } from '../cases/case-documents.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

export class ApproveFilingDto {
  @Field({
    label: label('审批决定', 'Decision'),
    widget: 'radio',
    options: [
      { value: 'file', label: label('批准立案', 'File the case') },
      { value: 'not-file', label: label('不予立案', 'Do not file') },
      RETURN,
    ],
  })
  @IsIn(['file', 'not-file', 'return'])
  decision: 'file' | 'not-file' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P4: 分管领导 files the case. The number is taken with the filing approval; D-07 starts. 令12 arts 16, 38. */
@Injectable()
@Step({ key: 'approve-filing', dto: ApproveFilingDto })
export class ApproveFilingStep implements StepDefinition<CaseView, ApproveFilingDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly documents: CaseDocuments,
    private readonly clocks: ClockPort,
  ) {}

  check(_view: CaseView, input: ApproveFilingDto): Problem[] {
    return checkRemark(input.decision !== 'file', input.remark);
  }

  async apply(view: CaseView, input: ApproveFilingDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    if (input.decision === 'file') await this.file(view, context);
    if (input.decision === 'not-file') await this.cases.transition(view.file.id, 'REFUSE_FILING', context.now);
    return { filing: input.decision };
  }

  private async file(view: CaseView, { matter, today, now }: StepContext): Promise<void> {
    await this.cases.patch(view.file.id, { filedOn: today }, now);
    const { number } = await this.documents.issue(matter, 'filing-approval');
    await this.cases.patch(view.file.id, { number }, now);
    await this.cases.transition(view.file.id, 'FILE', now);
    await this.clocks.start(matter, 'D-07', today, '立案');
  }
}
