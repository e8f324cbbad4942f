import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsInt,
  IsOptional,
  IsString,
  Max,
  MaxLength,
  Min,
  ValidateIf,
  ValidateNested,
} from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import { GROUPS, LONG, PartyFields, PenaltyItem } from './parts.ts';

const hasFine = (fields: PenaltyDecisionFields): boolean =>
  Array.isArray(fields.penalties) && fields.penalties.some((item) => item?.kind === 'FINE');

/** 行政处罚决定书, catalogue 37: what 处罚法 art 59 and 令12 art 35 want in it. */
export class PenaltyDecisionFields extends PartyFields {
  @Field({ label: { zh: '案由', en: 'Cause of action' }, group: GROUPS.matter })
  @CleanText(200)
  cause: string;

  @Field({ label: { zh: '立案日期', en: 'Filed on' }, group: GROUPS.matter, widget: 'date' })
  @IsCalendarDate()
  filedOn: string;

  @Field({ label: { zh: '违法事实', en: 'Facts' }, group: GROUPS.facts, widget: 'textarea' })
  @CleanText(LONG)
  facts: string;

  @Field({
    label: { zh: '证据', en: 'Evidence' },
    group: GROUPS.facts,
    widget: 'textarea',
    help: { zh: '每行一项，写明证明什么', en: 'One item a line, and what it proves' },
  })
  @CleanText(LONG)
  evidence: string;

  /** 令12 art 35: notice, statement and defence, hearing; what was accepted or not and why. */
  @Field({ label: { zh: '告知、陈述申辩和听证情况', en: 'Notice, defence and hearing' }, group: GROUPS.rights, widget: 'textarea' })
  @CleanText(LONG)
  procedure: string;

  @Field({ label: { zh: '违反的规定', en: 'Provision breached' }, group: GROUPS.law })
  @CleanText(500)
  provision: string;

  @Field({ label: { zh: '处罚依据', en: 'Basis of the penalty' }, group: GROUPS.law })
  @CleanText(500)
  basis: string;

  @Field({ label: { zh: '裁量理由', en: 'Why this measure' }, group: GROUPS.law, widget: 'textarea' })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  discretion?: string;

  @Field({ label: { zh: '行政处罚', en: 'Penalties' }, group: GROUPS.law, widget: 'list', of: () => PenaltyItem })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => PenaltyItem)
  penalties: PenaltyItem[];

  @Field({
    label: { zh: '其他处罚的履行方式和期限', en: 'How and by when other penalties are performed' },
    group: GROUPS.performance,
    widget: 'textarea',
  })
  @IsOptional()
  @IsString()
  @MaxLength(4000)
  performance?: string;

  /** 处罚法 art 67: 15 days from receipt. */
  @Field({ label: { zh: '缴款期限（日）', en: 'Days to pay' }, group: GROUPS.performance })
  @IsOptional()
  @IsInt()
  @Min(15)
  @Max(15)
  paymentDays?: number;

  @Field({ label: { zh: '收款银行', en: 'Collecting bank' }, group: GROUPS.performance })
  @ValidateIf(hasFine)
  @CleanText(120)
  bankName?: string;

  @Field({ label: { zh: '银行地址', en: 'Address of the bank' }, group: GROUPS.performance })
  @ValidateIf(hasFine)
  @CleanText(200)
  bankAddress?: string;

  @Field({ label: { zh: '户名', en: 'Account name' }, group: GROUPS.performance })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  accountName?: string;

  @Field({ label: { zh: '账号', en: 'Account number' }, group: GROUPS.performance })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  accountNumber?: string;

  /** 复议法 art 24: the people's government of the same level. */
  @Field({
    label: { zh: '行政复议机关', en: 'Reconsideration body' },
    group: GROUPS.rights,
    help: { zh: '本级人民政府', en: "The same-level people's government" },
  })
  @CleanText(120)
  reconsiderationBody: string;

  @Field({ label: { zh: '管辖法院', en: 'Court' }, group: GROUPS.rights })
  @CleanText(120)
  court: string;

  /** 复议法 art 23(1)(2); to be checked when a permit is revoked or a right taken back. */
  @Field({ label: { zh: '须先申请行政复议', en: 'Reconsideration must come first' }, group: GROUPS.rights, widget: 'switch' })
  @IsOptional()
  @IsBoolean()
  reconsiderationFirst?: boolean;
}
