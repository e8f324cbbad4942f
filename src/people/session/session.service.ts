import { createHash, randomBytes } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { type Actor, SYSTEM_ACTOR } from '../../platform/actor.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { newId } from '../../platform/ids.ts';
import { scopeOf } from '../access/access-rules.ts';
import { type SessionRow, SessionRepository, type SignedInUser } from './session.repository.ts';
import { machineTime } from './machine-time.ts';

const HOUR_MS = 3_600_000;
/** Eight hours without a request end a session, a day ends it in any case. */
const IDLE_MS = 8 * HOUR_MS;
const LONGEST_MS = 24 * HOUR_MS;
/** `last_seen_at` is written at most once a minute: a page of ten requests costs one update. */
const TOUCH_MS = 60_000;

/** Sessions: opaque random tokens in a cookie, their hashes in the database, revocable at once. */
@Injectable()
export class SessionService {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly audit: AuditService,
  ) {}

  /** The live session of a token, kept alive by this call. Runs as the system, before there is an actor. */
  async resume(token: string): Promise<SessionRow | undefined> {
    return this.asSystem(async () => {
      const now = machineTime(this.clock);
      const session = await this.sessions.find(hashToken(token));
      if (!session || !session.isActive || !isLive(session, now)) return undefined;
      if (now.getTime() - session.lastSeenAt.getTime() >= TOUCH_MS) await this.sessions.touch(session.sessionId, now);
      return session;
    });
  }

  /** Opens a session under a token made now: one that was known before the login is never taken over (fixation), and is ended. */
  async open(user: SignedInUser, previousToken: string | undefined): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.asSystem(async () => {
      const createdAt = machineTime(this.clock);
      if (previousToken) await this.sessions.revoke(hashToken(previousToken), createdAt);
      await this.sessions.insert({
        id: newId(),
        userId: user.userId,
        bureauCode: user.bureauCode,
        tokenHash: hashToken(token),
        createdAt,
        expiresAt: new Date(createdAt.getTime() + LONGEST_MS),
      });
      await this.audit.record({ action: 'session.opened', subject: { kind: 'user', id: user.userId }, by: actorOf(user) });
    });
    return token;
  }

  async close(token: string): Promise<void> {
    await this.asSystem(async () => {
      const owner = await this.sessions.revoke(hashToken(token), machineTime(this.clock));
      if (owner) await this.audit.record({ action: 'session.closed', subject: { kind: 'user', id: owner.userId }, by: owner });
    });
  }

  /** A new password ends every session of the person. */
  async replacePassword(userId: string, passwordHash: string, by: Actor): Promise<void> {
    await this.asSystem(async () => {
      await this.sessions.setPassword(userId, passwordHash, false, this.clock.now());
      await this.sessions.revokeAllOf(userId, machineTime(this.clock));
      await this.audit.record({ action: 'user.password-changed', subject: { kind: 'user', id: userId }, by });
    });
  }

  /** A name was locked after failed logins. Who tried is not known; the entry belongs to the bureau of the person whose name it was. */
  async recordLock({ userId, bureauCode }: SignedInUser): Promise<void> {
    const by = { userId: SYSTEM_ACTOR.userId, name: SYSTEM_ACTOR.name, bureauCode };
    await this.asSystem(() => this.audit.record({ action: 'user.locked', subject: { kind: 'user', id: userId }, by }));
  }

  private asSystem<T>(work: () => Promise<T>): Promise<T> {
    return this.actors.runAsSystem(() => this.database.transaction(work));
  }
}

/** A token has 256 random bits: a plain hash cannot be turned back, and a stolen table opens no session. */
const hashToken = (token: string): string => createHash('sha256').update(token).digest('hex');

const isLive = (session: SessionRow, now: Date): boolean =>
  now < session.expiresAt && now.getTime() - session.lastSeenAt.getTime() < IDLE_MS;

/** The person as the rest of the house knows them. */
export const actorOf = (user: SignedInUser): Actor => ({
  kind: 'person',
  userId: user.userId,
  name: user.name,
  roles: user.roles,
  bureauCode: user.bureauCode,
  unitId: user.unitId,
  scope: scopeOf(user.roles, user.bureauLevel, user.bureauCode),
});
