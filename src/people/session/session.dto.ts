import { IsString, Length, MaxLength } from 'class-validator';
import { Field } from '../../platform/forms/field.ts';

export class LoginDto {
  @Field({ label: { zh: '用户名', en: 'User name' } }) @IsString() @Length(1, 64) username: string;
  @Field({ label: { zh: '密码', en: 'Password' } }) @IsString() @Length(1, 128) password: string;
}

export class ChangePasswordDto {
  @Field({ label: { zh: '原密码', en: 'Current password' } }) @IsString() @Length(1, 128) currentPassword: string;
  /** Its strength is judged by the service, which names the fault. */
  @Field({ label: { zh: '新密码', en: 'New password' } }) @IsString() @MaxLength(1000) newPassword: string;
}
