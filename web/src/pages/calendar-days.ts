import dayjs from 'dayjs';

/** What differs from the plain week: a weekday off, or a weekend that is worked. */
export type DayKinds = Record<string, { kind: 'off' | 'working'; name: string }>;
/** The server's year, in either of its shapes: one list of days, or two lists of dates. */
export interface WireYear { year?: number; days?: Array<{ on: string; kind: string; name?: string | null }>; holidays?: string[]; makeUpDays?: string[]; [more: string]: unknown }

export const isWeekend = (on: string): boolean => [0, 6].includes(dayjs(on).day());
const kindOf = (kind: string): 'off' | 'working' => (/work|make/i.test(kind) ? 'working' : 'off');

export function fromWire(wire: WireYear): DayKinds {
  const listed = wire.days?.map((d) => [d.on, { kind: kindOf(d.kind), name: d.name ?? '' }] as const) ?? [
    ...(wire.holidays ?? []).map((on) => [on, { kind: 'off' as const, name: '' }] as const), ...(wire.makeUpDays ?? []).map((on) => [on, { kind: 'working' as const, name: '' }] as const),
  ];
  return Object.fromEntries(listed);
}

export function toWire(year: number, days: DayKinds, sent: WireYear): WireYear {
  const of = (kind: 'off' | 'working') => Object.keys(days).filter((on) => days[on]!.kind === kind).toSorted();
  if (sent.holidays) return { holidays: of('off'), makeUpDays: of('working') };
  const words = new Map((sent.days ?? []).map((d) => [kindOf(d.kind), d.kind]));
  const word = (kind: 'off' | 'working') => words.get(kind) ?? (/^[A-Z_]+$/.test(sent.days?.[0]?.kind ?? '') ? (kind === 'off' ? 'OFF' : 'WORKING') : kind);
  return { year, days: Object.keys(days).toSorted().map((on) => ({ on, kind: word(days[on]!.kind), name: days[on]!.name })) };
}

export const changesOf = (before: DayKinds, after: DayKinds): string[] => [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((on) => before[on]?.kind !== after[on]?.kind);
