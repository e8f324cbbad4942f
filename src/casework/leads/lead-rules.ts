import { OFFENCES } from '../../law/index.ts';
import type { Problem } from '../../platform/errors.ts';
import type { OfficerEntry } from '../cases/case-view.ts';
import type { LeadOfficer } from './lead-view.ts';

/** The entries of the directory for these ids, each once, in the order named. */
export const officersNamed = (directory: readonly OfficerEntry[], ids: readonly string[]): LeadOfficer[] =>
  [...new Set(ids)].map((id) => directory.find((officer) => officer.userId === id)).filter((officer) => officer !== undefined);

/** E1, E2 when verifiers are named; the host asks again when they act. */
export function checkVerifiers(directory: readonly OfficerEntry[], ids: readonly string[]): Problem[] {
  const field = 'verifierIds';
  const article = '《行政处罚法》第四十二条、《自然资源行政处罚办法》第十七条';
  const named = [...new Set(ids)];
  const problems: Problem[] = named.flatMap((id) => {
    const officer = directory.find((o) => o.userId === id);
    if (!officer) return [{ code: 'OFFICER_UNKNOWN', field, rule: 'E2', article, message: '所选人员不是本机关的持证执法人员。', messageEn: 'The person is no certified officer of this bureau.', cure: '请从本机关执法人员中选择。' }];
    return officer.problem ? [{ ...officer.problem, field }] : [];
  });
  if (named.length < 2)
    problems.push({ code: 'TOO_FEW_OFFICERS', field, rule: 'E1', article, message: `核查应当由两名以上执法人员进行，现仅有${named.length}名。`, messageEn: `A verification needs at least two officers; ${named.length} named.`, cure: '请补充另一名持有效执法证件的人员。' });
  return problems;
}

export const offenceName = (code: string | null): string => OFFENCES.find((offence) => offence.code === code)?.name.zh ?? '涉嫌矿产资源违法';

export function checkOffenceCode(code: string | undefined, field: string): Problem[] {
  if (code && OFFENCES.some((offence) => offence.code === code)) return [];
  return [{ code: 'OFFENCE_MISSING', field, article: '《自然资源行政处罚办法》第十六条', message: '认定存在违法行为的，应当选定涉嫌案由。', messageEn: 'A violation needs its offence.', cure: '请从案由目录中选择。' }];
}

export function checkRedirection(to: string | undefined): Problem[] {
  if (to?.trim()) return [];
  return [{ code: 'BODY_MISSING', field: 'redirectTo', article: '《自然资源行政处罚办法》第十一条', message: '不属本机关管辖的，应当写明移送哪个机关。', messageEn: 'Say which body it goes to.', cure: '请填写有权处理的机关名称。' }];
}

/** 令12 arts 15, 16(1): who did it must be known before they are told to stop, and before a case is filed. */
export function checkActorKnown(partyId: string | null | undefined, field: string | undefined, article: string): Problem[] {
  if (partyId) return [];
  return [{ code: 'PARTY_UNKNOWN', ...(field && { field }), rule: 'P4', article, message: '尚未查明并登记违法行为人。', messageEn: 'Who did it is not established and registered yet.', cure: '请在线索中登记当事人；只知道现场负责人的，可先登记其姓名。' }];
}
