import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/actor.ts';
import { Database } from '../../platform/database/database.ts';
import type { UnitLevel } from '../access/access-rules.ts';

/** A person as login and the session guard need them. */
export interface SignedInUser {
  userId: string;
  username: string;
  name: string;
  isActive: boolean;
  roles: Role[];
  unitId: string;
  unitName: string;
  bureauCode: string;
  bureauName: string;
  bureauLevel: UnitLevel;
  mustChangePassword: boolean;
}

export interface SessionRow extends SignedInUser {
  sessionId: string;
  lastSeenAt: Date;
  expiresAt: Date;
}

const USER_COLUMNS = `
  u.id as "userId", u.username, u.name, u.status = 'ACTIVE' as "isActive",
  array(select r.role from user_role r where r.user_id = u.id order by r.role) as roles,
  u.unit_id as "unitId", own.name as "unitName", u.bureau_code as "bureauCode", bureau.name as "bureauName", bureau.level as "bureauLevel",
  c.must_change as "mustChangePassword"`;
const USER_TABLES = `app_user u join unit own on own.id = u.unit_id join unit bureau on bureau.code = u.bureau_code join user_credential c on c.user_id = u.id`;

/** Sessions and what login needs. Runs as the system, before there is an actor, except where an administrator ends sessions. Tokens are stored hashed only. */
@Injectable()
export class SessionRepository {
  constructor(private readonly database: Database) {}

  /** Live or not: the caller judges the instants. */
  find(tokenHash: string): Promise<SessionRow | undefined> {
    return this.database.one<SessionRow>(
      `select s.id as "sessionId", s.last_seen_at as "lastSeenAt", s.expires_at as "expiresAt", ${USER_COLUMNS}
       from user_session s join ${USER_TABLES} on u.id = s.user_id where s.token_hash = $1 and s.revoked_at is null`,
      [tokenHash],
    );
  }

  findUser(username: string): Promise<(SignedInUser & { passwordHash: string }) | undefined> {
    return this.database.one(`select ${USER_COLUMNS}, c.password_hash as "passwordHash" from ${USER_TABLES} where u.username = $1`, [
      username,
    ]);
  }

  async insert(session: {
    id: string;
    userId: string;
    bureauCode: string;
    tokenHash: string;
    createdAt: Date;
    expiresAt: Date;
  }): Promise<void> {
    await this.database.query(
      `insert into user_session (id, user_id, bureau_code, token_hash, created_at, last_seen_at, expires_at) values ($1, $2, $3, $4, $5, $5, $6)`,
      [session.id, session.userId, session.bureauCode, session.tokenHash, session.createdAt, session.expiresAt],
    );
  }

  async touch(sessionId: string, at: Date): Promise<void> {
    await this.database.query(`update user_session set last_seen_at = $2 where id = $1`, [sessionId, at]);
  }

  /** Gives the id of the person whose session ended, if it was live. */
  async revoke(tokenHash: string, at: Date): Promise<{ userId: string; name: string; bureauCode: string } | undefined> {
    return this.database.one(
      `update user_session s set revoked_at = $2 from app_user u where u.id = s.user_id and s.token_hash = $1 and s.revoked_at is null
       returning u.id as "userId", u.name, u.bureau_code as "bureauCode"`,
      [tokenHash, at],
    );
  }

  async revokeAllOf(userId: string, at: Date): Promise<void> {
    await this.database.query(`update user_session set revoked_at = $2 where user_id = $1 and revoked_at is null`, [userId, at]);
  }

  async setPassword(userId: string, passwordHash: string, mustChange: boolean, at: Date): Promise<void> {
    await this.database.query(`update user_credential set password_hash = $2, must_change = $3, changed_at = $4 where user_id = $1`, [
      userId,
      passwordHash,
      mustChange,
      at,
    ]);
  }
}
