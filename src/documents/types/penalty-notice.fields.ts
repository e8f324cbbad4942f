import { Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsOptional, IsString, MaxLength, ValidateNested } from 'class-validator';
import { Field } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import { ContactFields, GROUPS, LONG, PenaltyItem } from './parts.ts';

/** 行政处罚告知书, catalogue 30; with the right to a hearing 行政处罚听证告知书, catalogue 31. 处罚法 arts 44, 45, 63, 64; 令12 arts 33, 34. */
export class PenaltyNoticeFields extends ContactFields {
  @Field({ label: { zh: '案由', en: 'Cause of action' }, group: GROUPS.matter })
  @CleanText(200)
  cause: string;

  @Field({ label: { zh: '违法事实', en: 'Facts' }, group: GROUPS.facts, widget: 'textarea' })
  @CleanText(LONG)
  facts: string;

  @Field({
    label: { zh: '证据', en: 'Evidence' },
    group: GROUPS.facts,
    widget: 'textarea',
    help: { zh: '每行一项', en: 'One item a line' },
  })
  @IsOptional()
  @IsString()
  @MaxLength(LONG)
  evidence?: string;

  @Field({ label: { zh: '违反的规定', en: 'Provision breached' }, group: GROUPS.law })
  @CleanText(500)
  provision: string;

  @Field({ label: { zh: '处罚依据', en: 'Basis of the penalty' }, group: GROUPS.law })
  @CleanText(500)
  basis: string;

  @Field({
    label: { zh: '裁量理由', en: 'Why this measure' },
    group: GROUPS.law,
    widget: 'textarea',
    help: { zh: '适用的裁量基准档次及理由（令12第五条）', en: 'Tier of the discretion benchmark and why' },
  })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  discretion?: string;

  @Field({ label: { zh: '拟作出的行政处罚', en: 'Proposed penalties' }, group: GROUPS.law, widget: 'list', of: () => PenaltyItem })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PenaltyItem)
  penalties: PenaltyItem[];

  /** G-HEAR: decides title, number series and the paragraph on hearings. */
  @Field({ label: { zh: '当事人有权要求听证', en: 'Right to a hearing' }, group: GROUPS.rights, widget: 'switch' })
  @IsBoolean()
  hearing: boolean;
}
