import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { statement } from '../../platform/database/statement.ts';
import type { Certificate, Officer } from './certificate-rules.ts';

export interface OfficerRow extends Officer {
  unitId: string;
  unitName: string;
  roles: string[];
}

const CARDS = `
  coalesce((select jsonb_agg(jsonb_build_object('number', c.number, 'kind', c.kind, 'validFrom', c.valid_from, 'validUntil', c.valid_until, 'status', c.status) order by c.valid_until desc)
            from enforcement_certificate c where c.user_id = u.id), '[]') as certificates`;
const OFFICER = `
  select u.id as "userId", u.name, u.bureau_code as "bureauCode", u.status = 'ACTIVE' as "isActive", u.unit_id as "unitId", n.name as "unitName",
    array(select r.role from user_role r where r.user_id = u.id order by r.role) as roles, ${CARDS}
  from app_user u join unit n on n.id = u.unit_id`;
const BY_ID = statement(`${OFFICER} where u.id = any($1)`);
const OF_BUREAU = statement(`
  ${OFFICER} where u.bureau_code = $1 and u.status = 'ACTIVE'
    and (exists (select from enforcement_certificate c where c.user_id = u.id and c.kind = 'ENFORCEMENT')
      or exists (select from user_role r where r.user_id = u.id and r.role = 'case-handler'))
  order by u.name, u.id`);

/** Officers and their cards; row-level security keeps each actor to the own bureau (superiors: and those below). */
@Injectable()
export class CertificateRepository {
  constructor(private readonly database: Database) {}

  findOfficers(userIds: readonly string[]): Promise<OfficerRow[]> {
    return this.database.query<OfficerRow>(BY_ID, [userIds]);
  }

  /** People of a bureau who may be named in an enforcement act: those with a card, valid or not, and all case handlers. */
  officersOf(bureauCode: string): Promise<OfficerRow[]> {
    return this.database.query<OfficerRow>(OF_BUREAU, [bureauCode]);
  }

  /** False if the number is recorded already, be it for somebody the actor cannot see. */
  async insert(card: Certificate & { id: string; userId: string; bureauCode: string; createdAt: Date }): Promise<boolean> {
    const row = await this.database.one(
      `insert into enforcement_certificate (id, user_id, bureau_code, number, kind, valid_from, valid_until, status, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9) on conflict do nothing returning id`,
      [card.id, card.userId, card.bureauCode, card.number, card.kind, card.validFrom, card.validUntil, card.status, card.createdAt],
    );
    return row !== undefined;
  }

  async setStatus(number: string, userId: string, status: string): Promise<boolean> {
    return (
      (await this.database.one(`update enforcement_certificate set status = $3 where number = $1 and user_id = $2 returning id`, [
        number,
        userId,
        status,
      ])) !== undefined
    );
  }
}
