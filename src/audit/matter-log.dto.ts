import { Type } from 'class-transformer';
import { IsInt, IsOptional, Max, Min } from 'class-validator';

export class MatterLogQueryDto {
  /** `nextCursor` of the page before. */
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) cursor: number = Number.MAX_SAFE_INTEGER;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(500) limit: number = 100;
}
