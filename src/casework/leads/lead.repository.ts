import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError, StaleVersionError } from '../../platform/errors.ts';
import { newId } from '../../platform/ids.ts';
import type { StepContext } from '../../procedures/step.ts';
import { likeLiteral } from '../common/text.ts';
import type { Comparable } from './duplicates/duplicates.ts';
import type { LeadListQuery } from './intake/lead-list.dto.ts';
import { CaseLead } from './lead.entity.ts';
import { type LeadAction, nextLeadStatus } from './lead-transitions.ts';
import type { LeadOfficer } from './lead-view.ts';

export interface LeadRow {
  id: string;
  bureauCode: string;
  number: string;
  status: string;
  stage: string;
  channel: string;
  leadClass: string;
  place: string;
  divisionCode: string;
  offenceCode: string | null;
  gist: string;
  partyName: string | null;
  isOngoing: boolean;
  receivedAt: Date;
  /** To the microsecond as PostgreSQL keeps it: the cursor must not skip rows. */
  sortKey: string;
}
export type Candidate = Comparable & { id: string; number: string; status: string; receivedAt: Date };

/** Everything but identity and what only `transition` and `update` may touch. */
type Changes = Partial<Omit<CaseLead, 'id' | 'bureauCode' | 'number' | 'status' | 'revision'>>;

/** Leads in the database. Writes work inside the caller's transaction. */
@Injectable()
export class LeadRepository {
  constructor(private readonly database: Database) {}

  /** Throws NotFoundError for an unknown lead and for one of another bureau alike. */
  async get(id: string): Promise<CaseLead> {
    const lead = await this.find(id);
    if (!lead) throw new NotFoundError('线索', 'The lead');
    return lead;
  }

  find(id: string): Promise<CaseLead | null> {
    return this.database.transaction(() => this.database.manager.getRepository(CaseLead).findOneBy({ id }));
  }

  async insert(lead: CaseLead): Promise<void> {
    await this.database.manager.getRepository(CaseLead).insert(lead);
  }

  /** The next number of the bureau's year. Its row stays locked until the transaction ends: no gaps, no doubles (law.md 3.1). */
  async nextSerial(bureauCode: string, year: number): Promise<number> {
    const row = await this.database.one<{ last: number }>(
      `insert into lead_counter as c (bureau_code, year, last) values ($1, $2, 1)
       on conflict (bureau_code, year) do update set last = c.last + 1 returning last`,
      [bureauCode, year],
    );
    return row!.last;
  }

  /** An edit by a person: throws StaleVersionError unless the lead still has this revision. */
  async update(id: string, revision: number, changes: Changes): Promise<void> {
    const result = await this.database.manager.getRepository(CaseLead).update({ id, revision }, { ...changes, revision: revision + 1 });
    if (result.affected !== 1) throw new StaleVersionError();
  }

  /** A change by a step, whose work item is locked already. */
  async patch(id: string, changes: Changes, now: Date): Promise<void> {
    const result = await this.database.manager
      .getRepository(CaseLead)
      .update({ id }, { ...changes, updatedAt: now, revision: () => 'revision + 1' });
    if (result.affected !== 1) throw new NotFoundError('线索', 'The lead');
  }

  /** The only place that assigns `status`. */
  async transition(id: string, action: LeadAction, changes: Changes, now: Date): Promise<void> {
    const { status } = await this.get(id);
    const to = nextLeadStatus(status, action);
    if (!to)
      throw new ConflictError('TRANSITION_NOT_ALLOWED', `线索当前状态不允许此操作（${status} → ${action}）。`, {
        messageEn: `The lead is ${status}; ${action} is not possible.`,
      });
    await this.database.manager
      .getRepository(CaseLead)
      .update({ id }, { ...changes, status: to, updatedAt: now, revision: () => 'revision + 1' });
  }

  async assignOfficers(leadId: string, bureauCode: string, officers: readonly LeadOfficer[], now: Date): Promise<void> {
    await this.database.query(`delete from lead_officer where lead_id = $1`, [leadId]);
    for (const [at, officer] of officers.entries())
      await this.database.query(
        `insert into lead_officer (lead_id, user_id, bureau_code, name, certificate_number, seat, assigned_at) values ($1, $2, $3, $4, $5, $6, $7)`,
        [leadId, officer.userId, bureauCode, officer.name, officer.certificateNumber, at + 1, now],
      );
  }

  /** Keeps what was entered at a step; append-only. */
  async record(
    { matter, step, actor, today, now }: Pick<StepContext, 'matter' | 'actor' | 'today' | 'now'> & { step: { elementId: string } },
    data: object,
  ): Promise<void> {
    await this.database.query(
      `insert into lead_step_record (id, lead_id, bureau_code, step, data, actor_id, actor_name, recorded_on, recorded_at) values ($1, $2, $3, $4, $5::jsonb, $6, $7, $8, $9)`,
      [newId(), matter.id, matter.bureauCode, step.elementId, JSON.stringify(data), actor.userId, actor.name, today, now],
    );
  }

  /** Newest receipt first. */
  list({ q, status, channel, limit }: LeadListQuery, after: readonly unknown[] | undefined): Promise<LeadRow[]> {
    const part = q?.trim() ? `%${likeLiteral(q.trim())}%` : null;
    return this.database.query<LeadRow>(
      `select l.id, l.bureau_code as "bureauCode", l.number, l.status, l.stage, l.channel, l.lead_class as "leadClass", l.place, l.division_code as "divisionCode", l.offence_code as "offenceCode",
              left(l.summary, 120) as gist, coalesce(p.name, l.party_name) as "partyName", l.is_ongoing as "isOngoing", l.received_at as "receivedAt", l.received_at::text as "sortKey"
         from case_lead l left join party p on p.id = l.party_id
        where ($1::text is null or l.number ilike $1 or l.place ilike $1 or l.summary ilike $1 or coalesce(p.name, l.party_name) ilike $1)
          and ($2::text is null or l.status = $2) and ($3::text is null or l.channel = $3)
          and ($4::timestamptz is null or (l.received_at, l.id) < ($4, $5::uuid))
        order by l.received_at desc, l.id desc limit $6`,
      [part, status ?? null, channel ?? null, after?.[0] ?? null, after?.[1] ?? null, limit + 1],
    );
  }

  /** Leads of the bureau received since the date, merged ones left out: their text lives on in the lead they were merged into. */
  candidates(bureauCode: string, since: CalendarDate, exceptId: string | null): Promise<Candidate[]> {
    return this.database.query<Candidate>(
      `select l.id, l.number, l.status, l.received_at as "receivedAt", left(l.summary, 800) as summary, l.place, l.longitude, l.latitude, l.party_id as "partyId",
              coalesce(p.name, l.party_name) as "partyName", l.offence_code as "offenceCode"
         from case_lead l left join party p on p.id = l.party_id
        where l.bureau_code = $1 and l.received_at >= $2::date and l.status <> 'MERGED' and ($3::uuid is null or l.id <> $3)
        order by l.received_at desc limit 2000`,
      [bureauCode, since, exceptId],
    );
  }
}
