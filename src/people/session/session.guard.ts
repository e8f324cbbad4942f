import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { Request } from 'express';
import type { Role } from '../../platform/actor.ts';
import { ActorContext } from '../../platform/context.ts';
import { ForbiddenError, UserError } from '../../platform/errors.ts';
import { PUBLIC_KEY } from '../../platform/http/public.ts';
import { requireOneOf } from '../access/require-role.ts';
import { isOwnOrigin } from './http-origin.ts';
import { readToken } from './session-cookie.ts';
import type { SessionRow } from './session.repository.ts';
import { actorOf, SessionService } from './session.service.ts';

const ROLES_KEY = 'orecase:roles';
const EARLY_KEY = 'orecase:before-password-change';

/** Only people with one of these roles may call the route; others get 403 with the roles that may. */
export const Roles = (...roles: Role[]): ClassDecorator & MethodDecorator => SetMetadata(ROLES_KEY, roles);
/** Open to people who must change their password first. */
export const BeforePasswordChange = (): MethodDecorator => SetMetadata(EARLY_KEY, true);

/** A request after the guard. */
export type SessionRequest = Request & { orecaseSession: SessionRow };

/** The door of every route: origin of writes, session, actor, roles. */
@Injectable()
export class SessionGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly sessions: SessionService,
    private readonly actors: ActorContext,
  ) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    const request = context.switchToHttp().getRequest<SessionRequest>();
    refuseForeignOrigin(request);
    const meta = <T>(key: string): T | undefined => this.reflector.getAllAndOverride<T>(key, [context.getHandler(), context.getClass()]);
    if (meta<boolean>(PUBLIC_KEY)) return true;

    const session = await this.resume(request);
    if (session.mustChangePassword && !meta<boolean>(EARLY_KEY)) throw mustChange();
    const allowed = meta<Role[]>(ROLES_KEY);
    if (allowed) requireOneOf(session.roles, allowed);
    request.orecaseSession = session;
    this.actors.set(actorOf(session));
    return true;
  }

  private async resume(request: Request): Promise<SessionRow> {
    const token = readToken(request);
    const session = token && (await this.sessions.resume(token));
    if (!session)
      throw new UserError('NOT_LOGGED_IN', '您尚未登录，或者登录已过期，请重新登录。', {
        status: 401,
        messageEn: 'You are not logged in, or your session has ended. Please log in.',
      });
    return session;
  }
}

function refuseForeignOrigin(request: Request): void {
  const { method, headers } = request;
  if (isOwnOrigin({ method, host: request.host, origin: headers.origin, fetchSite: headers['sec-fetch-site'] as string | undefined }))
    return;
  throw new ForbiddenError('FOREIGN_ORIGIN', '该请求不是从本系统页面发出的，已被拒绝。', {
    messageEn: 'The request does not come from a page of this system and was refused.',
  });
}

const mustChange = (): ForbiddenError =>
  new ForbiddenError('PASSWORD_MUST_CHANGE', '您使用的是初始密码，请先修改密码。', {
    messageEn: 'You are using an initial password. Change it first.',
  });
