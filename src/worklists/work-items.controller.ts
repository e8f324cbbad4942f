import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query, Req } from '@nestjs/common';
import { ApiBody, ApiHeader, ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { IfMatch, NeedsIfMatch, WithETag } from '../platform/http/etag.ts';
import { Idempotent, idempotencyKeyOf } from '../platform/http/idempotency/idempotency.ts';
import type { Page } from '../platform/http/paging.ts';
import { CommandService, type CompleteAnswer } from '../procedures/index.ts';
import { AssignmentService, type BulkResult } from './assignment.service.ts';
import type { WorkItemDetail, WorkItemView } from './work-item.types.ts';
import { BulkClaimDto, HandOverDto, WorkItemsQuery } from './work-items.dto.ts';
import { WorklistService } from './worklist.service.ts';

@ApiTags('work')
@Controller('work-items')
export class WorkItemsController {
  constructor(
    private readonly worklist: WorklistService,
    private readonly assignments: AssignmentService,
    private readonly commands: CommandService,
  ) {}

  /** 待办列表 */
  @Get()
  list(@Query() query: WorkItemsQuery): Promise<Page<WorkItemView> & { total: number }> {
    return this.worklist.list(query);
  }

  /** 一次承接多项；不能承接的逐项说明原因 */
  @Post('claim')
  @HttpCode(200)
  @Idempotent()
  claimMany(@Body() body: BulkClaimDto): Promise<BulkResult> {
    return this.assignments.claimMany(body);
  }

  /** 待办事项及其表单 */
  @Get(':id')
  @WithETag()
  detail(@Param('id', ParseUUIDPipe) id: string): Promise<WorkItemDetail> {
    return this.worklist.detail(id);
  }

  /** 办理：提交本环节表单。防重复编号由程序本身保存，与推进程序同一事务 */
  @Post(':id/complete')
  @HttpCode(200)
  @NeedsIfMatch()
  @ApiHeader({ name: 'Idempotency-Key', required: true })
  @ApiBody({ schema: { type: 'object' } })
  complete(@Param('id', ParseUUIDPipe) workItemId: string, @IfMatch() revision: number, @Req() request: Request): Promise<CompleteAnswer> {
    return this.commands.complete({ workItemId, revision, key: idempotencyKeyOf(request), body: request.body as unknown });
  }

  /** 承接 */
  @Post(':id/claim')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Idempotent()
  claim(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number): Promise<WorkItemView> {
    return this.assignments.claim(id, revision);
  }

  /** 释放 */
  @Post(':id/release')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Idempotent()
  release(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number): Promise<WorkItemView> {
    return this.assignments.release(id, revision);
  }

  /** 移交给同事 */
  @Post(':id/hand-over')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Idempotent()
  handOver(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number, @Body() body: HandOverDto): Promise<WorkItemView> {
    return this.assignments.handOver(id, revision, body);
  }
}
