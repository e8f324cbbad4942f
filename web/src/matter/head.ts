import type { Clock, MatterFile, MatterKind, StageStep } from '../api/types.ts';
import { dueState } from '../parts/due/due.tsx';
import { STAGES } from '../parts/stages.tsx';

/** What the fixed header shows, for a lead and a case alike. */
export interface MatterHeading {
  kind: MatterKind;
  id: string;
  bureauCode: string;
  number: string | null;
  title: string;
  partyName: string | null;
  cause: string;
  causeEn: string;
  causeCode: string;
  stage: string;
  isClosed: boolean;
  handlers: string[];
  stages: StageStep[];
}

type Any = Record<string, unknown>;
export const part = (from: unknown, name: string): Any | null => {
  const value = from && typeof from === 'object' ? (from as Any)[name] : null;
  return value && typeof value === 'object' && !Array.isArray(value) ? (value as Any) : null;
};
export const words = (from: unknown, ...names: string[]): string => {
  for (const name of names) {
    const value = from && typeof from === 'object' ? (from as Any)[name] : null;
    if (typeof value === 'string' && value) return value;
    if (value && typeof value === 'object' && 'name' in value && typeof value.name === 'string') return value.name;
  }
  return '';
};
export const figure = (from: unknown, ...names: string[]): number | null => {
  for (const name of names) {
    const value = from && typeof from === 'object' ? (from as Any)[name] : null;
    if (typeof value === 'number') return value;
  }
  return null;
};
export const listIn = (from: unknown, name: string): Any[] => {
  const value = from && typeof from === 'object' ? (from as Any)[name] : null;
  return Array.isArray(value) ? (value as Any[]) : [];
};

/** The stage line as the server sends it, or drawn from the present stage alone. */
function stagesOf(file: MatterFile, stage: string, isClosed: boolean): StageStep[] {
  const sent = listIn(file, 'stages') as unknown as StageStep[];
  if (sent.length) return STAGES.map((name) => sent.find((s) => s.stage === name) ?? { stage: name, state: 'next', on: null });
  const at = (STAGES as readonly string[]).indexOf(stage) + (isClosed ? 1 : 0);
  return STAGES.map((name, i) => ({
    stage: name,
    state: i < at ? 'done' : i === at && !isClosed ? 'live' : 'next',
    on: i === 0 ? words(file, 'registeredOn') || null : null,
  }));
}

/** Statuses of cases and leads after which nothing is left to do. */
const ENDED = new Set(['ARCHIVED', 'NOT_FILED', 'MERGED', 'REDIRECTED', 'UNTRUE', 'FILED']);

export function headingOf(kind: MatterKind, id: string, file: MatterFile): MatterHeading {
  const core = part(file, 'file') ?? file;
  const party = part(file, 'party');
  const stage = words(core, 'stage') || (kind === 'lead' ? 'verification' : 'filing');
  const isClosed = ENDED.has(words(core, 'status')) && !(kind === 'case' && words(core, 'status') === 'FILED');
  const handlers = listIn(file, 'officers')
    .map((o) => words(o, 'name', 'userName'))
    .filter(Boolean);
  const cause = part(file, 'cause');
  return {
    kind,
    id,
    stage,
    isClosed,
    bureauCode: words(core, 'bureauCode') || words(part(file, 'bureau'), 'code'),
    number: words(core, 'number') || null,
    title: words(core, 'title') || words(core, 'place'),
    partyName: words(party, 'name') || words(core, 'partyName') || null,
    cause: words(cause, 'zh'),
    causeEn: words(cause, 'en'),
    causeCode: words(core, 'causeCode', 'offenceCode'),
    handlers: handlers.length ? handlers : [words(core, 'handlerName', 'handler')].filter(Boolean),
    stages: stagesOf(file, stage, isClosed),
  };
}

const isRunning = (clock: Clock): boolean => dueState(clock.state) !== 'done';
const byUrgency = (a: Clock, b: Clock): number => (a.dueOn ?? '9999').localeCompare(b.dueOn ?? '9999');

/** The two time limits of the header: the statutory one (the 90 days of a case first) and the bureau's own target. */
export function headClocks(clocks: readonly Clock[]): { statutory: Clock | undefined; internal: Clock | undefined } {
  const running = clocks.filter(isRunning).toSorted(byUrgency);
  const lawful = running.filter((c) => c.isLaw !== false);
  return { statutory: lawful.find((c) => c.lawId === 'D-07') ?? lawful[0], internal: running.find((c) => c.isLaw === false) };
}
