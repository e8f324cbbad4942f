import { Injectable } from '@nestjs/common';
import { IsIn, IsOptional } from 'class-validator';
import type { Problem } from '../../../platform/errors.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { LABEL } from '../../common/labels.ts';
import { checkRemark } from '../../cases/case-rules.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';
import { checkActorKnown } from '../lead-rules.ts';
import { LeadRepository } from '../lead.repository.ts';
import { lastRecord, type LeadView } from '../lead-view.ts';
import { optionsOf } from '../lead-words.ts';
import type { VerifyLeadDto } from './verify-lead.step.ts';

export const ACCEPTANCES = {
  file: label('属实，转入立案', 'File a case'),
  untrue: label('不属实，了结', 'Close as untrue'),
  'outside-remit': label('不属本机关管辖，移送', 'Redirect'),
  return: label('退回重新核查', 'Return'),
} as const;

export class AcceptVerificationDto {
  @Field({ label: label('审定意见', 'Decision'), widget: 'radio', options: optionsOf(ACCEPTANCES) })
  @IsIn(Object.keys(ACCEPTANCES))
  decision: keyof typeof ACCEPTANCES;

  @Field({ label: LABEL.remark, widget: 'textarea', help: label('退回时必填。', 'Needed when returned.') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** Which finding of the officers each decision answers. Whoever sees it otherwise returns it: the file shows no silent change. */
const ANSWERS = { file: 'violation', untrue: 'untrue', 'outside-remit': 'outside-remit' } as const;

/** P2 to P4: 承办单位负责人 accepts the verification. A proved violation may not be laid aside (E26, 处罚法 art 76). 令12 arts 15, 16. */
@Injectable()
@Step({ key: 'accept-verification', dto: AcceptVerificationDto })
export class AcceptVerificationStep implements StepDefinition<LeadView, AcceptVerificationDto> {
  constructor(private readonly leads: LeadRepository) {}

  prefill(view: LeadView): Partial<AcceptVerificationDto> {
    const finding = lastRecord<VerifyLeadDto>(view, 'verify-lead')?.outcome;
    return finding ? { decision: finding === 'violation' ? 'file' : finding } : {};
  }

  check(view: LeadView, input: AcceptVerificationDto): Problem[] {
    if (input.decision === 'return') return checkRemark(true, input.remark);
    const finding = lastRecord<VerifyLeadDto>(view, 'verify-lead')?.outcome;
    return [
      ...checkAgreement(input.decision, finding),
      ...(input.decision === 'file' ? checkActorKnown(view.lead.partyId, undefined, '《自然资源行政处罚办法》第十六条第一项') : []),
    ];
  }

  async apply(_view: LeadView, input: AcceptVerificationDto, context: StepContext): Promise<Facts> {
    await this.leads.record(context, input);
    return { acceptance: input.decision };
  }
}

function checkAgreement(decision: keyof typeof ANSWERS, finding: VerifyLeadDto['outcome'] | undefined): Problem[] {
  if (ANSWERS[decision] === finding) return [];
  const isDropped = finding === 'violation';
  return [
    {
      code: isDropped ? 'VIOLATION_NOT_FILED' : 'DECISION_WITHOUT_FINDING',
      field: 'decision',
      rule: isDropped ? 'E26' : 'P2',
      article: isDropped ? '《行政处罚法》第七十六条、《自然资源行政处罚办法》第五十四条' : '《自然资源行政处罚办法》第十五条',
      message: isDropped ? '核查认定存在违法行为，符合立案条件的应当立案，不得直接了结或者移送。' : '审定意见与核查结论不一致。',
      messageEn: isDropped
        ? 'A violation was found: it must be filed and may not be laid aside.'
        : 'The decision does not answer the finding.',
      cure: '对核查结论有不同意见的，请退回重新核查并写明理由。',
    },
  ];
}
