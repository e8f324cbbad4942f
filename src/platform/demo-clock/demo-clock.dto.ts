import { IsInt, IsOptional, Max, Min } from 'class-validator';
import { IsCalendarDate } from '../forms/dates.ts';

/** Exactly one of the three; all count from today's date of the demo clock. */
export class MoveClock {
  /** 推进到的日期（北京时间） */
  @IsOptional() @IsCalendarDate() toDate?: string;
  /** 自然日 */
  @IsOptional() @IsInt() @Min(0) @Max(1100) days?: number;
  /** 工作日 */
  @IsOptional() @IsInt() @Min(0) @Max(700) workingDays?: number;
}
