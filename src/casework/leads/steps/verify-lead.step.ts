import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID, Matches, ValidateIf } from 'class-validator';
import type { Problem } from '../../../platform/errors.ts';
import { IsCalendarDate } from '../../../platform/forms/dates.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { LABEL } from '../../common/labels.ts';
import { checkDate } from '../../cases/case-rules.ts';
import { PartyService } from '../../parties/index.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';
import { checkOffenceCode, checkRedirection, officersNamed } from '../lead-rules.ts';
import { LeadRepository } from '../lead.repository.ts';
import { isStopOrderServed, type LeadView } from '../lead-view.ts';
import { OFFENCE_OPTIONS, optionsOf, TRUTH_GRADES } from '../lead-words.ts';

export const FINDINGS = {
  violation: label('存在涉嫌违法行为，建议立案', 'Violation: propose filing'),
  untrue: label('不属实，建议了结', 'Untrue'),
  'outside-remit': label('不属于本机关管辖，建议移送', 'Outside our remit'),
} as const;
const VIOLATION = { field: 'outcome', in: ['violation'] } as const;

export class VerifyLeadDto {
  @Field({ label: LABEL.officers, widget: 'officers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];

  @Field({ label: label('核查日期', 'Verified on'), widget: 'date' })
  @IsCalendarDate()
  verifiedOn: string;

  @Field({
    label: label('核查情况', 'What was found'),
    widget: 'textarea',
    help: label('何人、何时、何地、何行为，现场情况', 'Who, when, where, what'),
  })
  @CleanText(8000, 10)
  findings: string;

  @Field({
    label: label('矿业权核查', 'Check of rights'),
    widget: 'textarea',
    help: label('有无矿业权和许可证，是否在许可范围和期限内', 'Right and permit, area and term'),
  })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(2000)
  rightsCheck?: string;

  @Field({ label: label('核查结论', 'Finding'), widget: 'radio', options: optionsOf(FINDINGS) })
  @IsIn(Object.keys(FINDINGS))
  outcome: keyof typeof FINDINGS;

  @Field({ label: label('属实程度', 'Truth'), widget: 'radio', options: optionsOf(TRUTH_GRADES), showWhen: VIOLATION })
  @IsOptional()
  @EmptyIsAbsent()
  @IsIn(Object.keys(TRUTH_GRADES))
  truth?: keyof typeof TRUTH_GRADES;

  @Field({ label: label('涉嫌案由', 'Offence'), widget: 'select', options: OFFENCE_OPTIONS, showWhen: VIOLATION })
  @ValidateIf((o: VerifyLeadDto) => o.outcome === 'violation')
  @Matches(/^[A-Z]{2}-\d{2}$/)
  offenceCode?: string;

  @Field({ label: label('违法行为人', 'Who did it'), widget: 'party', showWhen: VIOLATION })
  @IsOptional()
  @EmptyIsAbsent()
  @IsUUID()
  partyId?: string;

  @Field({
    label: label('违法行为正在进行', 'Going on now'),
    widget: 'switch',
    showWhen: VIOLATION,
    help: label('正在进行的，应当及时制止（《自然资源行政处罚办法》第十五条）。', 'Must be stopped at once.'),
  })
  @ValidateIf((o: VerifyLeadDto) => o.outcome === 'violation')
  @IsBoolean()
  isOngoing?: boolean;

  @Field({
    label: label('已出示执法证件', 'Certificates shown'),
    widget: 'switch',
    showWhen: VIOLATION,
    help: label('《行政处罚法》第五十五条（E3）', 'E3'),
  })
  @ValidateIf((o: VerifyLeadDto) => o.outcome === 'violation')
  @IsBoolean()
  certificatesShown?: boolean;

  @Field({ label: label('建议移送的机关', 'Body in charge'), showWhen: { field: 'outcome', in: ['outside-remit'] } })
  @ValidateIf((o: VerifyLeadDto) => o.outcome === 'outside-remit')
  @CleanText(100, 2)
  redirectTo?: string;
}

/** P2: two certified officers establish what is true of the report. 令12 arts 15, 17; 处罚法 arts 42, 55. */
@Injectable()
@Step({ key: 'verify-lead', dto: VerifyLeadDto })
export class VerifyLeadStep implements StepDefinition<LeadView, VerifyLeadDto> {
  constructor(
    private readonly leads: LeadRepository,
    private readonly parties: PartyService,
  ) {}

  prefill(view: LeadView, today: string): Partial<VerifyLeadDto> {
    const { offenceCode, partyId, isOngoing } = view.lead;
    return {
      officerIds: view.officers.map((o) => o.userId),
      verifiedOn: today,
      truth: 'true',
      isOngoing,
      ...(offenceCode && { offenceCode }),
      ...(partyId && { partyId }),
    };
  }

  check(_view: LeadView, input: VerifyLeadDto, { today }: CheckContext): Problem[] {
    return [
      ...checkDate('verifiedOn', input.verifiedOn, today),
      ...(input.outcome === 'violation' ? [...checkOffenceCode(input.offenceCode, 'offenceCode'), ...checkShown(input)] : []),
      ...(input.outcome === 'outside-remit' ? checkRedirection(input.redirectTo) : []),
    ];
  }

  async apply(view: LeadView, input: VerifyLeadDto, context: StepContext): Promise<Facts> {
    const { id, bureauCode } = view.lead;
    const isViolation = input.outcome === 'violation';
    const party = await this.parties.find(input.partyId ?? view.lead.partyId);
    await this.leads.record(context, input);
    await this.leads.assignOfficers(id, bureauCode, officersNamed(view.directory, input.officerIds), context.now);
    if (isViolation)
      await this.leads.patch(id, { offenceCode: input.offenceCode!, isOngoing: input.isOngoing!, partyId: party?.id ?? null }, context.now);
    if (party) await this.parties.link(context.matter, party.id);
    const mustStop = isViolation && input.isOngoing === true && !isStopOrderServed(view);
    return { verification: input.outcome, stopOrder: mustStop ? 'needed' : 'not-needed', acceptance: null };
  }
}

function checkShown({ certificatesShown }: VerifyLeadDto): Problem[] {
  if (certificatesShown) return [];
  return [
    {
      code: 'CERTIFICATES_NOT_SHOWN',
      field: 'certificatesShown',
      rule: 'E3',
      article: '《行政处罚法》第五十五条',
      message: '核查时应当主动出示执法证件，未出示的当事人有权拒绝。',
      messageEn: 'Certificates must be shown first; otherwise the party may refuse.',
      cure: '请依法出示证件并记入核查记录后勾选。',
    },
  ];
}
