import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import type { CaseFile } from './case-file.entity.ts';

/** The read model of a case: what steps, gates and documents look at. Money in fen, dates are Shanghai calendar dates. */
export interface CaseView {
  file: CaseFile;
  bureau: { code: string; name: string; governmentName: string; superiorName: string; courtName: string };
  party: CaseParty | null;
  lead: CaseLeadView | null;
  /** 承办人, seat 1 first. */
  officers: CaseOfficerView[];
  /** Every officer of the bureau, with what stands against naming them today (E2). */
  directory: OfficerEntry[];
  /** What was recorded, oldest first. */
  records: StepRecordView[];
  documents: CaseDocumentView[];
  evidence: CaseEvidenceView[];
  clocks: CaseClockView[];
}

export interface CaseParty {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  idNumber: string | null;
  creditCode: string | null;
  legalRepresentative: string | null;
  sex: string | null;
  birthOn: CalendarDate | null;
  employer: string | null;
  post: string | null;
  address: string | null;
  phone: string | null;
}

export interface CaseLeadView {
  id: string;
  number: string;
  channel: string;
  receivedOn: CalendarDate;
  registeredOn: CalendarDate;
  summary: string;
}

export interface CaseOfficerView {
  userId: string;
  name: string;
  certificateNumber: string;
}

export interface OfficerEntry extends CaseOfficerView {
  validUntil: CalendarDate | null;
  /** Why this person cannot be named today; null: can. */
  problem: Problem | null;
}

export interface StepRecordView {
  step: string;
  data: Record<string, unknown>;
  actorId: string;
  actorName: string;
  recordedOn: CalendarDate;
}

export interface CaseDocumentView {
  id: string;
  type: string;
  status: 'DRAFT' | 'ISSUED' | 'VOIDED';
  number: string | null;
  issuedOn: CalendarDate | null;
  fields: Record<string, unknown>;
}

export interface CaseEvidenceView {
  id: string;
  kind: string;
  name: string;
  takenOn: CalendarDate | null;
}

export interface CaseClockView {
  lawId: string;
  status: string;
  startedOn: CalendarDate;
  dueOn: CalendarDate;
  /** Rolled to the next working day where the party's right demands it. */
  rolledDueOn: CalendarDate;
}

/** The last record of a step, if it was done. `T` is the step's input class. */
export function latest<T>(
  view: CaseView,
  step: string,
): (T & { recordedOn: CalendarDate; actorName: string; actorId: string }) | undefined {
  const record = view.records.findLast((r) => r.step === step);
  return (
    record &&
    ({ ...record.data, recordedOn: record.recordedOn, actorName: record.actorName, actorId: record.actorId } as T & {
      recordedOn: CalendarDate;
      actorName: string;
      actorId: string;
    })
  );
}

/** The issued document of a type, if there is one; the last one wins. */
export const issued = (view: CaseView, type: string): CaseDocumentView | undefined =>
  view.documents.findLast((d) => d.type === type && d.status === 'ISSUED');

/** The draft of a type that waits for its issue. */
export const draft = (view: CaseView, type: string): CaseDocumentView | undefined =>
  view.documents.findLast((d) => d.type === type && d.status === 'DRAFT');

/** The running or ended clock of a law id; the last one wins. */
export const clock = (view: CaseView, lawId: string): CaseClockView | undefined => view.clocks.findLast((c) => c.lawId === lawId);
