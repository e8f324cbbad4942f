import type { CoverOf } from '../../documents/index.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { ArchiveDto } from './archive.step.ts';
import { CLOSURE_GROUNDS, type ProposeClosureDto } from './propose-closure.step.ts';
import { officerNames } from '../common/party-fields.ts';

const RETENTION: Record<ArchiveDto['retention'], string> = { permanent: '永久', '30-years': '30年' };

/** 卷宗封面 (#70): what the bound file says of itself. The lead's documents are bound in front. 令12 art 47. */
export function dossierCover(view: CaseView): CoverOf {
  const archive = latest<ArchiveDto>(view, 'archive');
  return {
    related: view.file.leadId ? [view.file.leadId] : [],
    cover: {
      organName: view.bureau.name,
      openedOn: view.file.filedOn,
      closedOn: view.file.closedOn,
      handlers: officerNames(view),
      outcome: outcome(view),
      retention: archive ? RETENTION[archive.retention] : '',
    },
  };
}

function outcome(view: CaseView): string {
  if (view.file.status === 'NOT_FILED') return '不予立案';
  const closure = latest<ProposeClosureDto>(view, 'propose-closure');
  return CLOSURE_GROUNDS.find((g) => g.value === closure?.ground)?.label.zh ?? '';
}
