import { IsInt, IsOptional, Matches, Max, Min } from 'class-validator';

/** Exactly one of the three; all count from today's date of the demo clock. */
export class MoveClock {
  /** 推进到的日期（北京时间） */
  @IsOptional() @Matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/) toDate?: string;
  /** 自然日 */
  @IsOptional() @IsInt() @Min(0) @Max(1100) days?: number;
  /** 工作日 */
  @IsOptional() @IsInt() @Min(0) @Max(700) workingDays?: number;
}
