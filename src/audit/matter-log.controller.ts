import { Controller, Get, Param, Query } from '@nestjs/common';
import { MatterLogQueryDto } from './matter-log.dto.ts';
import { type LogItem, MatterLog } from './matter-log.service.ts';

@Controller('matters')
export class MatterLogController {
  constructor(private readonly log: MatterLog) {}

  /** Who did what to this lead or case, newest first. */
  @Get(':id/log')
  async list(@Param('id') id: string, @Query() query: MatterLogQueryDto): Promise<{ items: LogItem[]; nextCursor: string | null }> {
    return this.log.list(id, query);
  }
}
