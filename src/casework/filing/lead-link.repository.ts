import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Database } from '../../platform/database/database.ts';
import { NotFoundError } from '../../platform/errors.ts';

/** What a case takes over from the lead it grew out of. */
export interface LeadForCase {
  id: string;
  bureauCode: string;
  offenceCode: string | null;
  partyId: string | null;
  partyName: string | null;
  place: string;
  longitude: number | null;
  latitude: number | null;
  discoveredOn: CalendarDate;
  isOngoing: boolean;
  caseId: string | null;
  officers: Array<{ userId: string; name: string; certificateNumber: string }>;
}

/** The one place where a case file looks at the lead's table. */
@Injectable()
export class LeadLinkRepository {
  constructor(private readonly database: Database) {}

  async load(leadId: string): Promise<LeadForCase> {
    const lead = await this.database.one<Omit<LeadForCase, 'officers'>>(
      `select l.id, l.bureau_code "bureauCode", l.offence_code "offenceCode", l.party_id "partyId", coalesce(p.name, l.party_name) "partyName", l.place, l.longitude, l.latitude,
              l.discovered_on "discoveredOn", l.is_ongoing "isOngoing", l.case_id "caseId"
       from case_lead l left join party p on p.id = l.party_id where l.id = $1`,
      [leadId],
    );
    if (!lead) throw new NotFoundError('线索', 'The lead');
    const officers = await this.database.query<LeadForCase['officers'][number]>(
      `select user_id "userId", name, certificate_number "certificateNumber" from lead_officer where lead_id = $1 order by seat`,
      [leadId],
    );
    return { ...lead, officers };
  }

  /** Says on the lead which case it became. */
  async link(leadId: string, caseId: string, now: Date): Promise<void> {
    await this.database.query(`update case_lead set case_id = $2, updated_at = $3, revision = revision + 1 where id = $1`, [
      leadId,
      caseId,
      now,
    ]);
  }
}
