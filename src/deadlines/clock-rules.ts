import type { Actor } from '../platform/actor.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { checkExtension, type checkPause, type ClockRule, type ExclusionKind, EXCLUSIONS } from '../law/index.ts';
import { type ClockFile, isOpen } from './clock-file.ts';

/** Recording an event that stops a clock is the handler's work; suspending the investigation is decided by the leader in charge (令12 art 27). */
const STOPPING: readonly string[] = ['case-handler', 'handling-unit-head', 'deputy-head', 'bureau-head'];
const SUSPENDING: readonly string[] = ['deputy-head', 'bureau-head'];

export const rolesToStop = (kind: ExclusionKind): readonly string[] => (kind === 'suspension' ? SUSPENDING : STOPPING);

export interface ClockAction {
  name: 'extend' | 'pause' | 'resume';
  label: string;
  labelEn: string;
  enabled: boolean;
  reason: string | null;
  reasonEn: string | null;
  /** For pause and resume: the grounds to choose from. */
  kinds?: Array<{ kind: ExclusionKind; name: string; nameEn: string }>;
}

interface Why {
  zh: string;
  en: string;
}
const ENDED: Why = { zh: '期限已经结束。', en: 'The clock has ended.' };
const OTHER_BUREAU: Why = { zh: '只能由本单位人员办理。', en: 'Only the own bureau may do this.' };
const NO_ROLE: Why = { zh: '您的岗位无权办理。', en: 'Your role may not do this.' };

/** A superior sees the clocks of its lower bureaux but moves only those that the rule leaves to a supervisor (D-52, D-59). */
export function isOwnClock(actor: Actor, clock: Pick<ClockFile, 'bureauCode'>, rule: ClockRule): boolean {
  if (actor.kind === 'system' || actor.bureauCode === clock.bureauCode) return true;
  return rule.extension.kind === 'open' && rule.extension.approvers.includes('supervisor') && actor.roles.includes('supervisor');
}

/** What the actor may do with the clock today, and why not. */
export function clockActions(clock: ClockFile, rule: ClockRule, dueOn: CalendarDate, actor: Actor, today: CalendarDate): ClockAction[] {
  const general = !isOpen(clock) ? ENDED : isOwnClock(actor, clock, rule) ? undefined : OTHER_BUREAU;
  const allowed = rule.exclusions.filter((kind) => actor.kind === 'system' || actor.roles.some((role) => rolesToStop(kind).includes(role)));
  const running = clock.intervals.filter((interval) => interval.to === null).map((interval) => interval.kind);
  const toStop = allowed.filter((kind) => !running.includes(kind));
  const toResume = allowed.filter((kind) => running.includes(kind));
  return [
    action('extend', '延长', 'Extend', general ?? extensionRefusal(clock, rule, dueOn, actor, today)),
    { ...action('pause', '停止计算', 'Stop the clock', general ?? stopRefusal(rule, toStop, dueOn, today)), kinds: toStop.map(named) },
    { ...action('resume', '恢复计算', 'Resume', general ?? resumeRefusal(running, toResume)), kinds: toResume.map(named) },
  ];
}

const action = (name: ClockAction['name'], label: string, labelEn: string, why: Why | undefined): ClockAction => ({
  name,
  label,
  labelEn,
  enabled: why === undefined,
  reason: why?.zh ?? null,
  reasonEn: why?.en ?? null,
});

/** The ordinary extension or, once that is used up, the exceptional one: the first day that could be granted. */
function extensionRefusal(clock: ClockFile, rule: ClockRule, dueOn: CalendarDate, actor: Actor, today: CalendarDate): Why | undefined {
  const request = { amount: 1, reason: '—', approverRoles: actor.roles, approvedOn: today };
  const ordinary = checkExtension(rule, request, { dueOn, granted: clock.extensions });
  if (ordinary.length === 0) return undefined;
  const isExceptional = rule.extension.kind === 'limited' && rule.extension.exceptional !== undefined && clock.extensions.length > 0;
  if (isExceptional && checkExtension(rule, { ...request, isExceptional }, { dueOn, granted: clock.extensions }).length === 0)
    return undefined;
  return { zh: ordinary[0]!.message, en: ordinary[0]!.messageEn };
}

function stopRefusal(rule: ClockRule, kinds: readonly ExclusionKind[], dueOn: CalendarDate, today: CalendarDate): Why | undefined {
  if (rule.exclusions.length === 0) return { zh: '该期限没有停止计算的规定。', en: 'Nothing stops this clock.' };
  if (kinds.length === 0) return NO_ROLE;
  return today > dueOn ? ENDED : undefined;
}

function resumeRefusal(running: readonly ExclusionKind[], kinds: readonly ExclusionKind[]): Why | undefined {
  if (running.length === 0) return { zh: '该期限没有停止计算。', en: 'The clock does not stand still.' };
  return kinds.length === 0 ? NO_ROLE : undefined;
}

const named = (kind: ExclusionKind): { kind: ExclusionKind; name: string; nameEn: string } => ({
  kind,
  name: EXCLUSIONS[kind].name.zh,
  nameEn: EXCLUSIONS[kind].name.en,
});

/** What the law looks at before a stop. While the clock stands still its stored date is stale and cannot have passed. */
export const pauseFacts = (clock: ClockFile, reason: string, today: CalendarDate): Parameters<typeof checkPause>[3] => ({
  dueOn: clock.status === 'PAUSED' && clock.dueOn < today ? today : clock.dueOn,
  startedOn: clock.startedOn,
  intervals: clock.intervals,
  reason,
});
