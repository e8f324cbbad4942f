import { IsBoolean, IsOptional } from 'class-validator';
import { Field, label } from '../../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';

/** 举报人. Sealed as soon as it arrives; no other class has these fields (E22). */
export class ReporterDto {
  @Field({ label: label('姓名', 'Name'), help: label('匿名举报可不填。', 'May stay empty.') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(100)
  name?: string;

  @Field({ label: label('联系电话', 'Phone') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(40)
  phone?: string;

  @Field({ label: label('通信地址', 'Address') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(200)
  address?: string;

  @Field({ label: label('电子邮箱', 'E-mail') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(200)
  email?: string;

  @Field({ label: label('要求回复办理结果', 'Wishes a reply') })
  @IsBoolean()
  wishesReply: boolean;

  @Field({ label: label('备注', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(500)
  note?: string;
}

export class ReporterAccessDto {
  @Field({ label: label('查阅理由', 'Why it is needed'), help: label('查阅举报人信息会留下记录。', 'Every look is written down.') })
  @CleanText(500, 4)
  reason: string;
}
