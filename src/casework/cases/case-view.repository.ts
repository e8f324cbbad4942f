import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
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
      // one connection: the statements queue up behind each other anyway
      return {
        file,
        bureau: await this.bureau(file.bureauCode),
        party: await this.party(file.partyId),
        lead: await this.lead(file.leadId),
        officers: await this.rows<CaseOfficerView>(
          `select user_id "userId", name, certificate_number "certificateNumber" from case_officer where case_id = $1 order by seat`,
          id,
        ),
        directory: await this.directory(file.bureauCode),
        records: await this.rows<StepRecordView>(
          `select step, data, actor_id "actorId", actor_name "actorName", recorded_on "recordedOn" from case_step_record where case_id = $1 order by id`,
          id,
        ),
        documents: await this.documents(id),
        evidence: await this.evidence(id, file.leadId),
        clocks: await this.rows<CaseClockView>(
          `select law_id "lawId", status, started_on "startedOn", due_on "dueOn", rolled_due_on "rolledDueOn" from clock where matter_id = $1 order by started_on, id`,
          id,
        ),
      };
    });
  }

  async headline(id: string): Promise<MatterHeadline> {
    const row = await this.database.one<MatterHeadline>(
      `select f.number, f.title, p.name "partyName" from case_file f left join party p on p.id = f.party_id where f.id = $1`,
      [id],
    );
    if (!row) throw new NotFoundError('案件', 'The case');
    return row;
  }

  private rows<T>(sql: string, ...parameters: unknown[]): Promise<T[]> {
    return this.database.query<T>(sql, parameters);
  }

  /** Names that stand on documents. Government and court are suggested from the bureau's name; the officer may change them on the form. */
  private async bureau(code: string): Promise<CaseView['bureau']> {
    const units = await this.rows<{ code: string; name: string; parent: string | null }>(
      `select u.code, u.name, p.name parent from unit u left join unit p on p.id = u.parent_id where u.code = $1`,
      code,
    );
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
    return (
      (
        await this.rows<CaseParty>(
          `select id, kind, name, id_number "idNumber", credit_code "creditCode", legal_representative "legalRepresentative", sex, birth_on "birthOn", employer, post, address, phone
           from party where id = $1`,
          id,
        )
      )[0] ?? null
    );
  }

  private async lead(id: string | null): Promise<CaseLeadView | null> {
    if (!id) return null;
    const rows = await this.rows<CaseLeadView>(
      `select id, number, channel, (received_at at time zone 'Asia/Shanghai')::date "receivedOn", (registered_at at time zone 'Asia/Shanghai')::date "registeredOn", summary from case_lead where id = $1`,
      id,
    );
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
    return this.rows<CaseDocumentView>(
      `select id, type, status, number, (issued_at at time zone 'Asia/Shanghai')::date "issuedOn", fields from legal_document where matter_id = $1 order by created_at, id`,
      id,
    );
  }

  /** The lead's evidence belongs to the file of the case it became. */
  private evidence(id: string, leadId: string | null): Promise<CaseEvidenceView[]> {
    return this.rows<CaseEvidenceView>(
      `select id, kind, name, taken_on "takenOn" from evidence_item where matter_id = any($1) and withdrawn_at is null order by uploaded_at, id`,
      [id, leadId].filter(Boolean),
    );
  }
}
