/** Time limits and the working calendar. */
import type { WorkAction } from './work.ts';

export interface LedgerLine {
  on: string;
  until?: string;
  kind: string;
  label: string;
  labelEn?: string;
  counted: number;
  total: number;
}

export interface Clock {
  id: string;
  revision?: number;
  lawId: string;
  name: string;
  nameEn: string;
  status: string;
  startedOn: string;
  startEvent: string;
  startEventEn?: string;
  dueOn: string | null;
  rolledDueOn?: string | null;
  state: string;
  daysLeft: number | null;
  unit: string;
  amount?: number;
  text: string;
  textEn?: string;
  source?: string;
  sourceEn?: string;
  confidence?: string;
  isLaw?: boolean;
  ledger: LedgerLine[];
  extensions?: Array<Record<string, unknown>>;
  pauses?: Array<Record<string, unknown>>;
  actions?: WorkAction[];
}

export interface CalendarDay {
  on: string;
  kind: 'off' | 'working';
  name?: string;
  nameEn?: string;
}

export interface CalendarYear {
  year: number;
  source: string;
  sourceUrl: string | null;
  revision: number;
  days: CalendarDay[];
  isProvisional?: boolean;
}
