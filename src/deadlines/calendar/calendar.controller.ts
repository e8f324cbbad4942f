import { Body, Controller, Get, Param, ParseIntPipe, Put, Query } from '@nestjs/common';
import { Roles } from '../../people/index.ts';
import { IfMatch, NeedsIfMatch, WithETag } from '../../platform/http/etag.ts';
import { CalendarYearDto } from './calendar.dto.ts';
import { type CalendarAnswer, CalendarService, type ClockMove } from './calendar.service.ts';
import { isPreview, Previewable } from './preview.ts';

@Controller('calendar')
export class CalendarController {
  constructor(private readonly calendars: CalendarService) {}

  /** Days of the year that differ from a plain week. A year without data has revision 0. */
  @Get(':year')
  @WithETag()
  year(@Param('year', ParseIntPipe) year: number): Promise<CalendarAnswer> {
    return this.calendars.year(year);
  }

  /** Replaces the year and counts the open clocks again; `?preview=true` only tells which would move. */
  @Put(':year')
  @Roles('administrator')
  @WithETag()
  @NeedsIfMatch()
  @Previewable()
  change(
    @Param('year', ParseIntPipe) year: number,
    @IfMatch() revision: number,
    @Query() query: { preview?: string },
    @Body() input: CalendarYearDto,
  ): Promise<CalendarAnswer & { isPreview: boolean; moves: ClockMove[] }> {
    return this.calendars.change(year, revision, input, isPreview(query));
  }
}
