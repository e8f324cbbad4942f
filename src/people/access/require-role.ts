import type { Role } from '../../platform/actor.ts';
import { ForbiddenError } from '../../platform/errors.ts';
import { roleName, roleNameEn } from './role-labels.ts';

/** Throws ForbiddenError, naming the roles that may, unless `held` has one of `allowed`. */
export function requireOneOf(held: readonly Role[], allowed: readonly Role[]): void {
  if (allowed.some((role) => held.includes(role))) return;
  throw new ForbiddenError('ROLE_MISSING', `此操作需要“${allowed.map(roleName).join('”或者“')}”角色，您没有该角色。`, {
    messageEn: `This needs the role ${allowed.map(roleNameEn).join(' or ')}, which you do not have.`,
  });
}
