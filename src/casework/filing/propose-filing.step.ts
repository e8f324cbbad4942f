import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { OFFENCES } from '../../law/index.ts';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL } from '../common/labels.ts';
import { checkDate } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

const CONDITIONS = label('立案条件（《自然资源行政处罚办法》第十六条）', 'Conditions of filing (令12 art 16)');

export class ProposeFilingDto {
  @Field({
    label: label('案由', 'Cause of action'),
    widget: 'select',
    options: OFFENCES.map((o) => ({ value: o.code, label: { zh: `${o.code} ${o.name.zh}`, en: `${o.code} ${o.name.en}` } })),
  })
  @IsIn(OFFENCES.map((o) => o.code))
  causeCode: string;

  @Field({ label: label('当事人', 'Party'), widget: 'party' })
  @IsUUID('all')
  partyId: string;

  @Field({ label: LABEL.officers, widget: 'officers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];

  @Field({ label: label('主要违法事实', 'Main facts'), widget: 'textarea' })
  @CleanText(8000, 10)
  mainFacts: string;

  @Field({
    label: label('发现日期', 'Discovered on'),
    widget: 'date',
    help: label('发现即中断追诉时效，与立案日期不同。', 'Discovery stops the limitation period; it is not the filing date.'),
  })
  @IsCalendarDate()
  discoveredOn: string;

  @Field({ label: label('违法行为仍在继续', 'The act is going on'), widget: 'switch' })
  @IsBoolean()
  isOngoing: boolean;

  @Field({ label: label('违法行为终了日期', 'The act ended on'), widget: 'date', showWhen: { field: 'isOngoing', in: [false] } })
  @ValidateIf((o: ProposeFilingDto) => !o.isOngoing)
  @IsCalendarDate()
  actEndedOn?: string;

  @Field({ label: label('有明确的行为人', 'The actor is identified'), group: CONDITIONS, widget: 'switch' })
  @IsBoolean()
  hasIdentifiedActor: boolean;

  @Field({ label: label('有违反自然资源管理法律法规的事实', 'There are facts that breach the law'), group: CONDITIONS, widget: 'switch' })
  @IsBoolean()
  hasFactsOfBreach: boolean;

  @Field({ label: label('依照法律法规应当追究法律责任', 'Liability is due'), group: CONDITIONS, widget: 'switch' })
  @IsBoolean()
  mustBearLiability: boolean;

  @Field({ label: label('属于本机关管辖', 'Own jurisdiction'), group: CONDITIONS, widget: 'switch' })
  @IsBoolean()
  isOwnJurisdiction: boolean;

  @Field({
    label: label('涉及公民生命健康安全、金融安全', 'Life, health or financial safety is touched'),
    group: CONDITIONS,
    widget: 'switch',
    help: label(
      '并有危害后果的，追诉时效为五年；是否超过时效由系统按第三十六条计算（G-LIMIT）。',
      'With harm the limitation is five years; it is computed by art 36 (G-LIMIT).',
    ),
  })
  @IsBoolean()
  concernsSafety: boolean;

  @Field({ label: label('有危害后果', 'There is harm'), group: CONDITIONS, widget: 'switch' })
  @IsBoolean()
  hasHarm: boolean;

  @Field({
    label: label('违法行为轻微并及时改正，没有造成危害后果', 'Minor, corrected in time and without harm'),
    group: CONDITIONS,
    widget: 'switch',
    help: label('可以不予立案。', 'The case may then be left unfiled.'),
  })
  @IsBoolean()
  isMinorCorrectedHarmless: boolean;

  @Field({ label: label('立案依据', 'Legal basis'), widget: 'textarea' })
  @CleanText(1000, 4)
  basis: string;

  @Field({ label: label('承办人意见', 'Opinion of the officers'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

/** P4: 承办人 proposes to file. 令12 art 16. */
@Injectable()
@Step({ key: 'propose-filing', dto: ProposeFilingDto })
export class ProposeFilingStep implements StepDefinition<CaseView, ProposeFilingDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<ProposeFilingDto> {
    const offence = OFFENCES.find((o) => o.code === view.file.causeCode);
    return {
      causeCode: view.file.causeCode,
      ...(view.file.partyId && { partyId: view.file.partyId }),
      officerIds: view.officers.map((o) => o.userId),
      mainFacts: view.lead?.summary ?? '',
      discoveredOn: view.file.discoveredOn,
      isOngoing: view.file.isOngoing,
      concernsSafety: false,
      hasHarm: false,
      isMinorCorrectedHarmless: false,
      ...(view.file.actEndedOn && { actEndedOn: view.file.actEndedOn }),
      basis: offence ? `涉嫌${offence.name.zh}，依据《自然资源行政处罚办法》第十六条，拟予立案。` : '',
    };
  }

  check(view: CaseView, input: ProposeFilingDto, { today }: CheckContext): Problem[] {
    return [...checkDate('discoveredOn', input.discoveredOn, today), ...checkDate('actEndedOn', input.actEndedOn, today)];
  }

  async apply(view: CaseView, input: ProposeFilingDto, context: StepContext): Promise<Facts> {
    const { officerIds, causeCode, partyId, discoveredOn, isOngoing } = input;
    await this.cases.assignOfficers(
      view.file.id,
      view.file.bureauCode,
      officerIds.map((id) => view.directory.find((o) => o.userId === id)!),
      context.now,
    );
    await this.cases.patch(
      view.file.id,
      { causeCode, partyId, discoveredOn, isOngoing, actEndedOn: isOngoing ? null : (input.actEndedOn ?? null) },
      context.now,
    );
    await this.cases.record(context, input);
    return { filing: null, opinion: null };
  }
}
