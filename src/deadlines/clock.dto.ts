import { IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { EXCLUSION_KINDS, type ExclusionKind } from '../law/index.ts';
import { IsCalendarDate } from '../platform/forms/dates.ts';
import { CleanText } from '../platform/forms/text.ts';

export class ExtendClockDto {
  /** In the unit of the clock: calendar or working days. */
  @IsInt() @Min(1) @Max(365) days: number;
  @CleanText(500) reason: string;
  /** 案情特别复杂（仅限办案期限） */
  @IsOptional() @IsBoolean() isExceptional?: boolean;
  /** 延长办案期限呈批表 */
  @IsOptional() @IsUUID() documentId?: string;
}

export class PauseClockDto {
  @IsIn(EXCLUSION_KINDS) kind: ExclusionKind;
  /** Day of the opening event; default today. */
  @IsOptional() @IsCalendarDate() on?: string;
  @CleanText(500) reason: string;
  @IsOptional() @IsUUID() documentId?: string;
}

export class ResumeClockDto {
  /** Which stop ends; may be left out while only one runs. */
  @IsOptional() @IsIn(EXCLUSION_KINDS) kind?: ExclusionKind;
  /** Day of the closing event; default today. */
  @IsOptional() @IsCalendarDate() on?: string;
  @CleanText(500) reason: string;
}
