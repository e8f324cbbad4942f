import { IsIn, IsInt, IsOptional, IsString, Matches, Max, MaxLength, Min, ValidateIf } from 'class-validator';
import { Field, type Text } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';

/** A free text of many paragraphs: one line is one paragraph (or one item of a list). */
export const LONG = 20_000;
export const DATE = /^\d{4}-\d{2}-\d{2}$/;

export const GROUPS = {
  matter: { zh: '案件', en: 'Case' },
  party: { zh: '当事人', en: 'Party' },
  facts: { zh: '事实和证据', en: 'Facts and evidence' },
  law: { zh: '依据和决定', en: 'Law and decision' },
  rights: { zh: '权利和救济', en: 'Rights and remedies' },
  performance: { zh: '履行', en: 'Performance' },
  contact: { zh: '联系方式', en: 'Contact' },
  opinions: { zh: '审批意见', en: 'Opinions' },
  delivery: { zh: '送达', en: 'Delivery' },
  notes: { zh: '备注', en: 'Notes' },
} as const satisfies Record<string, Text>;

export const PARTY_KINDS = ['PERSON', 'ORGANISATION'] as const;
export type PartyKind = (typeof PARTY_KINDS)[number];
const isOrganisation = (fields: PartyFields): boolean => fields.partyKind === 'ORGANISATION';
const isPerson = (fields: PartyFields): boolean => fields.partyKind === 'PERSON';
const whenOrganisation = { showWhen: { field: 'partyKind', in: ['ORGANISATION'] } } as const;
const whenPerson = { showWhen: { field: 'partyKind', in: ['PERSON'] } } as const;

/** Who the document is about. 处罚法 art 59(1): name and address; the number tells two parties of one name apart. */
export class PartyFields {
  @Field({
    label: { zh: '当事人类别', en: 'Kind of party' },
    group: GROUPS.party,
    widget: 'radio',
    options: [
      { value: 'PERSON', label: { zh: '公民', en: 'Person' } },
      { value: 'ORGANISATION', label: { zh: '单位', en: 'Organisation' } },
    ],
  })
  @IsIn(PARTY_KINDS)
  partyKind: PartyKind;

  @Field({ label: { zh: '姓名或者名称', en: 'Name' }, group: GROUPS.party })
  @CleanText(120)
  partyName: string;

  @Field({ label: { zh: '统一社会信用代码', en: 'Credit code' }, group: GROUPS.party, ...whenOrganisation })
  @ValidateIf((fields: PartyFields) => isOrganisation(fields) && !!fields.partyCreditCode)
  @Matches(/^[0-9A-Z]{18}$/)
  partyCreditCode?: string;

  @Field({ label: { zh: '法定代表人（负责人）', en: 'Legal representative' }, group: GROUPS.party, ...whenOrganisation })
  @ValidateIf(isOrganisation)
  @IsOptional()
  @IsString()
  @MaxLength(60)
  partyRepresentative?: string;

  @Field({ label: { zh: '职务', en: 'Post' }, group: GROUPS.party })
  @IsOptional()
  @IsString()
  @MaxLength(60)
  partyPost?: string;

  @Field({ label: { zh: '公民身份号码', en: 'ID number' }, group: GROUPS.party, ...whenPerson })
  @ValidateIf((fields: PartyFields) => isPerson(fields) && !!fields.partyIdNumber)
  @Matches(/^\d{17}[\dX]$/)
  partyIdNumber?: string;

  @Field({ label: { zh: '性别', en: 'Sex' }, group: GROUPS.party, ...whenPerson })
  @IsOptional()
  @IsString()
  @MaxLength(4)
  partySex?: string;

  @Field({ label: { zh: '年龄', en: 'Age' }, group: GROUPS.party, ...whenPerson })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(150)
  partyAge?: number;

  @Field({ label: { zh: '工作单位', en: 'Employer' }, group: GROUPS.party, ...whenPerson })
  @IsOptional()
  @IsString()
  @MaxLength(120)
  partyEmployer?: string;

  @Field({ label: { zh: '住所（住址）', en: 'Address' }, group: GROUPS.party })
  @CleanText(200)
  partyAddress: string;

  @Field({ label: { zh: '联系电话', en: 'Phone' }, group: GROUPS.party })
  @IsOptional()
  @IsString()
  @MaxLength(40)
  partyPhone?: string;
}

/** Whom the party may turn to. */
export class ContactFields extends PartyFields {
  @Field({
    label: { zh: '联系人', en: 'Contact' },
    group: GROUPS.contact,
    help: { zh: '两名以上执法人员，以顿号分隔', en: 'Two or more officers' },
  })
  @CleanText(80)
  contactName: string;

  @Field({ label: { zh: '联系电话', en: 'Phone' }, group: GROUPS.contact })
  @CleanText(40)
  contactPhone: string;

  @Field({ label: { zh: '联系地址', en: 'Address' }, group: GROUPS.contact })
  @CleanText(200)
  contactAddress: string;
}

export const PENALTY_KINDS = [
  'WARNING',
  'FINE',
  'CONFISCATE_GAINS',
  'CONFISCATE_GOODS',
  'SUSPEND_PERMIT',
  'REVOKE_PERMIT',
  'SUSPEND_BUSINESS',
  'OTHER',
] as const;
export const PENALTY_LABELS: Record<(typeof PENALTY_KINDS)[number], Text> = {
  WARNING: { zh: '警告、通报批评', en: 'Warning' },
  FINE: { zh: '罚款', en: 'Fine' },
  CONFISCATE_GAINS: { zh: '没收违法所得', en: 'Confiscation of gains' },
  CONFISCATE_GOODS: { zh: '没收非法财物', en: 'Confiscation of goods' },
  SUSPEND_PERMIT: { zh: '暂扣许可证件、降低资质等级', en: 'Permit suspended' },
  REVOKE_PERMIT: { zh: '吊销许可证件', en: 'Permit revoked' },
  SUSPEND_BUSINESS: { zh: '责令停产停业', en: 'Business suspended' },
  OTHER: { zh: '其他', en: 'Other' },
};

/** One penalty, or one order made together with it. 处罚法 art 9, 令12 art 4. */
export class PenaltyItem {
  @Field({
    label: { zh: '种类', en: 'Kind' },
    widget: 'select',
    options: PENALTY_KINDS.map((value) => ({ value, label: PENALTY_LABELS[value] })),
  })
  @IsIn(PENALTY_KINDS)
  kind: (typeof PENALTY_KINDS)[number];

  @Field({
    label: { zh: '内容', en: 'Content' },
    widget: 'textarea',
    help: { zh: '如：没收违法采出的建筑石料用灰岩1,632吨', en: 'What exactly' },
  })
  @CleanText(2000)
  content: string;

  /** In fen; printed in figures and in capitals. */
  @Field({ label: { zh: '金额', en: 'Amount' }, widget: 'money' })
  @IsOptional()
  @IsInt()
  @Min(1)
  @Max(Number.MAX_SAFE_INTEGER)
  amountFen?: number;
}
