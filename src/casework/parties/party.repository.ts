import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Database } from '../../platform/database/database.ts';
import { NotFoundError, StaleVersionError } from '../../platform/errors.ts';
import type { MatterRef } from '../../procedures/step.ts';
import { likeLiteral } from '../common/text.ts';
import { Party } from './party.entity.ts';

/** One earlier matter of a party. */
export interface PartyMatter {
  kind: 'lead' | 'case';
  id: string;
  number: string | null;
  title: string;
  status: string;
  on: CalendarDate;
}

@Injectable()
export class PartyRepository {
  constructor(private readonly database: Database) {}

  /** Throws NotFoundError for an unknown party and for one of another bureau alike. */
  get(id: string): Promise<Party> {
    return this.database.transaction(async () => {
      const party = await this.database.manager.getRepository(Party).findOneBy({ id });
      if (!party) throw new NotFoundError('当事人', 'The party');
      return party;
    });
  }

  async insert(party: Party): Promise<void> {
    await this.database.manager.getRepository(Party).insert(party);
  }

  /** Throws StaleVersionError unless the row still has this revision. */
  async update(id: string, revision: number, changes: Partial<Party>): Promise<void> {
    const result = await this.database.manager.getRepository(Party).update({ id, revision }, { ...changes, revision: revision + 1 });
    if (result.affected !== 1) throw new StaleVersionError();
  }

  /** The bureau's party with this number, if it is known already. */
  async findByNumber(bureauCode: string, number: { idNumber?: string; creditCode?: string }): Promise<Party | null> {
    const { idNumber, creditCode } = number;
    if (!idNumber && !creditCode) return null;
    return this.database.manager.getRepository(Party).findOneBy({ bureauCode, ...(idNumber ? { idNumber } : { creditCode: creditCode! }) });
  }

  /** Newest first; `before` is the id of the last one seen (ids are time-ordered). */
  search(q: string, before: string | undefined, limit: number): Promise<Party[]> {
    return this.database.transaction(() => {
      const query = this.database.manager.getRepository(Party).createQueryBuilder('p').orderBy('p.id', 'DESC').limit(limit);
      if (before) query.andWhere('p.id < :before', { before });
      if (q)
        query.andWhere('(p.name like :part or p.id_number = :number or p.credit_code = :number)', {
          part: `%${likeLiteral(q)}%`,
          number: q.toUpperCase(),
        });
      return query.getMany();
    });
  }

  /** Names the party in a matter; again is no error. */
  async link(matter: MatterRef, partyId: string, now: Date, role = 'accused'): Promise<void> {
    await this.database.query(
      `insert into matter_party (matter_id, matter_kind, party_id, bureau_code, role, created_at) values ($1, $2, $3, $4, $5, $6) on conflict do nothing`,
      [matter.id, matter.kind, partyId, matter.bureauCode, role, now],
    );
  }

  /** Earlier leads and cases within the actor's scope, newest first. */
  history(partyId: string): Promise<PartyMatter[]> {
    return this.database.query<PartyMatter>(
      `select 'lead' as kind, l.id, l.number, left(l.place, 60) as title, l.status, l.registered_on as on
         from case_lead l where l.party_id = $1 or exists (select from matter_party m where m.matter_id = l.id and m.party_id = $1)
       union all
       select 'case', c.id, c.number, c.title, c.status, c.discovered_on
         from case_file c where c.party_id = $1 or exists (select from matter_party m where m.matter_id = c.id and m.party_id = $1)
       order by 6 desc, 2 desc limit 200`,
      [partyId],
    );
  }
}
