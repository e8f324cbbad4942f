import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../platform/actor.ts';
import { Database } from '../platform/database/database.ts';

/** People an item can be handed to: those the actor can see and who may log in. */
@Injectable()
export class ColleagueRepository {
  constructor(private readonly database: Database) {}

  /** The person as an actor of their own bureau. */
  async find(userId: string): Promise<Actor | undefined> {
    const row = await this.database.one<{ name: string; bureau_code: string; unit_id: string; roles: Role[] }>(
      `select u.name, u.bureau_code, u.unit_id, array(select r.role from user_role r where r.user_id = u.id) as roles
       from app_user u where u.id = $1 and u.status = 'ACTIVE'`,
      [userId],
    );
    return (
      row && {
        kind: 'person',
        userId,
        name: row.name,
        roles: row.roles,
        bureauCode: row.bureau_code,
        unitId: row.unit_id,
        scope: row.bureau_code,
      }
    );
  }
}
