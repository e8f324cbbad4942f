import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../platform/http/paging.ts';
import { CASE_STATUSES, type CaseStatus } from './case-transitions.ts';

/** GET /api/cases */
export class CaseListQuery extends PageQuery {
  @IsOptional()
  @IsString()
  @MaxLength(100)
  q?: string;

  @IsOptional()
  @IsIn(CASE_STATUSES)
  status?: CaseStatus;
}
