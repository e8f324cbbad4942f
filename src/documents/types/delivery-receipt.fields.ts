import { Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsIn,
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
import { GROUPS } from './parts.ts';

/** 民诉法 arts 88–95; 处罚法 art 61 (electronic only with signed consent, E28). */
export const DELIVERY_METHODS = {
  DIRECT: { zh: '直接送达', en: 'Handed over' },
  LEFT: { zh: '留置送达', en: 'Left' },
  ELECTRONIC: { zh: '电子送达', en: 'Electronic' },
  ENTRUSTED: { zh: '委托送达', en: 'Entrusted' },
  MAIL: { zh: '邮寄送达', en: 'By mail' },
  ANNOUNCEMENT: { zh: '公告送达', en: 'By announcement' },
} as const;
const METHODS = Object.keys(DELIVERY_METHODS) as Array<keyof typeof DELIVERY_METHODS>;
const isFilled = (value: unknown): boolean => value !== undefined && value !== null && value !== '';

export class DeliveredDocument {
  @Field({ label: { zh: '文书名称', en: 'Document' } })
  @CleanText(120)
  name: string;

  @Field({ label: { zh: '文号', en: 'Number' } })
  @IsOptional()
  @IsString()
  @MaxLength(80)
  number?: string;

  @Field({ label: { zh: '份数', en: 'Copies' } })
  @IsInt()
  @Min(1)
  @Max(99)
  copies: number;
}

/** 送达回证, catalogue 41; 民诉法 art 87. Signed by hand, so most of it may stay blank. */
export class DeliveryReceiptFields {
  @Field({ label: { zh: '案由', en: 'Cause of action' }, group: GROUPS.matter })
  @CleanText(200)
  cause: string;

  @Field({ label: { zh: '受送达人', en: 'Addressee' }, group: GROUPS.delivery })
  @CleanText(120)
  addressee: string;

  @Field({ label: { zh: '送达文书', en: 'Documents' }, group: GROUPS.delivery, widget: 'list', of: () => DeliveredDocument })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(20)
  @ValidateNested({ each: true })
  @Type(() => DeliveredDocument)
  documents: DeliveredDocument[];

  @Field({
    label: { zh: '送达方式', en: 'Method' },
    group: GROUPS.delivery,
    widget: 'select',
    options: METHODS.map((value) => ({ value, label: DELIVERY_METHODS[value] })),
  })
  @IsIn(METHODS)
  method: keyof typeof DELIVERY_METHODS;

  @Field({ label: { zh: '送达地点', en: 'Place' }, group: GROUPS.delivery })
  @CleanText(200)
  place: string;

  @Field({ label: { zh: '送达人', en: 'Served by' }, group: GROUPS.delivery, help: { zh: '两名执法人员', en: 'Two officers' } })
  @CleanText(80)
  servers: string;

  @Field({ label: { zh: '送达日期', en: 'Served on' }, group: GROUPS.delivery, widget: 'date' })
  @ValidateIf((fields: DeliveryReceiptFields) => isFilled(fields.servedOn))
  @IsCalendarDate()
  servedOn?: string;

  @Field({ label: { zh: '代收人及代收理由', en: 'Received by another, and why' }, group: GROUPS.delivery })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  receivedByOther?: string;

  @Field({ label: { zh: '拒收事由', en: 'Reason of refusal' }, group: GROUPS.delivery })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  refusal?: string;

  @Field({ label: { zh: '见证人', en: 'Witness' }, group: GROUPS.delivery })
  @IsOptional()
  @IsString()
  @MaxLength(200)
  witness?: string;

  @Field({ label: { zh: '未能送达的原因', en: 'Why it failed' }, group: GROUPS.delivery })
  @IsOptional()
  @IsString()
  @MaxLength(500)
  failure?: string;

  @Field({ label: { zh: '备注', en: 'Notes' }, group: GROUPS.notes, widget: 'textarea' })
  @IsOptional()
  @IsString()
  @MaxLength(1000)
  notes?: string;
}
