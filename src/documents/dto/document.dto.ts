import { IsObject, IsString, Matches } from 'class-validator';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { CleanText } from '../../platform/forms/text.ts';

export class UpdateDocumentDto {
  /** 文书各字段的内容 */
  @IsObject()
  fields: Record<string, unknown>;
}

export class VoidDocumentDto {
  /** 作废理由 */
  @CleanText(500, 2)
  reason: string;
}

export class OrganCodeDto {
  /** 机关代字，例如：登自然资 */
  @IsString()
  @Matches(/^\p{Script=Han}{1,20}$/u)
  code: string;

  /** 自何日起使用 */
  @IsCalendarDate()
  validFrom: CalendarDate;
}
