/** Statutory clocks as rows. The only door to this folder; procedures and casework use the ports of procedures/step.ts. */
export { CalendarService } from './calendar/calendar.service.ts';
export { type ClockChangeAnswer, ClockChangeService } from './clock-change.service.ts';
export { ClockReader } from './clock-reader.service.ts';
export { ClockStops, type StopEvent } from './clock-stops.service.ts';
export type { ClockJson } from './clock-view.ts';
export { DeadlinesModule } from './deadlines.module.ts';
export { ExpiryPoller } from './expiry.poller.ts';
