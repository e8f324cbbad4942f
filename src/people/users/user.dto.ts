import { ArrayMaxSize, ArrayMinSize, ArrayUnique, IsArray, IsIn, IsOptional, IsString, IsUUID, Matches, MaxLength } from 'class-validator';
import { ROLES, type Role } from '../../platform/actor.ts';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import {
  CERTIFICATE_KINDS,
  CERTIFICATE_STATUSES,
  type CertificateKind,
  type CertificateStatus,
} from '../certificates/certificate-rules.ts';

export class CreateUserDto {
  @Field({ label: { zh: '用户名', en: 'User name' } })
  @Matches(/^[a-z][a-z0-9._-]{1,31}$/, { message: '用户名应为 2 至 32 个小写字母、数字或者 . _ -，并以字母开头。' })
  username: string;
  @Field({ label: { zh: '姓名', en: 'Name' } }) @CleanText(50) name: string;
  @Field({ label: { zh: '所在部门', en: 'Unit' } }) @IsUUID() unitId: string;
  @Field({ label: { zh: '角色', en: 'Roles' }, widget: 'multiselect' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(11)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles: Role[];
  /** To be changed at the first login. */
  @Field({ label: { zh: '初始密码', en: 'Initial password' } }) @IsString() @MaxLength(1000) password: string;
}

export class ChangeUserDto {
  @Field({ label: { zh: '姓名', en: 'Name' } }) @IsOptional() @CleanText(50) name?: string;
  @Field({ label: { zh: '所在部门', en: 'Unit' } }) @IsOptional() @IsUUID() unitId?: string;
  @Field({ label: { zh: '角色', en: 'Roles' }, widget: 'multiselect' })
  @IsOptional()
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(11)
  @ArrayUnique()
  @IsIn(ROLES, { each: true })
  roles?: Role[];
  @Field({ label: { zh: '状态', en: 'State' } }) @IsOptional() @IsIn(['ACTIVE', 'DISABLED']) status?: 'ACTIVE' | 'DISABLED';
}

export class ResetPasswordDto {
  @Field({ label: { zh: '新的初始密码', en: 'New initial password' } }) @IsString() @MaxLength(1000) password: string;
}

export class AddCertificateDto {
  /** As printed: 豫A·01020317. */
  @Field({ label: { zh: '证件编号', en: 'Number' } }) @CleanText(40, 4) number: string;
  @Field({ label: { zh: '证件种类', en: 'Kind' } }) @IsIn(CERTIFICATE_KINDS) kind: CertificateKind;
  @Field({ label: { zh: '有效期自', en: 'Valid from' }, widget: 'date' }) @IsCalendarDate() validFrom: string;
  @Field({ label: { zh: '有效期至', en: 'Valid until' }, widget: 'date' }) @IsCalendarDate() validUntil: string;
}

export class ChangeCertificateDto {
  @Field({ label: { zh: '证件编号', en: 'Number' } }) @CleanText(40, 4) number: string;
  @Field({ label: { zh: '状态', en: 'State' } }) @IsIn(CERTIFICATE_STATUSES) status: CertificateStatus;
}
