import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { Problem } from '../../platform/errors.ts';
import type { CaseView } from './case-view.ts';

/** A thing done may not lie in the future nor before `notBefore`. */
export function checkDate(field: string, date: CalendarDate | undefined, today: CalendarDate, notBefore?: { date: CalendarDate | null | undefined; what: string; whatEn: string }): Problem[] {
  if (!date) return [];
  if (date > today) return [{ code: 'DATE_IN_FUTURE', field, message: `日期${date}晚于今天（${today}）。`, messageEn: `The date ${date} is later than today (${today}).`, cure: '请填写实际发生的日期。' }];
  if (notBefore?.date && date < notBefore.date)
    return [{ code: 'DATE_TOO_EARLY', field, message: `日期${date}早于${notBefore.what}（${notBefore.date}）。`, messageEn: `The date ${date} is before ${notBefore.whatEn} (${notBefore.date}).`, cure: '请核对日期。' }];
  return [];
}

/** A remark is needed when something is sent back. */
export function checkRemark(needed: boolean, remark: string | undefined): Problem[] {
  if (!needed || remark?.trim()) return [];
  return [{ code: 'REASON_MISSING', field: 'remark', message: '退回或不同意时必须写明理由。', messageEn: 'A reason is needed when something is returned or refused.', cure: '请填写理由。' }];
}

/** The ids of those who investigated: they may not review, host the hearing or check legality of their own case (E5). */
export const investigators = (view: CaseView): Set<string> => new Set([...view.officers.map((o) => o.userId), ...view.records.filter((r) => ['investigate', 'write-report'].includes(r.step)).map((r) => r.actorId)]);
