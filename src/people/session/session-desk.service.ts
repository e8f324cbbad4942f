import { Injectable } from '@nestjs/common';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { OfficerDirectory } from '../certificates/officer-directory.ts';
import { bestCertificate, isValidOn } from '../certificates/certificate-rules.ts';
import { LoginService } from './login.service.ts';
import type { SignedInUser } from './session.repository.ts';
import { actorOf, SessionService } from './session.service.ts';

/** What the screen knows of the person in front of it. */
export interface SessionView {
  user: {
    id: string;
    name: string;
    username: string;
    roles: string[];
    unit: { id: string; name: string };
    bureau: { code: string; name: string; level: string };
    certificate: { number: string; validUntil: string; isValid: boolean } | null;
    mustChangePassword: boolean;
  };
}

/** Serves the session routes: log in, show, change the password, log out. */
@Injectable()
export class SessionDesk {
  constructor(
    private readonly logins: LoginService,
    private readonly sessions: SessionService,
    private readonly officers: OfficerDirectory,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  async open(
    typed: { username: string; password: string },
    from: { address: string; token: string | undefined },
    setCookie: (token: string) => void,
  ): Promise<SessionView> {
    const { token, user } = await this.logins.login(typed, from);
    setCookie(token);
    return this.actors.runAs(actorOf(user), () => this.show(user));
  }

  async show(user: SignedInUser): Promise<SessionView> {
    const today = this.clock.today();
    const card = bestCertificate(await this.officers.certificatesOf(user.userId), today);
    return {
      user: {
        id: user.userId,
        name: user.name,
        username: user.username,
        roles: user.roles,
        unit: { id: user.unitId, name: user.unitName },
        bureau: { code: user.bureauCode, name: user.bureauName, level: user.bureauLevel },
        certificate: card ? { number: card.number, validUntil: card.validUntil, isValid: isValidOn(card, today) } : null,
        mustChangePassword: user.mustChangePassword,
      },
    };
  }

  async changePassword(
    user: SignedInUser,
    typed: { currentPassword: string; newPassword: string },
    setCookie: (token: string) => void,
  ): Promise<SessionView> {
    setCookie(await this.logins.changePassword(actorOf(user), user.username, typed));
    return this.show({ ...user, mustChangePassword: false });
  }

  async close(token: string | undefined, clearCookie: () => void): Promise<void> {
    if (token) await this.sessions.close(token);
    clearCookie();
  }
}
