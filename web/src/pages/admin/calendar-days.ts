import dayjs from 'dayjs';
import type { CalendarDay, CalendarYear } from '../../api/types.ts';

/** What differs from the plain week: a weekday off, or a weekend that is worked. */
export type DayKinds = Record<string, Omit<CalendarDay, 'on'>>;

export const isWeekend = (on: string): boolean => [0, 6].includes(dayjs(on).day());
export const fromWire = (wire: CalendarYear): DayKinds => Object.fromEntries(wire.days.map(({ on, ...rest }) => [on, rest]));

export const toWire = (days: DayKinds, source: string, { sourceUrl }: CalendarYear): object => ({
  source,
  ...(sourceUrl && { sourceUrl }),
  days: Object.keys(days)
    .toSorted()
    .map((on) => ({
      on,
      kind: days[on]!.kind,
      ...(days[on]!.name && { name: days[on]!.name }),
      ...(days[on]!.nameEn && { nameEn: days[on]!.nameEn }),
    })),
});

export const changesOf = (before: DayKinds, after: DayKinds): string[] =>
  [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((on) => before[on]?.kind !== after[on]?.kind);
