import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/index.ts';
import { dateOf } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { ConflictError, RefusedError, StaleVersionError, UserError } from '../platform/errors.ts';
import { newId } from '../platform/ids.ts';
import { JobQueue } from '../platform/jobs/index.ts';
import { validateInput } from '../platform/validation.ts';
import { DocumentPort, type MatterRef } from '../procedures/step.ts';
import { DocumentComposer, merged, sameFields } from './composers.ts';
import { requireSigner, requireVoider, requireWriter } from './document-access.ts';
import type { Fields, LegalDocument } from './document.entity.ts';
import { DocumentRepository } from './document.repository.ts';
import { NumberService } from './numbering/number.service.ts';
import { PDF_JOB } from './pdf.job.ts';
import { DocumentRenderer } from './render/renderer.ts';
import { describeType, DOCUMENT_TYPES, type DocumentType } from './types/index.ts';

const LONGEST_FIELDS = 200_000;
/** Which step issues the document while its procedure runs. The order to stop and receipts may be issued on the spot (law.md 3.2 row 3). */
const ISSUED_BY_STEP: Readonly<Record<string, string>> = {
  'filing-approval': '立案审批',
  'penalty-notice': '告知书签发',
  'penalty-decision': '处罚决定审批',
};

export const matterOf = (document: LegalDocument): MatterRef => ({
  kind: document.matterKind,
  id: document.matterId,
  bureauCode: document.bureauCode,
});

/** Draft, edit, issue, void. Every method works in the caller's transaction, or in one of its own. */
@Injectable()
export class DocumentService extends DocumentPort {
  constructor(
    private readonly documents: DocumentRepository,
    private readonly composer: DocumentComposer,
    private readonly numbers: NumberService,
    private readonly renderer: DocumentRenderer,
    private readonly jobs: JobQueue,
    private readonly audit: AuditService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly database: Database,
  ) {
    super();
  }

  /**
   * Drafts what a step produces; an open draft is brought up to date, keeping what an officer wrote into it. A type of the catalogue that
   * has no template yet is passed over; a document that was issued with the same words is not drafted again.
   */
  async produce(matter: MatterRef, documentTypes: readonly string[]): Promise<void> {
    await this.database.transaction(async () => {
      for (const key of documentTypes) if (DOCUMENT_TYPES.has(key)) await this.bringUpToDate(matter, key);
    });
  }

  /**
   * Issues the document of a type as the file stands now: draft (made if there is none), number, PDF job. For steps, which have checked who
   * may do it. Throws RefusedError with every missing field.
   */
  issue(matter: MatterRef, type: string): Promise<LegalDocument> {
    return this.database.transaction(async () => {
      const draft = await this.bringUpToDate(matter, type);
      // nothing to draft: the very same words were issued already, on site for instance
      return draft ? this.give(draft) : this.lastIssued(matter, type);
    });
  }

  /** Issues one draft, as the signer asks for on its page. */
  issueById(id: string): Promise<LegalDocument> {
    return this.database.transaction(async () => {
      const document = await this.documents.get(id, true);
      requireSigner(this.actors.required, document);
      if (document.status === 'DRAFT') await this.requireNoStep(document);
      return this.give(document);
    });
  }

  /** An officer's own words into a draft; empty fields are allowed until it is issued. Throws StaleVersionError (412). */
  update(id: string, revision: number, fields: Fields): Promise<LegalDocument> {
    return this.database.transaction(async () => {
      const document = await this.documents.get(id, true);
      requireWriter(this.actors.required, document);
      assertDraft(document);
      if (document.revision !== revision) throw new StaleVersionError({ revision: document.revision });
      if (JSON.stringify(fields).length > LONGEST_FIELDS)
        throw new UserError('TOO_LONG', '文书内容过长，未予保存。', { messageEn: 'The document is too long.' });
      const { problems } = await validateInput(typeOf(document.type).fields, fields);
      const faults = problems.filter((problem) => problem.code !== 'REQUIRED');
      if (faults.length) throw new RefusedError(faults);
      await this.documents.revise(document, { fields, composed: document.composed }, this.clock.now(), this.actors.required);
      await this.record('document.changed', document);
      return this.documents.get(id);
    });
  }

  /** Takes a draft or an issued document out of force. Its number is kept and never given again. */
  void(id: string, reason: string): Promise<LegalDocument> {
    return this.database.transaction(async () => {
      const document = await this.documents.get(id, true);
      requireVoider(this.actors.required, document);
      if (document.status === 'VOIDED')
        throw new ConflictError('ALREADY_VOIDED', '该文书已经作废。', { messageEn: 'This document is void already.' });
      await this.documents.void(id, reason, this.clock.now(), this.actors.required);
      await this.record('document.voided', document, { reason });
      return this.documents.get(id);
    });
  }

  /** What stands between this draft and its issue. */
  async problemsOf(document: LegalDocument): Promise<RefusedError['problems']> {
    return document.status === 'DRAFT' ? (await validateInput(typeOf(document.type).fields, document.fields)).problems : [];
  }

  /** What the actor may do with the document now, with the reason where not: the screen decides nothing. */
  async actionsOf(document: LegalDocument): Promise<DocumentAction[]> {
    const actor = this.actors.required;
    const isDraft = document.status === 'DRAFT';
    const missing = (await this.problemsOf(document)).length > 0;
    const issue = await reasonAgainst(async () => {
      assertDraft(document);
      requireSigner(actor, document);
      await this.requireNoStep(document);
      if (missing) throw new ConflictError('INCOMPLETE', '内容不完整，请先补齐。', { messageEn: 'Something is missing.' });
    });
    const change = await reasonAgainst(() => (assertDraft(document), requireWriter(actor, document)));
    const take = await reasonAgainst(() => requireVoider(actor, document));
    return [
      ...(isDraft ? [action('change', '保存', 'Save', change), action('issue', '签发', 'Issue', issue)] : []),
      ...(document.status === 'VOIDED' ? [] : [action('void', '作废', 'Void', take)]),
    ];
  }

