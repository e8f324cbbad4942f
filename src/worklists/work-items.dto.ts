import { Transform, Type } from 'class-transformer';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Min, ValidateNested } from 'class-validator';
import { Field } from '../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../platform/forms/text.ts';
import { PageQuery } from '../platform/http/paging.ts';

export const SORTS = ['due', '-due', 'opened', '-opened'] as const;
export type Sort = (typeof SORTS)[number];
export const DUE_STATES = ['ok', 'soon', 'today', 'over', 'paused', 'done'] as const;

const asBoolean = ({ value }: { value: unknown }): unknown => (value === 'true' ? true : value === 'false' ? false : value);

/** Filters of the work list; each narrows. */
export class WorkItemsQuery extends PageQuery {
  /** 只看我能办的：本单位、我的角色，且未承接或由我承接 */
  @IsOptional() @Transform(asBoolean) @IsBoolean() mine?: boolean;
  /** 只看无人承接的 */
  @IsOptional() @Transform(asBoolean) @IsBoolean() unclaimed?: boolean;
  @IsOptional() @EmptyIsAbsent() @CleanText(40) stage?: string;
  @IsOptional() @EmptyIsAbsent() @CleanText(40) role?: string;
  /** 期限灯色 */
  @IsOptional() @IsIn(['', ...DUE_STATES]) state?: '' | (typeof DUE_STATES)[number];
  /** 编号、标题、当事人中的文字 */
  @IsOptional() @EmptyIsAbsent() @CleanText(100) q?: string;
  @IsOptional() @IsIn(['', ...SORTS]) sort?: '' | Sort;
}

export class HandOverDto {
  @Field({ label: { zh: '移交给', en: 'Hand over to' }, widget: 'user' })
  @IsUUID()
  userId: string;

  @Field({ label: { zh: '移交理由', en: 'Reason' }, widget: 'textarea' })
  @CleanText(500)
  reason: string;
}

export class BulkItemDto {
  @IsUUID() id: string;
  @Type(() => Number) @IsInt() @Min(1) revision: number;
}

export class BulkClaimDto {
  @Field({ label: { zh: '待办事项', en: 'Work items' } })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(100)
  @ValidateNested({ each: true })
  @Type(() => BulkItemDto)
  items: BulkItemDto[];
}

export class IncidentsQuery {
  /** 只看未处理的 */
  @IsOptional() @Transform(asBoolean) @IsBoolean() open?: boolean;
  @IsOptional() @IsUUID() matterId?: string;
}
