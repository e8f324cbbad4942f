import { Injectable } from '@nestjs/common';
import { STAGES } from '../../law/index.ts';
import { Database } from '../../platform/database/database.ts';
import { Clock } from '../../platform/clock.ts';
import { decodeCursor, type Page, toPage } from '../../platform/http/paging.ts';
import { amountsDue, crimeReasons, hasHearingRight } from './case-gates.ts';
import type { CaseListQuery } from './case-list.dto.ts';
import { causeOf } from './cause.ts';
import { CaseViewRepository } from './case-view.repository.ts';
import type { CaseView } from './case-view.ts';

interface CaseRow {
  id: string;
  number: string | null;
  title: string;
  status: string;
  stage: string;
  causeCode: string;
  partyName: string | null;
  filedOn: string | null;
  updatedAt: Date;
}

/** Reads of case files for the screens. */
@Injectable()
export class CaseService {
  constructor(
    private readonly database: Database,
    private readonly views: CaseViewRepository,
    private readonly clock: Clock,
  ) {}

  /** Cases in the actor's scope, newest change first; keyset paging by (updated_at, id). */
  async list(query: CaseListQuery): Promise<Page<object>> {
    const { limit } = query;
    const [at, id] = decodeCursor(query.cursor, ['instant', 'id']) ?? [];
    const rows = await this.database.query<CaseRow>(
      `select f.id, f.number, f.title, f.status, f.stage, f.cause_code "causeCode", p.name "partyName", f.filed_on "filedOn", f.updated_at "updatedAt"
       from case_file f left join party p on p.id = f.party_id
       where ($1::text is null or f.number ilike $1 or f.title ilike $1 or p.name ilike $1)
         and ($2::text is null or f.status = $2)
         and ($3::timestamptz is null or (date_trunc('milliseconds', f.updated_at), f.id) < ($3, $4::uuid))
       order by date_trunc('milliseconds', f.updated_at) desc, f.id desc limit $5`,
      [query.q ? `%${query.q.replace(/[\\%_]/g, '\\$&')}%` : null, query.status ?? null, at ?? null, id ?? null, limit + 1],
    );
    const page = toPage(rows, limit, (row) => [row.updatedAt.toISOString(), row.id]);
    return { ...page, items: page.items.map((row) => ({ ...row, cause: causeOf(row.causeCode).name })) };
  }

  /** Everything the case page shows at once. */
  async get(id: string): Promise<object> {
    const view = await this.views.load(id);
    const { file } = view;
    return {
      ...file,
      kind: 'case',
      cause: causeOf(file.causeCode).name,
      party: view.party,
      lead: view.lead && { id: view.lead.id, number: view.lead.number, channel: view.lead.channel, receivedOn: view.lead.receivedOn },
      officers: view.officers,
      facts: factsOf(view),
      amounts: {
        marketValueFen: file.marketValueFen,
        illegalGainsFen: file.illegalGainsFen,
        fineFen: file.fineFen,
        ...(file.decidedOn && { due: amountsDue(view, this.clock.today()) }),
      },
      hearingRight: hasHearingRight(view),
      crimeReasons: crimeReasons(view),
      stages: stageLine(view),
      counts: { documents: view.documents.length, evidence: view.evidence.length },
    };
  }
}

const factsOf = (view: CaseView): string => {
  const record = view.records.findLast((r) => typeof (r.data['factsAndEvidence'] ?? r.data['facts'] ?? r.data['mainFacts']) === 'string');
  return String(record?.data['factsAndEvidence'] ?? record?.data['facts'] ?? record?.data['mainFacts'] ?? view.lead?.summary ?? '');
};

/** Which elements belong to which stage is said in the BPMN file; the date of a stage is that of its last record. */
const STAGE_OF: Record<string, string> = {
  'propose-filing': 'filing',
  'review-filing': 'filing',
  'examine-filing': 'filing',
  'approve-filing': 'filing',
  investigate: 'investigation',
  'write-report': 'investigation',
  'review-case': 'review',
  'legality-review': 'review',
  deliberate: 'review',
  'draft-notice': 'notice',
  'approve-notice': 'notice',
  'serve-notice': 'notice',
  'record-response': 'notice',
  'record-silence': 'notice',
  'reexamine-defence': 'notice',
  'hold-hearing': 'notice',
  'draft-decision': 'decision',
  'approve-decision': 'decision',
  'serve-decision': 'delivery',
  'record-fulfilment': 'fulfilment',
  'propose-closure': 'closure',
  'approve-closure': 'closure',
  archive: 'closure',
};

function stageLine(view: CaseView): Array<{ stage: string; state: 'done' | 'live' | 'next'; on: string | null }> {
  const isOver = ['ARCHIVED', 'NOT_FILED'].includes(view.file.status);
  const live = STAGES.indexOf(view.file.stage as (typeof STAGES)[number]);
  return STAGES.map((stage, index) => {
    const on =
      index < 2 ? (view.lead?.registeredOn ?? null) : (view.records.findLast((r) => STAGE_OF[r.step] === stage)?.recordedOn ?? null);
    const isReached = index < live || (index === live && isOver);
    return { stage, state: isReached ? 'done' : index === live ? 'live' : 'next', on: isReached ? on : null };
  });
}
