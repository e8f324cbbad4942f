import { Transform } from 'class-transformer';
import { IsIn, IsInt, IsOptional, IsString, Max, MaxLength, Min } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { PageQuery } from '../../platform/http/paging.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';

const upper = ({ value }: { value: unknown }): unknown =>
  typeof value === 'string' ? value.trim().toUpperCase() || undefined : (value ?? undefined);
const PERSON = { field: 'kind', in: ['person'] } as const;
const ORGANISATION = { field: 'kind', in: ['organisation'] } as const;

/** 当事人 as entered. Numbers are checked by their check characters in party-rules.ts. */
export class PartyDto {
  @Field({
    label: label('类别', 'Kind'),
    widget: 'radio',
    options: [
      { value: 'person', label: label('自然人', 'Person') },
      { value: 'organisation', label: label('法人或者其他组织', 'Organisation') },
    ],
  })
  @IsIn(['person', 'organisation'])
  kind: 'person' | 'organisation';

  @Field({ label: label('姓名或者名称', 'Name') })
  @CleanText(100)
  name: string;

  @Field({ label: label('公民身份号码', 'Citizen number'), showWhen: PERSON })
  @IsOptional()
  @Transform(upper)
  @IsString()
  @MaxLength(18)
  idNumber?: string;

  @Field({ label: label('统一社会信用代码', 'Credit code'), showWhen: ORGANISATION })
  @IsOptional()
  @Transform(upper)
  @IsString()
  @MaxLength(18)
  creditCode?: string;

  @Field({ label: label('法定代表人（负责人）', 'Legal representative'), showWhen: ORGANISATION })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(60)
  legalRepresentative?: string;

  @Field({
    label: label('性别', 'Sex'),
    widget: 'radio',
    showWhen: PERSON,
    options: [
      { value: '男', label: label('男', 'Male') },
      { value: '女', label: label('女', 'Female') },
    ],
  })
  @IsOptional()
  @EmptyIsAbsent()
  @IsIn(['男', '女'])
  sex?: '男' | '女';

  @Field({
    label: label('年龄', 'Age'),
    widget: 'number',
    showWhen: PERSON,
    help: label('已填公民身份号码的，按号码计算。', 'Computed when the citizen number is known.'),
  })
  @IsOptional()
  @EmptyIsAbsent()
  @IsInt()
  @Min(0)
  @Max(150)
  age?: number;

  @Field({ label: label('工作单位', 'Employer'), showWhen: PERSON })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(100)
  employer?: string;

  @Field({ label: label('职务', 'Post') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(60)
  post?: string;

  @Field({ label: label('住所（住址）', 'Address') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(200)
  address?: string;

  @Field({ label: label('联系电话', 'Phone') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(40)
  phone?: string;
}

export class PartySearch extends PageQuery {
  /** 姓名或者名称的一部分，或者完整的公民身份号码、统一社会信用代码 */
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;
}
