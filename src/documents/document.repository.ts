import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.ts';
import { Database } from '../platform/database/database.ts';
import { NotFoundError, StaleVersionError } from '../platform/errors.ts';
import type { MatterRef } from '../procedures/step.ts';
import type { Fields, LegalDocument } from './document.entity.ts';
import type { TakenNumber } from './numbering/number.service.ts';

const COLUMNS = `id, matter_kind "matterKind", matter_id "matterId", bureau_code "bureauCode", type, status, fields, composed, revision,
  organ_name "organName", number, issued_at "issuedAt", (issued_at at time zone 'Asia/Shanghai')::date "issuedOn", created_at "createdAt",
  pdf_state "pdfState", pdf_sha256 "pdfSha256", pages, pdf_error "pdfError", void_reason "voidReason"`;

/** Row-level security decides what is seen: a document of another bureau is as unknown as one that does not exist. */
@Injectable()
export class DocumentRepository {
  constructor(private readonly database: Database) {}

  /** In the order they were made, the voided ones included. */
  ofMatters(matterIds: readonly string[]): Promise<LegalDocument[]> {
    return this.database.query<LegalDocument>(`select ${COLUMNS} from legal_document where matter_id = any($1) order by created_at, id`, [
      matterIds,
    ]);
  }

  /** Throws NotFoundError. With `lock` the row waits for other writers, within the caller's transaction. */
  async get(id: string, lock = false): Promise<LegalDocument> {
    const row = await this.database.one<LegalDocument>(`select ${COLUMNS} from legal_document where id = $1 ${lock ? 'for update' : ''}`, [
      id,
    ]);
    if (!row) throw new NotFoundError('该文书', 'The document');
    return row;
  }

  /** The open draft of a type, locked. */
  draft(matterId: string, type: string): Promise<LegalDocument | undefined> {
    return this.database.one<LegalDocument>(
      `select ${COLUMNS} from legal_document where matter_id = $1 and type = $2 and status = 'DRAFT' for update`,
      [matterId, type],
    );
  }

  async add(
    id: string,
    matter: MatterRef,
    type: string,
    content: { fields: Fields; composed: Fields },
    at: Date,
    by: Actor,
  ): Promise<void> {
    await this.database.query(
      `insert into legal_document (id, matter_kind, matter_id, bureau_code, type, fields, composed, created_at, created_by, updated_at) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $8)`,
      [
        id,
        matter.kind,
        matter.id,
        matter.bureauCode,
        type,
        JSON.stringify(content.fields),
        JSON.stringify(content.composed),
        at,
        by.userId,
      ],
    );
    await this.addVersion(id, at, by);
  }

  /** New words for a draft. Throws StaleVersionError when somebody else was faster. */
  async revise(document: LegalDocument, content: { fields: Fields; composed: Fields }, at: Date, by: Actor): Promise<void> {
    const rows = await this.database.query<{ revision: number }>(
      `update legal_document set fields = $3, composed = $4, revision = revision + 1, updated_at = $5 where id = $1 and revision = $2 and status = 'DRAFT' returning revision`,
      [document.id, document.revision, JSON.stringify(content.fields), JSON.stringify(content.composed), at],
    );
    if (!rows.length) throw new StaleVersionError();
    await this.addVersion(document.id, at, by);
  }

  async issue(document: LegalDocument, taken: TakenNumber, organName: string, templateHash: string, at: Date, by: Actor): Promise<void> {
    await this.database.query(
      `update legal_document set status = 'ISSUED', revision = revision + 1, organ_name = $2, organ_code = $3, letter = $4, number_year = $5, number_seq = $6, number = $7,
         template_hash = $8, issued_at = $9, issued_by = $10, updated_at = $9, pdf_state = 'PENDING' where id = $1`,
      [document.id, organName, taken.organCode, taken.letter, taken.year, taken.sequence, taken.number, templateHash, at, by.userId],
    );
  }

  async void(id: string, reason: string, at: Date, by: Actor): Promise<void> {
    await this.database.query(
      `update legal_document set status = 'VOIDED', voided_at = $2, voided_by = $3, void_reason = $4, updated_at = $2 where id = $1`,
      [id, at, by.userId, reason],
    );
  }

  async pdfReady(id: string, pdf: { sha256: string; pages: number }): Promise<void> {
    await this.database.query(
      `update legal_document set pdf_state = 'READY', pdf_sha256 = $2, pages = $3, pdf_error = null where id = $1 and pdf_sha256 is null`,
      [id, pdf.sha256, pdf.pages],
    );
  }

  async pdfTrouble(id: string, state: 'PENDING' | 'FAILED', error: string | null): Promise<void> {
    await this.database.query(`update legal_document set pdf_state = $2, pdf_error = $3 where id = $1 and pdf_sha256 is null`, [
      id,
      state,
      error,
    ]);
  }

  private async addVersion(id: string, at: Date, by: Actor): Promise<void> {
    await this.database.query(
      `insert into document_version (document_id, revision, bureau_code, fields, changed_at, changed_by, changed_by_name)
       select id, revision, bureau_code, fields, $2, $3, $4 from legal_document where id = $1`,
      [id, at, by.userId, by.name],
    );
  }

  /** A procedure of the matter is still running. */
  async isProcedureOpen(matterId: string): Promise<boolean> {
    const rows = await this.database.query(`select 1 from process_instance where matter_id = $1 and status <> 'DONE' limit 1`, [matterId]);
    return rows.length > 0;
  }
}
