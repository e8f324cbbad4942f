import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { OfficerEntry } from '../cases/case-view.ts';
import type { PartyView } from '../parties/index.ts';
import type { CaseLead } from './lead.entity.ts';

/** The read model of a lead: what its steps, documents and screens look at. The reporter is not in it (E22). */
export interface LeadView {
  lead: CaseLead;
  bureauName: string;
  party: PartyView | null;
  /** 核查人员, seat 1 first. */
  officers: LeadOfficer[];
  /** Everybody of the bureau who holds a certificate, with what is wrong with it today (E1, E2). */
  directory: OfficerEntry[];
  /** What was recorded at each step, oldest first. */
  records: LeadRecord[];
  documents: LeadDocument[];
  evidence: Array<{ id: string; kind: string; name: string }>;
  /** Leads merged into this one, and the one this was merged into. */
  linked: LinkedLead[];
}

export interface LeadOfficer {
  userId: string;
  name: string;
  certificateNumber: string;
}

export interface LeadRecord {
  step: string;
  data: Record<string, unknown>;
  actorId: string;
  actorName: string;
  recordedOn: CalendarDate;
}

export interface LeadDocument {
  id: string;
  type: string;
  status: 'DRAFT' | 'ISSUED' | 'VOIDED';
  number: string | null;
  issuedOn: CalendarDate | null;
}

export interface LinkedLead {
  id: string;
  number: string;
  status: string;
  relation: 'merged-into' | 'merged-here';
}

export type Recorded<T> = T & Pick<LeadRecord, 'actorId' | 'actorName' | 'recordedOn'>;

/** The last record of a step (element id), if it was done. */
export function lastRecord<T extends object>(view: LeadView, step: string): Recorded<T> | undefined {
  const found = view.records.findLast((record) => record.step === step);
  return found && ({ ...found.data, actorId: found.actorId, actorName: found.actorName, recordedOn: found.recordedOn } as Recorded<T>);
}

/** The order to stop has been served: the act need not be stopped twice. */
export const isStopOrderServed = (view: LeadView): boolean => view.records.some((record) => record.step === 'serve-stop-order');
