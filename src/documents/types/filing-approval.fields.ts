import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import { GROUPS, LONG, PartyFields } from './parts.ts';

export const LEAD_SOURCES = {
  PATROL: { zh: '动态巡查', en: 'Patrol' },
  SATELLITE: { zh: '卫片执法', en: 'Satellite image' },
  REPORT: { zh: '举报', en: 'Report' },
  ASSIGNED: { zh: '上级交办', en: 'Assigned from above' },
  TRANSFERRED: { zh: '部门移送', en: 'Transferred' },
  MEDIA: { zh: '媒体反映', en: 'Media' },
  OTHER: { zh: '其他', en: 'Other' },
} as const;
const SOURCES = Object.keys(LEAD_SOURCES) as Array<keyof typeof LEAD_SOURCES>;

export const APPROVAL_STAGES = ['HANDLERS', 'HANDLING_UNIT', 'EXAMINATION', 'LEADER'] as const;

/** One of the four opinions 承办人 → 承办单位 → 审查 → 主管领导. */
export class Opinion {
  @Field({
    label: { zh: '环节', en: 'Stage' },
    widget: 'select',
    options: [
      { value: 'HANDLERS', label: { zh: '承办人', en: 'Officers' } },
      { value: 'HANDLING_UNIT', label: { zh: '承办单位', en: 'Handling unit' } },
      { value: 'EXAMINATION', label: { zh: '审查', en: 'Examination' } },
      { value: 'LEADER', label: { zh: '主管领导', en: 'Leader in charge' } },
    ],
  })
  @IsIn(APPROVAL_STAGES)
  stage: (typeof APPROVAL_STAGES)[number];

  @Field({ label: { zh: '意见', en: 'Opinion' }, widget: 'textarea' })
  @CleanText(2000)
  text: string;

  @Field({ label: { zh: '签名', en: 'Name' } })
  @CleanText(80)
  name: string;

  @Field({ label: { zh: '日期', en: 'Date' }, widget: 'date' })
  @IsCalendarDate()
  on: string;
}

/** 立案呈批表, catalogue 7. 令12 art 16. */
export class FilingApprovalFields extends PartyFields {
  @Field({ label: { zh: '案由', en: 'Cause of action' }, group: GROUPS.matter })
  @CleanText(200)
  cause: string;

  @Field({
    label: { zh: '案件来源', en: 'Source' },
    group: GROUPS.matter,
    widget: 'multiselect',
    options: SOURCES.map((value) => ({ value, label: LEAD_SOURCES[value] })),
  })
  @IsArray()
  @IsIn(SOURCES, { each: true })
  sources: Array<keyof typeof LEAD_SOURCES>;

  @Field({ label: { zh: '来源说明', en: 'Source in words' }, group: GROUPS.matter })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  sourceNote?: string;

  @Field({ label: { zh: '受理日期', en: 'Accepted on' }, group: GROUPS.matter, widget: 'date' })
  @IsCalendarDate()
  acceptedOn: string;

  /** Stops the limitation clock (处罚法 art 36); not the filing date. */
  @Field({ label: { zh: '发现日期', en: 'Discovered on' }, group: GROUPS.matter, widget: 'date' })
  @IsCalendarDate()
  discoveredOn: string;

  @Field({ label: { zh: '填表日期', en: 'Date of the form' }, group: GROUPS.matter, widget: 'date' })
  @IsCalendarDate()
  formOn: string;

  @Field({ label: { zh: '主要违法事实', en: 'Main facts' }, group: GROUPS.facts, widget: 'textarea' })
  @CleanText(LONG)
  facts: string;

  @Field({ label: { zh: '立案依据', en: 'Basis' }, group: GROUPS.law, widget: 'textarea' })
  @CleanText(2000)
  basis: string;

  @Field({ label: { zh: '审批意见', en: 'Opinions' }, group: GROUPS.opinions, widget: 'list', of: () => Opinion })
  @IsArray()
  @ArrayMaxSize(8)
  @ValidateNested({ each: true })
  @Type(() => Opinion)
  opinions: Opinion[];

  @Field({ label: { zh: '备注', en: 'Notes' }, group: GROUPS.notes, widget: 'textarea' })
  @IsOptional()
  @IsString()
  @MaxLength(2000)
  notes?: string;
}
