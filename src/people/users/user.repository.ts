import { Injectable } from '@nestjs/common';
import type { Role } from '../../platform/actor.ts';
import { Database } from '../../platform/database/database.ts';
import type { Certificate } from '../certificates/certificate-rules.ts';

/** A person as the administrator sees them; never a hash. */
export interface UserRow {
  id: string;
  username: string;
  name: string;
  status: 'ACTIVE' | 'DISABLED';
  revision: number;
  bureauCode: string;
  unit: { id: string; name: string };
  roles: Role[];
  certificates: Certificate[];
}

export interface NewUser {
  id: string;
  username: string;
  name: string;
  unitId: string;
  bureauCode: string;
  roles: readonly Role[];
  passwordHash: string;
  mustChange: boolean;
  createdAt: Date;
}

/** Arbitrary but ours. */
const SEED_LOCK = 773_3002;

const SELECT = `
  select u.id, u.username, u.name, u.status, u.revision, u.bureau_code as "bureauCode", jsonb_build_object('id', n.id, 'name', n.name) as unit,
    array(select r.role from user_role r where r.user_id = u.id order by r.role) as roles,
    coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'status', c.status) order by c.valid_until desc)
              from enforcement_certificate c where c.user_id = u.id), '[]') as certificates
  from app_user u join unit n on n.id = u.unit_id`;

/** People and their roles. Row-level security lets only an administrator of the bureau, or of one above, change them. */
@Injectable()
export class UserRepository {
  constructor(private readonly database: Database) {}

  /** Whether the house has any people yet. Asked by the system. */
  async isAny(): Promise<boolean> {
    return (await this.database.one(`select 1 from app_user limit 1`)) !== undefined;
  }

  /** One seeder at a time, until the running transaction ends. */
  async lockSeeding(): Promise<void> {
    await this.database.query(`select pg_advisory_xact_lock($1)`, [SEED_LOCK]);
  }

  /** By user name, those after `after`. */
  list(after: string, limit: number): Promise<UserRow[]> {
    return this.database.query<UserRow>(`${SELECT} where administers(u.bureau_code) and u.username > $1 order by u.username limit $2`, [
      after,
      limit,
    ]);
  }

  /** Only people whom the actor administers. */
  byId(id: string): Promise<UserRow | undefined> {
    return this.database.one<UserRow>(`${SELECT} where u.id = $1 and administers(u.bureau_code)`, [id]);
  }

  /** False if the name is taken, be it by somebody the actor cannot see. */
  async insert(user: NewUser): Promise<boolean> {
    const row = await this.database.one(
      `insert into app_user (id, username, name, unit_id, bureau_code, created_at) values ($1, $2, $3, $4, $5, $6)
       on conflict do nothing returning id`,
      [user.id, user.username, user.name, user.unitId, user.bureauCode, user.createdAt],
    );
    if (!row) return false;
    await this.database.query(
      `insert into user_credential (user_id, bureau_code, password_hash, must_change, changed_at) values ($1, $2, $3, $4, $5)`,
      [user.id, user.bureauCode, user.passwordHash, user.mustChange, user.createdAt],
    );
    await this.setRoles(user.id, user.bureauCode, user.roles);
    return true;
  }

  /** False if the revision is stale. */
  async update(
    user: Pick<UserRow, 'id' | 'name' | 'status' | 'bureauCode' | 'roles'> & { unitId: string },
    revision: number,
  ): Promise<boolean> {
    const row = await this.database.one(
      `update app_user set name = $3, status = $4, unit_id = $5, revision = revision + 1 where id = $1 and revision = $2 returning id`,
      [user.id, revision, user.name, user.status, user.unitId],
    );
    if (!row) return false;
    await this.database.query(`delete from user_role where user_id = $1`, [user.id]);
    await this.setRoles(user.id, user.bureauCode, user.roles);
    return true;
  }

  private async setRoles(userId: string, bureauCode: string, roles: readonly Role[]): Promise<void> {
    await this.database.query(`insert into user_role (user_id, role, bureau_code) select $1, r, $2 from unnest($3::text[]) r`, [
      userId,
      bureauCode,
      roles,
    ]);
  }
}
