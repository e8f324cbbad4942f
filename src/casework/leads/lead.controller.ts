import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { IfMatch, NeedsIfMatch, WithETag } from '../../platform/http/etag.ts';
import { Idempotent } from '../../platform/http/idempotency/idempotency.ts';
import { LeadListQuery } from './intake/lead-list.dto.ts';
import { DuplicateQuery, LeadContentDto, RegisterLeadDto } from './intake/register-lead.dto.ts';
import type { LeadDetail } from './lead-detail.ts';
import { LeadService } from './lead.service.ts';
import { ReporterAccessDto, type ReporterDto } from './reporter/reporter.dto.ts';
import { ReporterService } from './reporter/reporter.service.ts';

@ApiTags('leads')
@Controller('leads')
@WithETag()
export class LeadController {
  constructor(
    private readonly leads: LeadService,
    private readonly reporters: ReporterService,
  ) {}

  /** 登记线索，同时开始线索处置程序 */
  @Post()
  @Idempotent()
  register(@Body() input: RegisterLeadDto): Promise<LeadDetail> {
    return this.leads.register(input);
  }

  /** 线索列表 */
  @Get()
  list(@Query() query: LeadListQuery): Promise<object> {
    return this.leads.list(query);
  }

  /** 登记时查重：地点、被举报对象、内容（取前400字比较） */
  @Get('duplicates')
  async duplicates(@Query() query: DuplicateQuery): Promise<object> {
    return { items: await this.leads.duplicates(query), nextCursor: null };
  }

  /** 线索 */
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<LeadDetail> {
    return this.leads.get(id);
  }

  /** 已登记线索的查重 */
  @Get(':id/duplicates')
  async duplicatesOf(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return { items: await this.leads.duplicatesOf(id), nextCursor: null };
  }

  /** 修改线索（提交完整内容） */
  @Patch(':id')
  @Idempotent()
  @NeedsIfMatch()
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number, @Body() input: LeadContentDto): Promise<LeadDetail> {
    return this.leads.update(id, revision, input);
  }

  /** 查阅举报人信息：仅受理单位的线索受理员，每次查阅均留痕（E22）。不使用 Idempotent，答复不得留存 */
  @Post(':id/reporter-access')
  @HttpCode(200)
  openReporter(
    @Param('id', ParseUUIDPipe) id: string,
    @Body() { reason }: ReporterAccessDto,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ReporterDto> {
    response.setHeader('Cache-Control', 'no-store');
    return this.reporters.open(id, reason);
  }
}
