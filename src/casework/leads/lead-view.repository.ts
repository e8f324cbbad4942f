import { Injectable } from '@nestjs/common';
import { OfficerDirectory } from '../../people/index.ts';
import { Database } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
import { NotFoundError } from '../../platform/errors.ts';
import type { MatterHeadline } from '../../procedures/step.ts';
import { PartyService } from '../parties/index.ts';
import { LeadRepository } from './lead.repository.ts';
import type { LeadDocument, LeadOfficer, LeadRecord, LeadView, LinkedLead } from './lead-view.ts';

/** Read at each step of each case. */
const SQL = {
  bureau: statement(`select name from unit where code = $1`),
  officers: statement(
    `select user_id as "userId", name, certificate_number as "certificateNumber" from lead_officer where lead_id = $1 order by seat`,
  ),
  records: statement(
    `select step, data, actor_id as "actorId", actor_name as "actorName", recorded_on as "recordedOn" from lead_step_record where lead_id = $1 order by id`,
  ),
  evidence: statement(`select id, kind, name from evidence_item where matter_id = $1 and withdrawn_at is null order by id`),
  headline: statement(
    `select l.number, l.place as title, coalesce(p.name, l.party_name) as "partyName" from case_lead l left join party p on p.id = l.party_id where l.id = $1`,
  ),
  documents: statement(
    `select id, type, status, number, (issued_at at time zone 'Asia/Shanghai')::date as "issuedOn" from legal_document where matter_id = $1 order by created_at, id`,
  ),
  linked: statement(`select l.id, l.number, l.status, 'merged-here' as relation from case_lead l where l.merged_into_id = $1
       union all
       select t.id, t.number, t.status, 'merged-into' from case_lead l join case_lead t on t.id = l.merged_into_id where l.id = $1
       order by 2`),
};

/** Loads the read model of a lead in the running transaction; row-level security decides what is seen. */
@Injectable()
export class LeadViewRepository {
  constructor(
    private readonly database: Database,
    private readonly leads: LeadRepository,
    private readonly parties: PartyService,
    private readonly people: OfficerDirectory,
  ) {}

  load(id: string): Promise<LeadView> {
    return this.database.transaction(async () => {
      const lead = await this.leads.get(id);
      // all in one round trip
      const [unit, party, officers, directory, records, documents, evidence, linked] = await Promise.all([
        this.database.one<{ name: string }>(SQL.bureau, [lead.bureauCode]),
        this.parties.find(lead.partyId),
        this.rows<LeadOfficer>(SQL.officers, id),
        this.directory(lead.bureauCode),
        this.rows<LeadRecord>(SQL.records, id),
        this.documents(id),
        this.rows<LeadView['evidence'][number]>(SQL.evidence, id),
        this.linked(id),
      ]);
      return { lead, bureauName: unit?.name ?? '', party, officers, directory, records, documents, evidence, linked };
    });
  }

  async headline(id: string): Promise<MatterHeadline> {
    const row = await this.database.one<MatterHeadline>(SQL.headline, [id]);
    if (!row) throw new NotFoundError('线索', 'The lead');
    return row;
  }

  private rows<T>(sql: Statement, id: string): Promise<T[]> {
    return this.database.query<T>(sql, [id]);
  }

  private async directory(bureauCode: string): Promise<LeadView['directory']> {
    const officers = await this.people.officers(bureauCode);
    return officers.map((o) => ({
      userId: o.id,
      name: o.name,
      certificateNumber: o.certificate?.number ?? '',
      validUntil: o.certificate?.validUntil ?? null,
      problem: o.problem,
    }));
  }

  private documents(id: string): Promise<LeadDocument[]> {
    return this.rows<LeadDocument>(SQL.documents, id);
  }

  private linked(id: string): Promise<LinkedLead[]> {
    return this.rows<LinkedLead>(SQL.linked, id);
  }
}