  private async bringUpToDate(matter: MatterRef, type: string): Promise<LegalDocument | undefined> {
    const composed = await this.composer.compose(matter, type, this.clock.today());
    const draft = await this.documents.draft(matter.id, type);
    if (!composed) return draft ?? this.startDraft(matter, type, {});
    if (!draft) return (await this.isSaidAlready(matter, type, composed)) ? undefined : this.startDraft(matter, type, composed);
    const fields = merged(draft.fields, draft.composed, composed);
    if (sameFields(fields, draft.fields) && sameFields(composed, draft.composed)) return draft;
    await this.documents.revise(draft, { fields, composed }, this.clock.now(), this.actors.required);
    return this.documents.get(draft.id);
  }

  /**
   * While its procedure runs, a document that decides something is issued by the step that approves it, with that step's gates (E8, E16, E17)
   * and nowhere else.
   */
  private async requireNoStep(document: LegalDocument): Promise<void> {
    const step = ISSUED_BY_STEP[document.type];
    if (!step || !(await this.documents.isProcedureOpen(document.matterId))) return;
    throw new ConflictError('ISSUED_BY_STEP', `该文书由流程中的“${step}”环节签发，不能单独签发。请在待办中办理该环节。`, {
      messageEn: 'This document is issued by a step of the procedure. Please complete that step in the work list.',
    });
  }

  private async lastIssued(matter: MatterRef, type: string): Promise<LegalDocument> {
    const all = await this.documents.ofMatters([matter.id]);
    return all.findLast((document) => document.type === type && document.status === 'ISSUED')!;
  }

  /** A step that issues a document also "produces" it: the second must not open a draft of what was just issued. */
  private async isSaidAlready(matter: MatterRef, type: string, composed: Fields): Promise<boolean> {
    const all = await this.documents.ofMatters([matter.id]);
    return all.some((document) => document.type === type && document.status === 'ISSUED' && sameFields(document.composed, composed));
  }

  private async startDraft(matter: MatterRef, type: string, composed: Fields): Promise<LegalDocument> {
    const id = newId();
    await this.documents.add(id, matter, typeOf(type).key, { fields: composed, composed }, this.clock.now(), this.actors.required);
    const document = await this.documents.get(id, true);
    await this.record('document.drafted', document);
    return document;
  }

  private async give(document: LegalDocument): Promise<LegalDocument> {
    assertDraft(document);
    const type = typeOf(document.type);
    const problems = await this.problemsOf(document);
    if (problems.length) throw new RefusedError(problems, `${type.name.zh}的内容不完整，未予签发。`);
    const now = this.clock.now();
    const [organ, templateHash] = [await this.numbers.organ(document.bureauCode, dateOf(now)), await this.renderer.templateHash(type.key)];
    // Last, so that the series is locked as briefly as possible.
    const taken = await this.numbers.take(document.bureauCode, organ.code, describeType(type, document.fields).letter, dateOf(now));
    await this.documents.issue(document, taken, organ.name, templateHash, now, this.actors.required);
    await this.jobs.enqueue({ kind: PDF_JOB, key: document.id, payload: { documentId: document.id } });
    const issued = await this.documents.get(document.id);
    await this.record('document.issued', issued, { number: taken.number });
    return issued;
  }

  private record(action: string, document: LegalDocument, detail: object = {}): Promise<void> {
    const name = describeType(typeOf(document.type), document.fields).name;
    return this.audit.record({
      action,
      matter: matterOf(document),
      subject: { kind: 'document', id: document.id },
      detail: { name: name.zh, nameEn: name.en, number: document.number, ...detail },
    });
  }
}

export interface DocumentAction {
  name: 'change' | 'issue' | 'void';
  label: string;
  labelEn: string;
  enabled: boolean;
  reason: string | null;
  reasonEn: string | null;
}

const action = (name: DocumentAction['name'], label: string, labelEn: string, against: UserError | null): DocumentAction => ({
  name,
  label,
  labelEn,
  enabled: against === null,
  reason: against?.message ?? null,
  reasonEn: against?.messageEn ?? null,
});

/** The refusal this attempt would meet; null: none. */
async function reasonAgainst(attempt: () => unknown): Promise<UserError | null> {
  try {
    await attempt();
    return null;
  } catch (error) {
    if (error instanceof UserError) return error;
    throw error;
  }
}

function assertDraft(document: LegalDocument): void {
  if (document.status === 'DRAFT') return;
  throw new ConflictError(
    'NOT_A_DRAFT',
    document.status === 'ISSUED' ? '该文书已经签发，不能再修改。如有错误，请作废后重新制作。' : '该文书已经作废。',
    {
      messageEn: 'Only a draft can be changed or issued.',
      extra: { status: document.status, number: document.number },
    },
  );
}

export function typeOf(key: string): DocumentType {
  const type = DOCUMENT_TYPES.get(key);
  if (!type) throw new UserError('UNKNOWN_DOCUMENT_TYPE', `没有文书“${key}”的模板。`, { messageEn: `There is no template for "${key}".` });
  return type;
}
