import { Injectable } from '@nestjs/common';
import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { checkFine } from '../cases/case-gates.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { DraftNoticeDto } from '../notice/draft-notice.step.ts';

const PAYMENT = label('缴纳', 'Payment');
const REMEDY = label('救济途径', 'Remedies');

export class DraftDecisionDto {
  @Field({ label: label('认定的事实和证据', 'Facts and evidence'), widget: 'textarea' })
  @CleanText(8000, 20)
  facts: string;

  @Field({
    label: label('罚款', 'Fine'),
    widget: 'money',
    help: label('不得高于告知的数额（E16）。', 'Not above what was announced (E16).'),
  })
  @IsInt()
  @Min(0)
  @Max(1e13)
  fineFen: number;

  @Field({ label: label('代收银行', 'Collecting bank'), group: PAYMENT })
  @CleanText(100, 2)
  bankName: string;

  @Field({ label: label('银行地址', 'Address of the bank'), group: PAYMENT })
  @CleanText(200, 2)
  bankAddress: string;

  @Field({ label: label('缴款账号（缴款码）', 'Account or payment code'), group: PAYMENT })
  @CleanText(50, 4)
  bankAccount: string;

  @Field({
    label: label('行政复议机关', 'Reconsideration body'),
    group: REMEDY,
    help: label('同级人民政府（《行政复议法》第二十四条）', 'Same-level government (复议法 art 24)'),
  })
  @CleanText(100, 2)
  reconsiderationBody: string;

  @Field({ label: label('管辖法院', 'Court'), group: REMEDY })
  @CleanText(100, 2)
  court: string;

  @Field({ label: label('说明', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P14: 拟制处罚决定. 处罚法 arts 57, 59; 令12 art 35; E16. */
@Injectable()
@Step({ key: 'draft-decision', dto: DraftDecisionDto })
export class DraftDecisionStep implements StepDefinition<CaseView, DraftDecisionDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<DraftDecisionDto> {
    return {
      facts: latest<DraftNoticeDto>(view, 'draft-notice')?.facts ?? '',
      reconsiderationBody: view.bureau.governmentName,
      court: view.bureau.courtName,
      ...latest<DraftDecisionDto>(view, 'draft-decision'),
      ...(view.file.fineFen !== null && { fineFen: view.file.fineFen }),
    };
  }

  check(view: CaseView, input: DraftDecisionDto, { today }: CheckContext): Problem[] {
    const problems = checkFine(view, input.fineFen, today);
    if (input.fineFen > (view.file.fineFen ?? 0))
      problems.push({
        code: 'PENALTY_RAISED',
        field: 'fineFen',
        rule: 'E16',
        article: '《行政处罚法》第四十五条',
        message: '罚款数额高于已告知的数额，须重新告知。',
        messageEn: 'The fine is above what was announced; a new notice is needed.',
        cure: '请改回告知的数额，或者重新告知。',
      });
    return problems;
  }

  async apply(view: CaseView, input: DraftDecisionDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.cases.patch(view.file.id, { fineFen: input.fineFen }, context.now);
    return { decision: null };
  }
}
