import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { type Statement, statement } from '../../platform/database/statement.ts';
import { NotFoundError } from '../../platform/errors.ts';
import { OfficerDirectory } from '../../people/index.ts';
import type { MatterHeadline } from '../../procedures/step.ts';
import { CaseFile } from './case-file.entity.ts';
import type {
  CaseClockView,
  CaseDocumentView,
  CaseEvidenceView,
  CaseLeadView,
  CaseOfficerView,
  CaseParty,
  CaseView,
  StepRecordView,
} from './case-view.ts';

/** Read at each step of each case. */
const SQL = {
  officers: statement(
    `select user_id "userId", name, certificate_number "certificateNumber" from case_officer where case_id = $1 order by seat`,
  ),
  records: statement(
    `select step, data, actor_id "actorId", actor_name "actorName", recorded_on "recordedOn" from case_step_record where case_id = $1 order by id`,
  ),
  clocks: statement(
    `select law_id "lawId", status, started_on "startedOn", due_on "dueOn", rolled_due_on "rolledDueOn" from clock where matter_id = $1 order by started_on, id`,
  ),
  headline: statement(
    `select f.number, f.title, p.name "partyName" from case_file f left join party p on p.id = f.party_id where f.id = $1`,
  ),
  bureau: statement(`select u.code, u.name, p.name parent from unit u left join unit p on p.id = u.parent_id where u.code = $1`),
  party:
    statement(`select id, kind, name, id_number "idNumber", credit_code "creditCode", legal_representative "legalRepresentative", sex, birth_on "birthOn", employer, post, address, phone
           from party where id = $1`),
  lead: statement(
    `select id, number, channel, (received_at at time zone 'Asia/Shanghai')::date "receivedOn", (registered_at at time zone 'Asia/Shanghai')::date "registeredOn", summary from case_lead where id = $1`,
  ),
  documents: statement(
    `select id, type, status, number, (issued_at at time zone 'Asia/Shanghai')::date "issuedOn", fields from legal_document where matter_id = $1 order by created_at, id`,
  ),
  evidence: statement(
    `select id, kind, name, taken_on "takenOn" from evidence_item where matter_id = any($1) and withdrawn_at is null order by uploaded_at, id`,
  ),
};

/** Loads the read model of a case in the running transaction; row-level security decides what is seen. */
@Injectable()
export class CaseViewRepository {
  constructor(
    private readonly database: Database,
    private readonly officers: OfficerDirectory,
  ) {}

  /** Throws NotFoundError for an unknown case and for one of another bureau alike. */
  load(id: string): Promise<CaseView> {
    return this.database.transaction(async () => {
      const file = await this.database.manager.getRepository(CaseFile).findOneBy({ id });
      if (!file) throw new NotFoundError('案件', 'The case');
      // all in one round trip
      const [bureau, party, lead, officers, directory, records, documents, evidence, clocks] = await Promise.all([
        this.bureau(file.bureauCode),
        this.party(file.partyId),
        this.lead(file.leadId),
        this.rows<CaseOfficerView>(SQL.officers, id),
        this.directory(file.bureauCode),
        this.rows<StepRecordView>(SQL.records, id),
        this.documents(id),
        this.evidence(id, file.leadId),
        this.rows<CaseClockView>(SQL.clocks, id),
      ]);
      return { file, bureau, party, lead, officers, directory, records, documents, evidence, clocks };
    });
  }

  async headline(id: string): Promise<MatterHeadline> {
    const row = await this.database.one<MatterHeadline>(SQL.headline, [id]);
    if (!row) throw new NotFoundError('案件', 'The case');
    return row;
  }

  private rows<T>(sql: Statement, ...parameters: unknown[]): Promise<T[]> {
    return this.database.query<T>(sql, parameters);
  }

  /** Names that stand on documents. Government and court are suggested from the bureau's name; the officer may change them on the form. */
  private async bureau(code: string): Promise<CaseView['bureau']> {
    const units = await this.rows<{ code: string; name: string; parent: string | null }>(SQL.bureau, code);
    const unit = units[0] ?? { name: '', parent: null };
    const place = /^(.+?[省市县区])/.exec(unit.name)?.[1] ?? '';
    return {
      code,
      name: unit.name,
      governmentName: place ? `${place}人民政府` : '',
      superiorName: unit.parent ?? '',
      courtName: place ? `${place}人民法院` : '',
    };
  }

  private async party(id: string | null): Promise<CaseParty | null> {
    if (!id) return null;
    return (await this.rows<CaseParty>(SQL.party, id))[0] ?? null;
  }

  private async lead(id: string | null): Promise<CaseLeadView | null> {
    if (!id) return null;
    const rows = await this.rows<CaseLeadView>(SQL.lead, id);
    return rows[0] ?? null;
  }

  private async directory(bureauCode: string): Promise<CaseView['directory']> {
    const officers = await this.officers.officers(bureauCode);
    return officers.map((o) => ({
      userId: o.id,
      name: o.name,
      certificateNumber: o.certificate?.number ?? '',
      validUntil: o.certificate?.validUntil ?? null,
      problem: o.problem,
    }));
  }

  private documents(id: string): Promise<CaseDocumentView[]> {
    return this.rows<CaseDocumentView>(SQL.documents, id);
  }

  /** The lead's evidence belongs to the file of the case it became. */
  private evidence(id: string, leadId: string | null): Promise<CaseEvidenceView[]> {
    return this.rows<CaseEvidenceView>(SQL.evidence, [id, leadId].filter(Boolean));
  }
}
