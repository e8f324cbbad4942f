import { Injectable } from '@nestjs/common';
import { IsBoolean, IsIn, IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { deliberationReasons, legalReviewReasons } from '../cases/case-gates.ts';
import { LABEL, RETURN } from '../common/labels.ts';
import { checkRemark } from '../cases/case-rules.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

const ITEMS = label('审理内容（《自然资源行政处罚办法》第三十条）', 'Points reviewed (令12 art 30)');

export class ReviewCaseDto {
  @Field({ label: label('参加审理人员', 'Who took part') })
  @CleanText(500, 2)
  participants: string;

  @Field({ label: label('符合立案条件，主体认定准确', 'Filing conditions and subject are right'), widget: 'switch', group: ITEMS })
  @IsBoolean()
  subjectRight: boolean;

  @Field({ label: label('事实清楚，证据确凿', 'Facts are clear and proved'), widget: 'switch', group: ITEMS })
  @IsBoolean()
  factsProved: boolean;

  @Field({ label: label('定性准确，适用法律正确', 'Characterisation and law are right'), widget: 'switch', group: ITEMS })
  @IsBoolean()
  lawRight: boolean;

  @Field({ label: label('程序合法', 'Procedure was lawful'), widget: 'switch', group: ITEMS })
  @IsBoolean()
  procedureLawful: boolean;

  @Field({ label: label('处理建议适当', 'The proposal is proportionate'), widget: 'switch', group: ITEMS })
  @IsBoolean()
  isProportionate: boolean;

  @Field({ label: label('涉及重大公共利益', 'Major public interest'), widget: 'switch' })
  @IsBoolean()
  majorPublicInterest: boolean;

  @Field({ label: label('案情复杂或者违法行为重大', 'Complex, or a serious violation'), widget: 'switch' })
  @IsBoolean()
  isComplex: boolean;

  @Field({
    label: LABEL.conclusion,
    widget: 'radio',
    options: [
      { value: 'pass', label: label('同意处罚建议', 'Agrees to the penalty') },
      { value: 'terminate', label: label('同意终止调查', 'Agrees to end the investigation') },
      RETURN,
    ],
  })
  @IsIn(['pass', 'terminate', 'return'])
  conclusion: 'pass' | 'terminate' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(2000)
  remark?: string;
}

const ITEM_KEYS = ['subjectRight', 'factsProved', 'lawRight', 'procedureLawful', 'isProportionate'] as const;

/** P9: reviewers who did not investigate. 令12 art 30; decides by G-LEGAL and G-COLLECT what must follow. */
@Injectable()
@Step({ key: 'review-case', dto: ReviewCaseDto })
export class ReviewCaseStep implements StepDefinition<CaseView, ReviewCaseDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  check(view: CaseView, input: ReviewCaseDto): Problem[] {
    const problems = checkRemark(input.conclusion === 'return', input.remark);
    const proposal = latest<WriteReportDto>(view, 'write-report')?.proposal;
    const wanted = proposal === 'terminate' ? 'terminate' : 'pass';
    if (input.conclusion !== 'return' && input.conclusion !== wanted)
      problems.push({
        code: 'CONCLUSION_NOT_PROPOSED',
        field: 'conclusion',
        rule: 'P9',
        article: '《自然资源行政处罚办法》第三十条',
        message: '审理结论与调查报告的处理建议不一致。',
        messageEn: 'The conclusion does not match the proposal of the report.',
        cure: '不同意处理建议的，请退回补充调查并写明理由。',
      });
    if (input.conclusion === 'pass')
      for (const field of ITEM_KEYS.filter((key) => !input[key]))
        problems.push({
          code: 'REVIEW_ITEM_FAILED',
          field,
          rule: 'P9',
          article: '《自然资源行政处罚办法》第三十条',
          message: '该项审理内容不合格，不能同意处罚建议。',
          messageEn: 'This point failed: the proposal cannot pass.',
          cure: '请退回补充调查，或核实后勾选。',
        });
    return problems;
  }

  async apply(view: CaseView, input: ReviewCaseDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    const legal = legalReviewReasons(view, input);
    const collective = deliberationReasons(view, input);
    return { review: input.conclusion, legalReviewRequired: legal.length > 0, deliberationRequired: collective.length > 0 };
  }
}
