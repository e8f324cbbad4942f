import type { Actor, Role } from '../../platform/actor.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Certificate, judgeCertificate } from '../certificates/certificate-rules.ts';
import { roleName, roleNameEn } from './role-labels.ts';

/** What of a step decides who may do it; `StepMeta` of the engine has this shape. */
export interface StepDemand {
  role: string;
  /** How many certified officers the step names (E1); 0 if none. */
  officers: number;
}

/** What of a matter decides who may act on it; `MatterRef` of procedures has this shape. */
export interface MatterPlace {
  bureauCode: string;
}

/** Roles whose work reaches into the bureaux below (令12 arts 48–49: inspect, sample, supervise). Everybody else acts in the own bureau only. */
const REACHING_DOWN: ReadonlySet<string> = new Set<Role>(['supervisor']);
/** Roles that see the bureaux below: supervision, the two rates, and the heads who answer for them (seed 四(二)). */
const SEEING_DOWN: ReadonlySet<Role> = new Set<Role>(['supervisor', 'statistician', 'deputy-head', 'bureau-head']);

export type UnitLevel = 'PROVINCE' | 'CITY' | 'COUNTY' | 'DIVISION';

/**
 * The LIKE pattern over bureau codes that the database enforces. Codes are digits (checked by the table), hence safe as a prefix:
 * '4101%' holds Zhengzhou and its counties. An administrator gets no wider view of cases by being one.
 */
export function scopeOf(roles: readonly Role[], level: UnitLevel, bureauCode: string): string {
  const isSuperior = level === 'PROVINCE' || level === 'CITY';
  return isSuperior && roles.some((role) => SEEING_DOWN.has(role)) ? `${bureauCode}%` : bureauCode;
}

/** Whether a bureau lies inside a scope pattern: the same answer as the database's in_scope(). */
export const isInScope = (scope: string, bureauCode: string): boolean =>
  scope !== '' && (scope.endsWith('%') ? bureauCode.startsWith(scope.slice(0, -1)) : bureauCode === scope);

/**
 * May this person do this step of this matter on this date? Every problem at once; empty: yes.
 * `certificates` are the actor's own. Recusal (E4) and separation of duties (E5) depend on the file and are asked of its reader.
 */
export function judgeAct(
  actor: Actor,
  step: StepDemand,
  matter: MatterPlace,
  certificates: readonly Certificate[],
  on: CalendarDate,
): Problem[] {
  if (actor.kind === 'system') return [];
  return [...checkBureau(actor, step, matter), ...checkRole(actor, step), ...checkCertificate(step, certificates, on)];
}

function checkBureau(actor: Actor, step: StepDemand, matter: MatterPlace): Problem[] {
  if (actor.bureauCode === matter.bureauCode) return [];
  if (REACHING_DOWN.has(step.role) && isInScope(actor.scope, matter.bureauCode)) return [];
  return [
    {
      code: 'OTHER_BUREAU',
      message: '该事项由其他单位办理，您不能代为办理本环节。',
      messageEn: 'This matter is handled by another bureau; you cannot do this step for it.',
      cure: '如需介入，请通过督办或者指定管辖程序办理。',
    },
  ];
}

function checkRole(actor: Actor, step: StepDemand): Problem[] {
  if (actor.roles.includes(step.role as Role)) return [];
  return [
    {
      code: 'ROLE_MISSING',
      message: `本环节由“${roleName(step.role)}”办理，您没有该角色。`,
      messageEn: `This step is done by the role "${roleNameEn(step.role)}", which you do not have.`,
      cure: '请交由具有该角色的人员办理，或者由系统管理员授予角色。',
    },
  ];
}

/** E2: a handler whose card has expired does not investigate, though they stay able to read the file. */
function checkCertificate(step: StepDemand, certificates: readonly Certificate[], on: CalendarDate): Problem[] {
  if (step.officers === 0 || step.role !== 'case-handler') return [];
  const problem = judgeCertificate('您', 'You', certificates, on);
  return problem ? [problem] : [];
}
