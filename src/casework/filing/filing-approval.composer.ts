import type { CalendarDate } from '../../platform/calendar-date.ts';
import { causeOf } from '../cases/cause.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { ApproveFilingDto } from './approve-filing.step.ts';
import type { OpinionDto } from '../common/dto.ts';
import type { ProposeFilingDto } from './propose-filing.step.ts';
import { officerNames, partyFields } from '../common/party-fields.ts';

/** How the tip came (lead channels) as the form's boxes name it. */
const SOURCE_OF_CHANNEL: Record<string, string> = {
  hotline: 'REPORT',
  letter: 'REPORT',
  visit: 'REPORT',
  email: 'REPORT',
  fax: 'REPORT',
  website: 'REPORT',
  'leader-instruction': 'ASSIGNED',
  'superior-assigned': 'ASSIGNED',
  media: 'MEDIA',
  patrol: 'PATROL',
  'satellite-image': 'SATELLITE',
  'mineral-administration': 'TRANSFERRED',
  'other-department': 'TRANSFERRED',
  police: 'TRANSFERRED',
};

interface FormOpinion {
  stage: 'HANDLERS' | 'HANDLING_UNIT' | 'EXAMINATION' | 'LEADER';
  text: string;
  name: string;
  on: CalendarDate;
}

const AGREED = { HANDLING_UNIT: '同意承办人意见。', EXAMINATION: '符合立案条件，同意立案。', LEADER: '同意立案。' };

/** 立案呈批表 (#7). 令12 art 16. Opinions given before the last proposal do not stand on the form any more. */
export function composeFilingApproval(view: CaseView, today: CalendarDate): Record<string, unknown> {
  const proposal = latest<ProposeFilingDto>(view, 'propose-filing');
  const channel = view.lead?.channel ?? '';
  return {
    ...partyFields(view.party, today),
    cause: causeOf(view.file.causeCode).name.zh,
    sources: [SOURCE_OF_CHANNEL[channel] ?? 'OTHER'],
    ...(view.lead && { sourceNote: `线索编号${view.lead.number}` }),
    acceptedOn: view.lead?.receivedOn ?? view.file.discoveredOn,
    discoveredOn: view.file.discoveredOn,
    formOn: proposal?.recordedOn ?? today,
    facts: proposal?.mainFacts ?? view.lead?.summary ?? '',
    basis: proposal?.basis ?? '',
    opinions: opinions(view, proposal),
    ...(proposal && { notes: `立案条件审查：${conditions(proposal)}` }),
  };
}

function opinions(view: CaseView, proposal: (ProposeFilingDto & { recordedOn: CalendarDate }) | undefined): FormOpinion[] {
  if (!proposal) return [];
  const since = view.records.slice(view.records.findLastIndex((r) => r.step === 'propose-filing') + 1);
  const found: FormOpinion[] = [
    { stage: 'HANDLERS', text: proposal.remark || '建议立案。', name: officerNames(view), on: proposal.recordedOn },
  ];
  for (const [step, stage] of [
    ['review-filing', 'HANDLING_UNIT'],
    ['examine-filing', 'EXAMINATION'],
    ['approve-filing', 'LEADER'],
  ] as const) {
    const record = since.findLast((r) => r.step === step);
    if (!record) continue;
    const { remark } = record.data as Partial<OpinionDto & ApproveFilingDto>;
    found.push({ stage, text: remark || AGREED[stage], name: record.actorName, on: record.recordedOn });
  }
  return found;
}

function conditions(proposal: ProposeFilingDto): string {
  const tick = (is: boolean): string => (is ? '是' : '否');
  return `有明确的行为人：${tick(proposal.hasIdentifiedActor)}；有违法事实：${tick(proposal.hasFactsOfBreach)}；应当追究法律责任：${tick(proposal.mustBearLiability)}；属于本机关管辖：${tick(proposal.isOwnJurisdiction)}；未超过追诉时效：是。`;
}
