import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import type { CaseView, OfficerEntry } from './case-view.ts';

/**
 * E1, E2: at least `needed` different officers of the bureau, none with something against them. For steps whose drawing does not demand
 * officers of the person who acts (an intake clerk names the verifiers). 处罚法 art 42, 令12 art 17.
 */
export function checkOfficers(
  directory: readonly OfficerEntry[],
  officerIds: readonly string[],
  needed: number,
  field = 'officerIds',
): Problem[] {
  const named = [...new Set(officerIds)];
  const problems: Problem[] = named.flatMap((id) => {
    const officer = directory.find((o) => o.userId === id);
    return officer ? (officer.problem ? [{ ...officer.problem, field }] : []) : [{ ...UNKNOWN_OFFICER, field }];
  });
  if (named.length < needed)
    problems.unshift({
      ...TOO_FEW,
      field,
      message: `须指派不少于${needed}名执法人员，现仅有${named.length}名。`,
      messageEn: `At least ${needed} officers are needed; ${named.length} named.`,
    });
  return problems;
}

const ARTICLE = '《行政处罚法》第四十二条、《自然资源行政处罚办法》第十七条';
const UNKNOWN_OFFICER: Problem = {
  code: 'OFFICER_UNKNOWN',
  rule: 'E2',
  article: ARTICLE,
  message: '所选人员不是本机关的持证执法人员。',
  messageEn: 'The person is no certified officer of this bureau.',
  cure: '请从本机关执法人员中选择。',
};
const TOO_FEW = { code: 'SECOND_OFFICER_MISSING', rule: 'E1', article: ARTICLE, cure: '请补充另一名持有效执法证件的人员。' };

/** A thing done may not lie in the future nor before `notBefore`. */
export function checkDate(
  field: string,
  date: CalendarDate | undefined,
  today: CalendarDate,
  notBefore?: { date: CalendarDate | null | undefined; what: string; whatEn: string },
): Problem[] {
  if (!date) return [];
  if (date > today)
    return [
      {
        code: 'DATE_IN_FUTURE',
        field,
        message: `日期${date}晚于今天（${today}）。`,
        messageEn: `The date ${date} is later than today (${today}).`,
        cure: '请填写实际发生的日期。',
      },
    ];
  if (notBefore?.date && date < notBefore.date)
    return [
      {
        code: 'DATE_TOO_EARLY',
        field,
        message: `日期${date}早于${notBefore.what}（${notBefore.date}）。`,
        messageEn: `The date ${date} is before ${notBefore.whatEn} (${notBefore.date}).`,
        cure: '请核对日期。',
      },
    ];
  return [];
}

/** A remark is needed when something is sent back. */
export function checkRemark(needed: boolean, remark: string | undefined): Problem[] {
  if (!needed || remark?.trim()) return [];
  return [
    {
      code: 'REASON_MISSING',
      field: 'remark',
      message: '退回或不同意时必须写明理由。',
      messageEn: 'A reason is needed when something is returned or refused.',
      cure: '请填写理由。',
    },
  ];
}

/** The ids of those who investigated: they may not review, host the hearing or check legality of their own case (E5). */
export const investigators = (view: CaseView): Set<string> =>
  new Set([
    ...view.officers.map((o) => o.userId),
    ...view.records.filter((r) => ['investigate', 'write-report'].includes(r.step)).map((r) => r.actorId),
  ]);
