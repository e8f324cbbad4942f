import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Post, Query } from '@nestjs/common';
import { IfMatch, NeedsIfMatch, WithETag } from '../platform/http/etag.ts';
import { type ClockChangeAnswer, ClockChangeService } from './clock-change.service.ts';
import { ClockReader } from './clock-reader.service.ts';
import { ExtendClockDto, PauseClockDto, ResumeClockDto } from './clock.dto.ts';
import type { ClockJson } from './clock-view.ts';
import { isPreview, Previewable } from './calendar/preview.ts';

interface PreviewQuery {
  preview?: string;
}

@Controller()
export class ClockController {
  constructor(
    private readonly reader: ClockReader,
    private readonly changes: ClockChangeService,
  ) {}

  /** Every time limit of a lead or case, with its law and the ledger that explains the date. */
  @Get('matters/:id/clocks')
  list(@Param('id', ParseUUIDPipe) id: string): Promise<ClockJson[]> {
    return this.reader.ofMatter(id);
  }

  @Post('clocks/:id/extend')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Previewable()
  extend(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Query() query: PreviewQuery,
    @Body() input: ExtendClockDto,
  ): Promise<ClockChangeAnswer> {
    return this.changes.extend({ id, revision, isPreview: isPreview(query) }, input);
  }

  @Post('clocks/:id/pause')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Previewable()
  pause(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Query() query: PreviewQuery,
    @Body() input: PauseClockDto,
  ): Promise<ClockChangeAnswer> {
    return this.changes.pause({ id, revision, isPreview: isPreview(query) }, input);
  }

  @Post('clocks/:id/resume')
  @HttpCode(200)
  @WithETag()
  @NeedsIfMatch()
  @Previewable()
  resume(
    @Param('id', ParseUUIDPipe) id: string,
    @IfMatch() revision: number,
    @Query() query: PreviewQuery,
    @Body() input: ResumeClockDto,
  ): Promise<ClockChangeAnswer> {
    return this.changes.resume({ id, revision, isPreview: isPreview(query) }, input);
  }
}
