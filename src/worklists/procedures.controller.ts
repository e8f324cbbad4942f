import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Roles } from '../people/index.ts';
import { type IncidentView, IncidentDesk } from './incident-desk.service.ts';
import { ProcessPageService, type ProcedureVersionView } from './process-page.service.ts';
import type { TakenProcess } from './process-page.repository.ts';
import type { WorkItemView } from './work-item.types.ts';
import { IncidentsQuery } from './work-items.dto.ts';
import { WorklistService } from './worklist.service.ts';

@ApiTags('procedures')
@Controller()
export class ProceduresController {
  constructor(
    private readonly pages: ProcessPageService,
    private readonly worklist: WorklistService,
    private readonly incidents: IncidentDesk,
  ) {}

  /** 事项的办理程序图及已走路径 */
  @Get('matters/:id/process')
  process(@Param('id', ParseUUIDPipe) id: string): Promise<TakenProcess> {
    return this.pages.ofMatter(id);
  }

  /** 事项的全部环节 */
  @Get('matters/:id/work-items')
  workItems(@Param('id', ParseUUIDPipe) id: string): Promise<{ items: WorkItemView[]; nextCursor: null }> {
    return this.worklist.ofMatter(id);
  }

  /** 全部程序及其版本 */
  @Get('procedures')
  procedures(): Promise<{ items: ProcedureVersionView[]; nextCursor: null }> {
    return this.pages.list();
  }

  /** 程序异常 */
  @Get('incidents')
  @Roles('administrator')
  list(@Query() query: IncidentsQuery): Promise<{ items: IncidentView[]; nextCursor: null }> {
    return this.incidents.list(query);
  }

  /** 重新执行出现异常的步骤 */
  @Post('incidents/:id/retry')
  @HttpCode(200)
  @Roles('administrator')
  retry(@Param('id', ParseUUIDPipe) id: string): Promise<IncidentView> {
    return this.incidents.retry(id);
  }
}
