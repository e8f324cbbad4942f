import { OFFENCES } from '../../law/index.ts';
import type { Problem } from '../../platform/errors.ts';
import type { OfficerEntry } from '../cases/case-view.ts';
import type { LeadOfficer } from './lead-view.ts';

/** The entries of the directory for these ids, each once, in the order named. */
export const officersNamed = (directory: readonly OfficerEntry[], ids: readonly string[]): LeadOfficer[] =>
  [...new Set(ids)].map((id) => directory.find((officer) => officer.userId === id)).filter((officer) => officer !== undefined);

export const offenceName = (code: string | null): string =>
  OFFENCES.find((offence) => offence.code === code)?.name.zh ?? '涉嫌矿产资源违法';

export function checkOffenceCode(code: string | undefined, field: string): Problem[] {
  if (code && OFFENCES.some((offence) => offence.code === code)) return [];
  return [
    {
      code: 'OFFENCE_MISSING',
      field,
      article: '《自然资源行政处罚办法》第十六条',
      message: '认定存在违法行为的，应当选定涉嫌案由。',
      messageEn: 'A violation needs its offence.',
      cure: '请从案由目录中选择。',
    },
  ];
}

export function checkRedirection(to: string | undefined): Problem[] {
  if (to?.trim()) return [];
  return [
    {
      code: 'BODY_MISSING',
      field: 'redirectTo',
      article: '《自然资源行政处罚办法》第十一条',
      message: '不属本机关管辖的，应当写明移送哪个机关。',
      messageEn: 'Say which body it goes to.',
      cure: '请填写有权处理的机关名称。',
    },
  ];
}

/** 令12 arts 15, 16(1): who did it must be known before they are told to stop, and before a case is filed. */
export function checkActorKnown(partyId: string | null | undefined, field: string | undefined, article: string): Problem[] {
  if (partyId) return [];
  return [
    {
      code: 'PARTY_UNKNOWN',
      ...(field && { field }),
      rule: 'P4',
      article,
      message: '尚未查明并登记违法行为人。',
      messageEn: 'Who did it is not established and registered yet.',
      cure: '请在线索中登记当事人；只知道现场负责人的，可先登记其姓名。',
    },
  ];
}
