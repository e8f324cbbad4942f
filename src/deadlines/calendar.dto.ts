import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUrl, Length, MaxLength, ValidateNested } from 'class-validator';
import { IsCalendarDate } from '../platform/forms/dates.ts';

export class CalendarDayDto {
  @IsCalendarDate() on: string;
  @IsIn(['off', 'working']) kind: 'off' | 'working';
  @IsOptional() @IsString() @MaxLength(20) name?: string;
  @IsOptional() @IsString() @MaxLength(40) nameEn?: string;
}

export class CalendarYearDto {
  /** 国务院办公厅通知的名称和日期 */
  @IsString() @Length(2, 200) source: string;
  @IsOptional() @IsUrl() @MaxLength(500) sourceUrl?: string;
  @IsArray() @ArrayMaxSize(120) @ValidateNested({ each: true }) @Type(() => CalendarDayDto) days: CalendarDayDto[];
}
