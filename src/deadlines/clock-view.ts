import type { Actor } from '../platform/actor.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import {
  articlesText,
  articlesTextEn,
  clockState,
  type ClockView as StateView,
  type DueDate,
  EXCLUSIONS,
  type LedgerLine,
  type WorkCalendar,
} from '../law/index.ts';
import { type ClockExtension, type ClockFile, type ClockInterval, type ClockRow, dueOf, isOpen, ruleOf } from './clock-file.ts';
import { type ClockAction, clockActions } from './clock-rules.ts';

/** A clock as the screens see it: what it is, how it stands today, why, and what may be done. */
export interface ClockJson extends StateView {
  id: string;
  revision: number;
  lawId: string;
  name: string;
  nameEn: string;
  status: string;
  startedOn: CalendarDate;
  startEvent: string;
  startEventEn: string;
  /** null while it stands still: the date moves every day. */
  dueOn: CalendarDate | null;
  unrolledDueOn: CalendarDate;
  rolledDueOn: CalendarDate;
  safeDueOn: CalendarDate;
  strictDueOn: CalendarDate;
  endedOn: CalendarDate | null;
  /** Base length in `unit`, without extensions. */
  amount: number;
  side: string;
  source: string;
  sourceEn: string;
  confidence: string;
  /** False: the bureau's own setting, never to be shown as law. */
  isLaw: boolean;
  /** Counted through a year whose holidays are not known yet. */
  isProvisional: boolean;
  onExpiry: string;
  onExpiryEn: string;
  note: string | null;
  noteEn: string | null;
  ledger: LedgerLine[];
  extensions: ReturnType<typeof extensionJson>[];
  pauses: ReturnType<typeof pauseJson>[];
  actions: ClockAction[];
}

export interface ViewContext {
  calendar: WorkCalendar;
  today: CalendarDate;
  actor: Actor;
}

export function clockJson(clock: ClockFile, context: ViewContext): ClockJson {
  const rule = ruleOf(clock);
  // an ended clock is explained as it stood on its last day
  const due = dueOf(clock, context.calendar, clock.endedOn ?? context.today);
  return {
    id: clock.id,
    revision: clock.revision,
    lawId: clock.lawId,
    name: rule.name.zh,
    nameEn: rule.name.en,
    status: clock.status,
    startedOn: clock.startedOn,
    startEvent: clock.startEvent,
    startEventEn: rule.trigger.en,
    ...dates(clock, due),
    endedOn: clock.endedOn,
    amount: due.length - clock.extensions.reduce((sum, extension) => sum + extension.amount, 0),
    side: rule.side,
    source: articlesText(rule.citations),
    sourceEn: articlesTextEn(rule.citations),
    confidence: rule.confidence,
    isLaw: rule.isLaw,
    isProvisional: due.isProvisional,
    onExpiry: rule.onExpiry.zh,
    onExpiryEn: rule.onExpiry.en,
    note: rule.note?.zh ?? null,
    noteEn: rule.note?.en ?? null,
    ...stateOf(clock, due, context),
    ledger: due.ledger,
    extensions: clock.extensions.map(extensionJson),
    pauses: clock.intervals.map(pauseJson),
    actions: clockActions(clock, rule, due.dueOn, context.actor, context.today),
  };
}

const dates = (clock: ClockRow, due: DueDate) => ({
  dueOn: clock.status === 'PAUSED' ? null : due.dueOn,
  unrolledDueOn: due.unrolledDueOn,
  rolledDueOn: due.rolledDueOn,
  safeDueOn: due.safeDueOn,
  strictDueOn: due.strictDueOn,
});

/** How the clock reads today, from the row alone: for lists of many. */
export function stateOf(
  clock: ClockRow,
  due: Pick<DueDate, 'dueOn' | 'isPaused' | 'remaining' | 'length'>,
  context: Pick<ViewContext, 'calendar' | 'today'>,
): StateView {
  const rule = ruleOf(clock);
  const isLost = clock.status === 'EXPIRED' && rule.side === 'party';
  if (isLost)
    return {
      state: 'done',
      daysLeft: null,
      unit: rule.unit === 'working_day' ? 'working_day' : 'calendar_day',
      text: '已届满',
      textEn: 'Expired',
    };
  return clockState({ due, rule, today: context.today, calendar: context.calendar, isDone: !isOpen(clock) && clock.status === 'DONE' });
}

/** The stored row as the state needs it. */
export const storedDue = (clock: ClockRow): Pick<DueDate, 'dueOn' | 'isPaused' | 'remaining' | 'length'> => ({
  dueOn: clock.dueOn,
  isPaused: clock.status === 'PAUSED',
  remaining: clock.remaining,
  length: clock.length,
});

const extensionJson = (extension: ClockExtension) => ({
  amount: extension.amount,
  isExceptional: extension.isExceptional,
  reason: extension.reason,
  documentId: extension.documentId,
  approvedOn: extension.approvedOn,
  approvedBy: extension.approvedByName,
});

const pauseJson = (interval: ClockInterval) => ({
  kind: interval.kind,
  name: EXCLUSIONS[interval.kind].name.zh,
  nameEn: EXCLUSIONS[interval.kind].name.en,
  isLaw: EXCLUSIONS[interval.kind].isLaw,
  from: interval.from,
  to: interval.to,
  reason: interval.reason,
  documentId: interval.documentId,
  by: interval.openedByName,
  closedReason: interval.closedReason,
  closedBy: interval.closedByName,
});
