/**
 * What the server answers, as the screens use it. Instants are ISO 8601 strings, calendar dates 'YYYY-MM-DD' in Asia/Shanghai, money is integer fen.
 * The server knows, the screen shows: states, lights, allowed actions and their reasons all come from here.
 */
export type MatterKind = 'lead' | 'case';
export interface Text { zh: string; en: string }
export interface Page<T> { items: T[]; nextCursor?: string | null; total?: number }

export interface Problem { code: string; message: string; messageEn?: string; field?: string; rule?: string; article?: string; cure?: string }
export interface ProblemDocument { title?: string; status: number; code: string; detail: string; detailEn?: string; problems?: Problem[]; traceId?: string; [extra: string]: unknown }

export interface Certificate { number: string; validUntil: string; isValid: boolean }
export interface Person { id: string; name: string; username: string; roles: string[]; unit: { id: string; name: string }; bureau: { code: string; name: string }; certificate: Certificate | null; mustChangePassword?: boolean }
export interface DemoAccount { username: string; name: string; title?: string; roles?: string[]; bureau: string }
export interface Demo { enabled: boolean; today: string; now: string; isWorkingDay?: boolean; accounts?: DemoAccount[]; password?: string }
export interface Unit { id: string; code: string; name: string; parentId: string | null; bureauCode?: string }
export interface Officer { id: string; name: string; unit?: { id: string; name: string }; roles?: string[]; certificate: Certificate | null; problem?: Problem | null }

/** The six looks of a time limit. */
export type DueState = 'ok' | 'soon' | 'today' | 'over' | 'paused' | 'done';
export interface WorkClock { lawId: string; dueOn: string | null; state: string; text: string; textEn?: string; daysLeft: number | null; unit?: string }
export interface MatterHead { kind: MatterKind; id: string; number: string | null; title: string; partyName: string | null }
export interface WorkItem {
  id: string; revision: number; step: { key: string; elementId?: string; name: string; nameEn: string; stage: string }; matter: MatterHead;
  role: string; assignee: { id: string; name: string } | null; openedAt: string; closedAt?: string | null; completedBy?: { id: string; name: string } | null;
  status?: string; clock: WorkClock | null; mine: boolean;
}
export interface WorkAction { name: string; label: string; labelEn?: string; enabled: boolean; reason?: string | null; reasonEn?: string | null; kinds?: Array<{ kind: string; name: string; nameEn: string }> }
export interface WorkItemDetail extends WorkItem { basis?: string; form: { fields: FormField[] }; prefill: Record<string, unknown>; missing: Problem[]; actions: WorkAction[] }
export interface Completed { workItemId: string; matter: { kind: MatterKind; id: string }; opened: Array<{ id: string; step: { name: string; nameEn?: string } | string }>; done: boolean }

export type Widget =
  | 'text' | 'textarea' | 'date' | 'datetime' | 'money' | 'number' | 'select' | 'multiselect' | 'radio' | 'switch'
  | 'officers' | 'user' | 'party' | 'coordinates' | 'evidence' | 'lead' | 'list';
export interface FormField {
  name: string; label: Text; widget: Widget; required: boolean; help?: Text; group?: Text; unit?: Text;
  options?: ReadonlyArray<{ value: string; label: Text }>; showWhen?: { field: string; in: readonly (string | boolean)[] };
  maxLength?: number; minLength?: number; min?: number; max?: number; pattern?: string; fields?: FormField[];
}

export interface TakenProcess {
  key: string; name: string; nameEn?: string; version?: number; versionHash: string; xml: string; taken: string[]; live: string[];
  incidents: Array<{ id: string; elementId: string; message?: string }>; visits: Record<string, Array<{ at: string; by?: string | null }>>;
}
export interface Incident { id: string; elementId?: string; message?: string; attempts?: number; status?: string; at?: string; createdAt?: string; openedAt?: string; matter?: { kind: MatterKind; id: string; number?: string | null; title?: string } | null }
export interface ProcedureVersion { key: string; name: string; nameEn?: string; version?: number; versionHash: string; instances?: number; current?: boolean; createdAt?: string }

/** One line of "why this date?"; `on` to `until` are both included. Kinds: start, counted, rest, excluded, extension, due, rolled, provisional, paused. */
export interface LedgerLine { on: string; until?: string; kind: string; label: string; labelEn?: string; counted: number; total: number }
export interface Clock {
  id: string; revision?: number; lawId: string; name: string; nameEn: string; status: string; startedOn: string; startEvent: string; startEventEn?: string; dueOn: string | null;
  rolledDueOn?: string | null; state: string; daysLeft: number | null; unit: string; amount?: number; text: string; textEn?: string; source?: string; confidence?: string; isLaw?: boolean;
  ledger: LedgerLine[]; extensions?: Array<Record<string, unknown>>; pauses?: Array<Record<string, unknown>>; actions?: WorkAction[];
}
export interface CalendarDay { on: string; kind: 'off' | 'working'; name?: string; nameEn?: string }
export interface CalendarYear { year: number; source: string; sourceUrl: string | null; revision: number; days: CalendarDay[]; isProvisional?: boolean }

export interface Party {
  id: string; kind: string; name: string; idType?: string; idNumber?: string; creditCode?: string; legalRepresentative?: string; address?: string; phone?: string;
  revision?: number; history?: unknown[]; matters?: Array<{ kind: MatterKind; id: string; number: string | null; title: string }>;
}
export interface Lead {
  id: string; number: string; status: string; stage?: string; channel: string; leadClass?: string; place: string; gist?: string; summary?: string; offenceCode?: string | null;
  partyName?: string | null; party?: Party | null; receivedAt: string; isOngoing?: boolean;
}
export interface Duplicate { lead: { id: string; number: string; status: string; receivedAt: string; place: string; partyName: string | null; gist: string }; score: number; reasons: Array<{ code: string; text: Text }> }

export interface StageStep { stage: string; name?: string; state: 'done' | 'live' | 'next'; on: string | null }
/** The head shared by lead and case pages, read from either by matter/head.ts. */
export interface MatterFile { [member: string]: unknown }

export interface DocumentRow {
  id: string; type: string; name: string; nameEn?: string; status: 'DRAFT' | 'ISSUED' | 'VOIDED'; number: string | null; revision: number;
  createdAt: string; issuedAt?: string | null; sha256?: string | null; pages?: number | null; pdf: 'READY' | 'PENDING' | 'FAILED' | null;
}
export interface DocumentDetail extends DocumentRow { fields: Record<string, unknown>; form: { fields: FormField[] }; problems: Problem[]; matter: { kind: MatterKind; id: string } }
export interface Evidence {
  id: string; kind: string; name: string; description: string | null; fileName: string; mediaType: string; sizeBytes: number; sha256: string; takenOn: string | null; takenBy: string; certificateShown?: boolean | null;
  uploadedAt: string; createdByName?: string; withdrawnAt?: string | null; withdrawalReason?: string | null;
}
export interface LogEntry { id: string; at: string; by: { id: string; name: string } | null; action: string; label: string; labelEn?: string; detail?: unknown }
