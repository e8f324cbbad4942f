import { IsIn, IsOptional, IsString, MaxLength } from 'class-validator';
import { PageQuery } from '../../../platform/http/paging.ts';
import { LEAD_STATUSES, type LeadStatus } from '../lead-transitions.ts';
import { type Channel, CHANNEL_KEYS } from '../lead-words.ts';

export class LeadListQuery extends PageQuery {
  /** 线索编号、地点、内容或者被举报对象的一部分 */
  @IsOptional() @IsString() @MaxLength(100) q?: string;
  @IsOptional() @IsIn(LEAD_STATUSES) status?: LeadStatus;
  @IsOptional() @IsIn(CHANNEL_KEYS) channel?: Channel;
}
