import { ArrayMinSize, ArrayMaxSize, IsArray, IsIn, IsOptional, IsUUID, ValidateIf } from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import { AGREE, LABEL, RETURN } from './labels.ts';

/** One line of the chain 承办单位 → 审查 → 主管领导 on the official forms. */
export class OpinionDto {
  @Field({ label: label('处理意见', 'Opinion'), widget: 'radio', options: [AGREE, RETURN] })
  @IsIn(['agree', 'return'])
  opinion: 'agree' | 'return';

  @Field({ label: LABEL.remark, widget: 'textarea', help: label('印入呈批表；退回时必填。', 'Printed on the form; needed when returned.') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  remark?: string;
}

export const DELIVERY_METHODS = ['direct', 'left', 'mail', 'electronic', 'entrusted', 'announcement'] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];
/** 民诉法 arts 88-95 by way of 处罚法 art 61. */
export const DELIVERY_METHOD_LABELS: Record<DeliveryMethod, { zh: string; en: string }> = {
  direct: label('直接送达', 'By hand'),
  left: label('留置送达', 'Left with a witness'),
  mail: label('邮寄送达', 'By post'),
  electronic: label('电子送达', 'Electronic'),
  entrusted: label('委托送达', 'Entrusted'),
  announcement: label('公告送达', 'By announcement'),
};

/** 送达: how, when, to whom, by which two officers. */
export class DeliveryDto {
  @Field({
    label: label('送达方式', 'Way of service'),
    widget: 'select',
    options: DELIVERY_METHODS.map((value) => ({ value, label: DELIVERY_METHOD_LABELS[value] })),
  })
  @IsIn(DELIVERY_METHODS)
  method: DeliveryMethod;

  @Field({
    label: label('送达日期', 'Served on'),
    widget: 'date',
    help: label('受送达人签收之日；公告送达为公告期满之日。', 'The day of signature; for an announcement the day its period ends.'),
  })
  @IsCalendarDate()
  deliveredOn: string;

  @Field({ label: label('送达地点', 'Place'), widget: 'text' })
  @CleanText(200, 2)
  place: string;

  @Field({ label: label('签收人', 'Received by'), widget: 'text' })
  @CleanText(100, 2)
  recipient: string;

  @Field({
    label: label('签收人与受送达人关系', 'Relation to the addressee'),
    widget: 'text',
    help: label('本人、法定代表人、负责收件的人等。', 'The person, legal representative, person in charge of mail…'),
  })
  @CleanText(100)
  relation: string;

  @Field({ label: LABEL.officers, widget: 'officers', help: label('送达人', 'Who serves') })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];

  @Field({ label: label('见证人', 'Witness'), widget: 'text', showWhen: { field: 'method', in: ['left'] } })
  @ValidateIf((o: DeliveryDto) => o.method === 'left')
  @CleanText(100, 2)
  witness?: string;

  @Field({ label: label('拒收事由', 'Reason of refusal'), widget: 'textarea', showWhen: { field: 'method', in: ['left'] } })
  @ValidateIf((o: DeliveryDto) => o.method === 'left')
  @CleanText(500, 2)
  refusalReason?: string;

  @Field({
    label: label('书面同意电子送达的确认书', 'Signed consent to electronic service'),
    widget: 'text',
    showWhen: { field: 'method', in: ['electronic'] },
    help: label('《行政处罚法》第六十一条第二款（E28）', 'E28'),
  })
  @ValidateIf((o: DeliveryDto) => o.method === 'electronic')
  @CleanText(200, 2)
  consentReference?: string;

  @Field({ label: label('备注', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(500)
  note?: string;
}
