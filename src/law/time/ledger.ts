import type { ClockRule } from './clock-rule.ts';
import type { LawDate } from '../dates.ts';
import type { Bilingual } from '../types.ts';

export const LEDGER_KINDS = ['start', 'counted', 'rest', 'excluded', 'extension', 'due', 'rolled', 'provisional', 'paused'] as const;
export type LedgerKind = (typeof LEDGER_KINDS)[number];

/** One line of the answer to "why this date?". `on` to `until` are both included. */
export interface LedgerLine {
  on: LawDate;
  until: LawDate;
  kind: LedgerKind;
  label: string;
  labelEn: string;
  /** Units counted in this line. */
  counted: number;
  /** Units counted so far, this line included. */
  total: number;
}

/** How the unit of a rule is spoken of: days for everything that is walked day by day but working days. */
export const unitText = (rule: Pick<ClockRule, 'unit'>, amount: number): Bilingual =>
  rule.unit === 'working_day'
    ? { zh: `${amount} 个工作日`, en: `${amount} working day${amount === 1 ? '' : 's'}` }
    : { zh: `${amount} 天`, en: `${amount} day${amount === 1 ? '' : 's'}` };

interface Day {
  on: LawDate;
  kind: 'counted' | 'rest' | 'excluded';
  name: Bilingual;
}

/** Collects days into lines: neighbouring days of one kind and name become one line. */
export class LedgerBook {
  readonly lines: LedgerLine[] = [];
  private run: { first: Day; last: LawDate; days: number } | undefined;
  total = 0;

  constructor(private readonly rule: Pick<ClockRule, 'unit'>) {}

  day(on: LawDate, kind: Day['kind'], name: Bilingual): void {
    if (this.run && (this.run.first.kind !== kind || this.run.first.name.zh !== name.zh)) this.flush();
    this.run ??= { first: { on, kind, name }, last: on, days: 0 };
    this.run.last = on;
    this.run.days++;
    if (kind === 'counted') this.total++;
  }

  note(kind: LedgerKind, on: LawDate, text: Bilingual): void {
    this.flush();
    this.lines.push({ on, until: on, kind, label: text.zh, labelEn: text.en, counted: 0, total: this.total });
  }

  private flush(): void {
    if (!this.run) return;
    const { first, last, days } = this.run;
    const span = unitText({ unit: first.kind === 'counted' ? this.rule.unit : 'calendar_day' }, days);
    const text: Record<Day['kind'], Bilingual> = {
      counted: { zh: `计入 ${span.zh}`, en: `${span.en} counted` },
      rest: { zh: `${first.name.zh}，不计（${span.zh}）`, en: `${first.name.en}, not counted (${span.en})` },
      excluded: { zh: `${first.name.zh}期间，扣除 ${span.zh}`, en: `${first.name.en}: ${span.en} excluded` },
    };
    const counted = first.kind === 'counted' ? days : 0;
    this.run = undefined;
    this.lines.push({
      on: first.on,
      until: last,
      kind: first.kind,
      label: text[first.kind].zh,
      labelEn: text[first.kind].en,
      counted,
      total: this.total,
    });
  }
}
