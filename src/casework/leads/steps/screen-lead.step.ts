import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import type { Problem } from '../../../platform/errors.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { LABEL } from '../../common/labels.ts';
import { checkOfficers } from '../../cases/case-rules.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';
import { LeadMerging } from '../lead-merging.ts';
import { officersNamed } from '../lead-rules.ts';
import { LeadRepository } from '../lead.repository.ts';
import type { LeadView } from '../lead-view.ts';
import { HANDLING_MODES, optionsOf } from '../lead-words.ts';

export const SCREENINGS = {
  assign: label('受理，指派核查', 'Assign for verification'),
  duplicate: label('与已有线索重复，合并', 'Duplicate: merge'),
  'outside-remit': label('不属于本机关职责或者管辖', 'Outside our remit'),
} as const;

export class ScreenLeadDto {
  @Field({ label: label('筛查结论', 'Conclusion'), widget: 'radio', options: optionsOf(SCREENINGS) })
  @IsIn(Object.keys(SCREENINGS))
  outcome: keyof typeof SCREENINGS;

  @Field({
    label: label('办理方式', 'Handling mode'),
    widget: 'select',
    options: optionsOf(HANDLING_MODES),
    showWhen: { field: 'outcome', in: ['assign'] },
  })
  @ValidateIf((o: ScreenLeadDto) => o.outcome === 'assign')
  @IsIn(Object.keys(HANDLING_MODES))
  handlingMode?: keyof typeof HANDLING_MODES;

  @Field({
    label: label('核查人员（不少于两人）', 'Verifying officers (at least two)'),
    widget: 'officers',
    showWhen: { field: 'outcome', in: ['assign'] },
  })
  @ValidateIf((o: ScreenLeadDto) => o.outcome === 'assign')
  @IsArray()
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  verifierIds?: string[];

  @Field({ label: label('并入的线索', 'Merge into'), widget: 'lead', showWhen: { field: 'outcome', in: ['duplicate'] } })
  @ValidateIf((o: ScreenLeadDto) => o.outcome === 'duplicate')
  @IsUUID()
  duplicateOfId?: string;

  @Field({ label: label('有权处理的机关', 'Body in charge'), showWhen: { field: 'outcome', in: ['outside-remit'] } })
  @ValidateIf((o: ScreenLeadDto) => o.outcome === 'outside-remit')
  @CleanText(100, 2)
  redirectTo?: string;

  @Field({ label: LABEL.reason, widget: 'textarea', help: label('合并或者移送时必填。', 'Needed for a merge and a redirection.') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  reason?: string;
}

/** P1: a lead is assigned to two verifiers, merged into an earlier one, or sent to the body in charge. 令12 arts 11, 15. */
@Injectable()
@Step({ key: 'screen-lead', dto: ScreenLeadDto })
export class ScreenLeadStep implements StepDefinition<LeadView, ScreenLeadDto> {
  constructor(
    private readonly leads: LeadRepository,
    private readonly merging: LeadMerging,
  ) {}

  prefill(): Partial<ScreenLeadDto> {
    return { outcome: 'assign', handlingMode: 'forwarded' };
  }

  check(view: LeadView, input: ScreenLeadDto): Problem[] {
    if (input.outcome === 'assign') return checkOfficers(view.directory, input.verifierIds ?? [], 2, 'verifierIds');
    const problems: Problem[] = [];
    if (!input.reason)
      problems.push({
        code: 'REASON_MISSING',
        field: 'reason',
        rule: 'P1',
        message: '合并或者移送线索必须写明理由。',
        messageEn: 'A merge or a redirection needs a reason.',
        cure: '请填写理由。',
      });
    if (input.outcome === 'duplicate' && input.duplicateOfId === view.lead.id)
      problems.push({
        code: 'MERGE_INTO_ITSELF',
        field: 'duplicateOfId',
        rule: 'P1',
        message: '线索不能并入自身。',
        messageEn: 'A lead cannot be merged into itself.',
        cure: '请选择另一条线索。',
      });
    return problems;
  }

  async apply(view: LeadView, input: ScreenLeadDto, context: StepContext): Promise<Facts> {
    if (input.outcome === 'duplicate') await this.merging.requireTarget(input.duplicateOfId!, context.matter);
    await this.leads.record(context, input);
    if (input.outcome === 'assign') {
      await this.leads.assignOfficers(view.lead.id, view.lead.bureauCode, officersNamed(view.directory, input.verifierIds!), context.now);
      await this.leads.transition(view.lead.id, 'ASSIGN', {}, context.now);
    }
    return { screening: input.outcome };
  }
}
