import { OFFENCES } from '../../../law/index.ts';
import { type CalendarDate, dateOf } from '../../../platform/calendar-date.ts';
import type { Problem } from '../../../platform/errors.ts';
import { checkPosition } from '../../common/coordinates.ts';
import { checkParty } from '../../parties/index.ts';
import type { LeadContentDto, RegisterLeadDto } from './register-lead.dto.ts';

/** Every problem of a new lead. `now` is the instant of registration. */
export function checkRegistration(input: RegisterLeadDto, now: Date): Problem[] {
  return [
    ...checkContent(input, dateOf(now)),
    ...checkReceipt(input, now),
    ...checkPartyChoice(input, dateOf(now)),
    ...checkReporter(input),
  ];
}

/** Every problem of a lead's content; `today` is a Shanghai date. */
export function checkContent(input: LeadContentDto, today: CalendarDate): Problem[] {
  return [
    ...checkPosition(input.longitude, input.latitude),
    ...checkOffence(input.offenceCode),
    ...checkDiscovery(input.discoveredOn, today),
  ];
}

function checkReceipt({ receivedAt }: RegisterLeadDto, now: Date): Problem[] {
  // five minutes for a phone whose clock is fast
  if (new Date(receivedAt).getTime() <= now.getTime() + 300_000) return [];
  return [
    {
      code: 'RECEIVED_IN_FUTURE',
      field: 'receivedAt',
      rule: 'D-01',
      message: '收到时间晚于现在，登记期限无法计算。',
      messageEn: 'The time of receipt lies in the future.',
      cure: '请填写实际收到的时间。',
    },
  ];
}

function checkOffence(code: string | undefined): Problem[] {
  if (!code || OFFENCES.some((offence) => offence.code === code)) return [];
  return [
    {
      code: 'OFFENCE_UNKNOWN',
      field: 'offenceCode',
      message: `案由目录中没有代码“${code}”。`,
      messageEn: `The catalogue of offences has no code "${code}".`,
      cure: '请从案由目录中选择，暂不能确定的可以不选。',
    },
  ];
}

function checkDiscovery(on: CalendarDate | undefined, today: CalendarDate): Problem[] {
  if (!on || on <= today) return [];
  return [
    {
      code: 'DATE_IN_FUTURE',
      field: 'discoveredOn',
      rule: 'G-LIMIT',
      article: '《行政处罚法》第三十六条',
      message: `发现日期${on}晚于今天（${today}）。`,
      messageEn: `The date of discovery ${on} is later than today.`,
      cure: '请填写实际发现的日期。',
    },
  ];
}

function checkPartyChoice(input: RegisterLeadDto, today: CalendarDate): Problem[] {
  if (input.partyId && input.party)
    return [
      {
        code: 'PARTY_TWICE',
        field: 'party',
        message: '已选择登记过的当事人，不能同时登记新的当事人。',
        messageEn: 'Choose a registered party or enter a new one, not both.',
        cure: '请保留其中一项。',
      },
    ];
  return input.party ? checkParty(input.party, today, 'party') : [];
}

/** A reply needs somewhere to go. */
function checkReporter({ reporter }: RegisterLeadDto): Problem[] {
  if (!reporter?.wishesReply || reporter.phone || reporter.address || reporter.email) return [];
  return [
    {
      code: 'REPLY_NEEDS_CONTACT',
      field: 'reporter.phone',
      rule: 'E22',
      message: '举报人要求回复，但没有留下任何联系方式。',
      messageEn: 'A reply is wished for, but there is no way to reach the reporter.',
      cure: '请补充电话、地址或者电子邮箱，或者取消“要求回复”。',
    },
  ];
}
