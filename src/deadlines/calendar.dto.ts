import { Type } from 'class-transformer';
import { ArrayMaxSize, IsArray, IsIn, IsOptional, IsString, IsUrl, Length, Matches, MaxLength, ValidateNested } from 'class-validator';

const DATE = /^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/;

export class CalendarDayDto {
  @Matches(DATE) on: string;
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
