import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsUrl, MaxLength, ValidateNested } from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';

export class CalendarDayDto {
  @IsCalendarDate() on: string;
  @IsIn(['off', 'working']) kind: 'off' | 'working';
  @IsOptional() @EmptyIsAbsent() @CleanText(20) name?: string;
  @IsOptional() @EmptyIsAbsent() @CleanText(40) nameEn?: string;
}

export class CalendarYearDto {
  /** 国务院办公厅通知的名称和日期 */
  @CleanText(200, 2) source: string;
  @IsOptional() @IsUrl() @MaxLength(500) sourceUrl?: string;
  @IsArray() @ArrayMaxSize(120) @ValidateNested({ each: true }) @Type(() => CalendarDayDto) days: CalendarDayDto[];
}
