import type { CalendarDate } from '../../platform/calendar-date.ts';
import { hasHearingRight } from '../cases/case-gates.ts';
import { causeOf } from '../cases/cause.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { DraftNoticeDto } from './draft-notice.step.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';
import { partyFields } from '../common/party-fields.ts';
import { evidenceLines, penalties } from '../decision/penalties.ts';

/** 行政处罚告知书 (#30), with the right to a hearing #31 (G-HEAR). 处罚法 arts 44, 45, 63, 64; 令12 arts 33, 34. */
export function composePenaltyNotice(view: CaseView, today: CalendarDate): Record<string, unknown> {
  const notice = latest<DraftNoticeDto>(view, 'draft-notice');
  const report = latest<WriteReportDto>(view, 'write-report');
  return {
    ...partyFields(view.party, today),
    cause: causeOf(view.file.causeCode).name.zh,
    contactName: notice?.contactName ?? '',
    contactPhone: notice?.contactPhone ?? '',
    contactAddress: notice?.contactAddress ?? '',
    facts: notice?.facts ?? report?.factsAndEvidence ?? '',
    evidence: evidenceLines(view),
    provision: report?.provisionBreached ?? '',
    basis: report?.penaltyBasis ?? '',
    ...(report?.discretion && { discretion: report.discretion }),
    penalties: penalties(view),
    hearing: hasHearingRight(view),
  };
}
