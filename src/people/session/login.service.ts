import { Injectable } from '@nestjs/common';
import type { Actor } from '../../platform/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { ForbiddenError, RefusedError, UserError } from '../../platform/errors.ts';
import { AddressThrottle } from './address-throttle.ts';
import { LoginAttemptRepository } from './login-attempt.repository.ts';
import { machineTime } from './machine-time.ts';
import { hashPassword, verifyPassword, weakness } from './passwords.ts';
import { SessionRepository, type SignedInUser } from './session.repository.ts';
import { SessionService } from './session.service.ts';

const DAY_MS = 86_400_000;

/** Login and change of password: who somebody is. What they may do is access/'s affair. */
@Injectable()
export class LoginService {
  private readonly throttle = new AddressThrottle();

  constructor(
    private readonly people: SessionRepository,
    private readonly attempts: LoginAttemptRepository,
    private readonly sessions: SessionService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /** Gives the token of a new session. Throws UserError 401 (wrong), 429 (locked or too many), ForbiddenError (disabled). */
  async login(
    typed: { username: string; password: string },
    from: { address: string; token: string | undefined },
  ): Promise<{ token: string; user: SignedInUser }> {
    const wait = this.throttle.take(from.address, machineTime(this.clock));
    if (wait > 0) throw tooMany('TOO_MANY_LOGINS', wait, '本机登录尝试过于频繁');
    const user = await this.verify(typed.username.trim().toLowerCase(), typed.password);
    this.throttle.giveBack(from.address);
    if (!user.isActive)
      throw new ForbiddenError('ACCOUNT_DISABLED', '您的账号已停用，请联系本单位系统管理员。', {
        messageEn: 'Your account is disabled. Ask the administrator of your bureau.',
      });
    return { token: await this.sessions.open(user, from.token), user };
  }

  /** A new password for the actor, who proves to know the old one; a new session replaces all others. */
  async changePassword(actor: Actor, username: string, typed: { currentPassword: string; newPassword: string }): Promise<string> {
    const user = await this.verify(username, typed.currentPassword);
    const weak =
      typed.newPassword === typed.currentPassword
        ? { zh: '新密码不得与原密码相同。', en: 'The new password must differ from the old one.' }
        : weakness(typed.newPassword, username);
    if (weak) throw new RefusedError([{ code: 'WEAK_PASSWORD', message: weak.zh, messageEn: weak.en, field: 'newPassword' }]);
    await this.sessions.replacePassword(actor.userId, await hashPassword(typed.newPassword), actor);
    return this.sessions.open(user, undefined);
  }

  /** The attempt is counted and committed before the password is looked at: parallel guesses cannot outrun the lock. */
  private async verify(username: string, password: string): Promise<SignedInUser> {
    return this.actors.runAsSystem(async () => {
      const now = machineTime(this.clock);
      const attempt = await this.attempts.reserve(username, now);
      if (attempt.isLocked)
        throw tooMany('LOGIN_LOCKED', attempt.until.getTime() - now.getTime(), '连续登录失败次数过多，该用户名已暂时锁定');
      const user = await this.people.findUser(username);
      if (!(await verifyPassword(user?.passwordHash, password)) || !user) throw await this.refuse(user, attempt.left, now);
      await this.attempts.succeed(username);
      const { passwordHash: _, ...known } = user;
      return known;
    });
  }

  /** One answer for an unknown name and a wrong password. */
  private async refuse(user: SignedInUser | undefined, left: number, now: Date): Promise<UserError> {
    await this.attempts.forgetBefore(new Date(now.getTime() - DAY_MS));
    if (left === 0 && user) await this.sessions.recordLock(user);
    const more = left > 0 ? `还可以尝试 ${left} 次。` : '该用户名已锁定 15 分钟。';
    const moreEn = left > 0 ? `${left} attempts left.` : 'The name is locked for 15 minutes.';
    return new UserError('LOGIN_REFUSED', `用户名或者密码不正确，${more}`, {
      status: 401,
      messageEn: `Wrong user name or password. ${moreEn}`,
      extra: { attemptsLeft: left },
    });
  }
}

function tooMany(code: string, waitMs: number, reason: string): UserError {
  const minutes = Math.max(1, Math.ceil(waitMs / 60_000));
  const extra = { retryAfterSeconds: Math.ceil(waitMs / 1000) };
  return new UserError(code, `${reason}，请在 ${minutes} 分钟后重试。`, {
    status: 429,
    messageEn: `Too many failed logins. Try again in ${minutes} minutes.`,
    extra,
  });
}
