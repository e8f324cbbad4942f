import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { type Page, PageQuery } from '../platform/http/paging.ts';
import { type LogItem, MatterLog } from './matter-log.service.ts';

@Controller('matters')
export class MatterLogController {
  constructor(private readonly log: MatterLog) {}

  /** Who did what to this lead or case, newest first. */
  @Get(':id/log')
  async list(@Param('id', ParseUUIDPipe) id: string, @Query() query: PageQuery): Promise<Page<LogItem>> {
    return this.log.list(id, query);
  }
}
