import { Module } from '@nestjs/common';
import { AuditModule, registerAuditActions } from '../audit/index.ts';
import { WORKING_DAYS } from '../platform/demo-clock/working-days.ts';
import { ClockPort, ClockSummaryPort, ProceduresModule } from '../procedures/index.ts';
import { CalendarController } from './calendar/calendar.controller.ts';
import { CalendarRepository } from './calendar/calendar.repository.ts';
import { CalendarService } from './calendar/calendar.service.ts';
import { ClockChangeService } from './clock-change.service.ts';
import { ClockController } from './clock.controller.ts';
import { ClockKeeper } from './clock-keeper.service.ts';
import { ClockReader } from './clock-reader.service.ts';
import { ClockStops } from './clock-stops.service.ts';
import { ClockRepository } from './clock.repository.ts';
import { ExpiryPoller } from './expiry.poller.ts';
import { RecomputeHandler } from './calendar/recompute.handler.ts';
import { StatutoryClocks } from './clock-port.service.ts';

registerAuditActions({
  'clock.extend': { zh: '延长期限“{name}” {days} 天：{from} → {to}', en: 'Extended the clock "{nameEn}" by {days}: {from} → {to}' },
  'clock.pause': { zh: '期限“{name}”因{kind}停止计算（{on}）', en: 'Stopped the clock "{nameEn}" from {on}' },
  'clock.resume': { zh: '期限“{name}”恢复计算（{on}），至 {to} 届满', en: 'The clock "{nameEn}" goes on from {on}, due on {to}' },
  'clock.expired': { zh: '期限“{name}”已于 {dueOn} 届满：{onExpiry}', en: 'The clock "{nameEn}" ran out on {dueOn}' },
  'clock.recompute': { zh: '工作日历变更，期限“{name}” {from} → {to}', en: 'Calendar changed: the clock "{nameEn}" moved {from} → {to}' },
  'calendar.changed': { zh: '修改 {year} 年工作日历', en: 'Changed the working calendar of {year}' },
});

/** Statutory clocks as rows. Provides ClockPort and ClockSummaryPort to procedures, and working days to the demo clock. */
@Module({
  imports: [AuditModule, ProceduresModule],
  controllers: [ClockController, CalendarController],
  providers: [
    ClockRepository,
    CalendarRepository,
    CalendarService,
    ClockKeeper,
    ClockReader,
    ClockChangeService,
    ClockStops,
    ExpiryPoller,
    RecomputeHandler,
    StatutoryClocks,
    { provide: ClockPort, useExisting: StatutoryClocks },
    { provide: ClockSummaryPort, useExisting: ClockReader },
    { provide: WORKING_DAYS, useExisting: CalendarService },
  ],
  exports: [ClockPort, ClockSummaryPort, ClockReader, ClockChangeService, ClockStops, CalendarService, ExpiryPoller],
})
export class DeadlinesModule {}
