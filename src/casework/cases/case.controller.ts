import { Controller, Get, Param, ParseUUIDPipe, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CaseListQuery } from './case-list.dto.ts';
import { CaseService } from './case.service.ts';

@ApiTags('cases')
@Controller('cases')
export class CaseController {
  constructor(private readonly cases: CaseService) {}

  /** 案件列表 */
  @Get()
  list(@Query() query: CaseListQuery): Promise<object> {
    return this.cases.list(query);
  }

  /** 案件 */
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.cases.get(id);
  }
}
