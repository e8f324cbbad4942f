import type { Clock, LedgerLine } from '../../api/types.ts';
import { addDays, daysBetween } from '../../parts/dates.ts';

/** A stretch of the bar: `run` counted and past, `rest` counted and still to come, `off` free days, `excluded` stops. Width in calendar days, figure in the clock's unit. */
export interface Stretch {
  kind: 'run' | 'rest' | 'off' | 'excluded';
  days: number;
  figure: number;
}

const SPANS = new Set(['counted', 'rest', 'excluded', 'paused']);
const daysOf = (line: Pick<LedgerLine, 'on' | 'until'>): number => daysBetween(line.on, line.until ?? line.on) + 1;

/** The ledger as a bar; a counted line that today cuts becomes two stretches. Neighbours of one kind join. */
export function stretches(ledger: readonly LedgerLine[], today: string): Stretch[] {
  const found: Stretch[] = [];
  const add = (kind: Stretch['kind'], days: number, figure: number) => {
    const last = found.at(-1);
    if (days <= 0) return;
    if (last?.kind === kind) Object.assign(last, { days: last.days + days, figure: last.figure + figure });
    else found.push({ kind, days, figure });
  };
  for (const line of ledger) {
    if (!SPANS.has(line.kind)) continue;
    const days = daysOf(line);
    if (line.kind === 'rest') add('off', days, days);
    else if (line.kind !== 'counted') add('excluded', days, days);
    else {
      const until = line.until ?? line.on;
      const past = today < line.on ? 0 : Math.min(days, daysBetween(line.on, today < until ? today : until) + 1);
      add('run', past, Math.round((line.counted * past) / days));
      add('rest', days - past, line.counted - Math.round((line.counted * past) / days));
    }
  }
  return found;
}

/** Weekends would cut a bar of working days to shreds: free days join the counted stretch they lie in. */
export function withoutWeekends(all: readonly Stretch[]): Stretch[] {
  const joined: Stretch[] = [];
  for (const stretch of all) {
    const last = joined.at(-1);
    if (stretch.kind === 'off' && stretch.days <= 3 && last && last.kind !== 'excluded') last.days += stretch.days;
    else if (last && last.kind === stretch.kind)
      Object.assign(last, { days: last.days + stretch.days, figure: last.figure + stretch.figure });
    else joined.push({ ...stretch });
  }
  return joined;
}

/** The sum of the formula tiles: start + base + excluded + extended = due. */
export interface Formula {
  base: number;
  excluded: number;
  free: number;
  extended: number;
}
export function formulaOf(clock: Clock): Formula {
  const sum = (kinds: string[]) => clock.ledger.filter((l) => kinds.includes(l.kind)).reduce((n, l) => n + daysOf(l), 0);
  const total = Math.max(0, ...clock.ledger.map((l) => l.total));
  const extended = (clock.extensions ?? []).reduce((n, e) => n + Number(e['amount'] ?? e['days'] ?? 0), 0);
  return { base: (clock.amount ?? total - extended) || total, excluded: sum(['excluded', 'paused']), free: sum(['rest']), extended };
}

/** Where today lies on the bar, in per cent; null outside of it. */
export function todayMark(clock: Clock, today: string): number | null {
  const span = clock.ledger.filter((l) => SPANS.has(l.kind));
  const first = span[0]?.on;
  const last = span.at(-1)?.until ?? span.at(-1)?.on;
  if (!first || !last || today < first || today > last) return null;
  return ((daysBetween(first, today) + 1) / daysBetween(first, addDays(last, 1))) * 100;
}

/** Whether the clock counts working days. */
export const isWorkingDays = (clock: Clock): boolean => clock.unit.startsWith('working');
