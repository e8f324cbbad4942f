import type { CalendarDate } from '../../platform/calendar-date.ts';
import { causeOf } from '../cases/cause.ts';
import { type CaseView, issued, latest } from '../cases/case-view.ts';
import type { DraftDecisionDto } from './draft-decision.step.ts';
import type { DeliveryDto } from '../common/dto.ts';
import type { HoldHearingDto } from '../hearing/hold-hearing.step.ts';
import type { RecordResponseDto } from '../notice/record-response.step.ts';
import type { ReexamineDefenceDto } from '../notice/reexamine-defence.step.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';
import { partyFields } from '../common/party-fields.ts';
import { evidenceLines, penalties } from './penalties.ts';

/** 行政处罚决定书 (#37). 处罚法 art 59; 令12 art 35. */
export function composePenaltyDecision(view: CaseView, today: CalendarDate): Record<string, unknown> {
  const decision = latest<DraftDecisionDto>(view, 'draft-decision');
  const report = latest<WriteReportDto>(view, 'write-report');
  return {
    ...partyFields(view.party, today),
    cause: causeOf(view.file.causeCode).name.zh,
    filedOn: view.file.filedOn ?? today,
    facts: decision?.facts ?? '',
    evidence: evidenceLines(view),
    procedure: procedure(view),
    provision: report?.provisionBreached ?? '',
    basis: report?.penaltyBasis ?? '',
    ...(report?.discretion && { discretion: report.discretion }),
    penalties: penalties(view),
    paymentDays: 15,
    bankName: decision?.bankName ?? '',
    bankAddress: decision?.bankAddress ?? '',
    ...(decision?.bankAccount && { accountNumber: decision.bankAccount }),
    reconsiderationBody: decision?.reconsiderationBody ?? view.bureau.governmentName,
    court: decision?.court ?? view.bureau.courtName,
  };
}

const chinese = (date: CalendarDate): string => `${Number(date.slice(0, 4))}年${Number(date.slice(5, 7))}月${Number(date.slice(8))}日`;

/** 令12 art 35: how the party was told, what it said, what was accepted and why. */
function procedure(view: CaseView): string {
  const notice = issued(view, 'penalty-notice');
  const served = latest<DeliveryDto>(view, 'serve-notice');
  if (!served) return '';
  const told = `我局于${chinese(served.deliveredOn)}向你（单位）送达了${notice?.number ? `${notice.number}告知书` : '告知书'}，告知拟作出行政处罚的内容及事实、理由、依据，以及依法享有的权利。`;
  return told + answered(view);
}

function answered(view: CaseView): string {
  const response = latest<RecordResponseDto>(view, 'record-response');
  const defence = latest<ReexamineDefenceDto>(view, 'reexamine-defence');
  const hearing = latest<HoldHearingDto>(view, 'hold-hearing');
  if (hearing)
    return `你（单位）申请听证，我局于${chinese(hearing.heldOn)}举行了听证。${hearing.conclusion === 'reduce' ? '经听证，我局对你（单位）的意见予以采纳，从轻或者减轻处罚。' : '经听证，我局对你（单位）的意见不予采纳。'}`;
  if (defence && response?.response === 'defence')
    return `你（单位）提出陈述、申辩。经复核，我局认为：${defence.reasons}${defence.conclusion === 'reduce' ? '对你（单位）的意见予以采纳。' : '对你（单位）的意见不予采纳。'}`;
  if (response?.response === 'waived') return `你（单位）于${chinese(response.receivedOn)}书面放弃陈述、申辩和要求听证的权利。`;
  return '你（单位）在法定期限内未提出陈述、申辩，也未要求听证。';
}
