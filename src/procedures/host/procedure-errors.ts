import { dateOf, startOfDay } from '../../platform/calendar-date.ts';
import { ConflictError, ForbiddenError, NotFoundError, type Problem } from '../../platform/errors.ts';
import type { ItemRow } from '../stores/instance.repository.ts';

export const itemNotFound = (): NotFoundError => new NotFoundError('该待办事项', 'This work item');

/** The key was used for another request: a client that reuses keys would otherwise be told that something was done which was not. */
export const keyReused = (): ConflictError =>
  new ConflictError('KEY_REUSED', '该幂等键已用于另一个请求，本次请求未执行。', {
    messageEn: 'This idempotency key was used for another request; nothing was done.',
  });

/** Somebody was faster: tells who and when. */
export function alreadyClosed(item: ItemRow): ConflictError {
  const by = item.closedByName ?? '—';
  const at = item.closedAt?.toISOString() ?? null;
  const extra = { by: { id: item.closedBy, name: item.closedByName }, at };
  if (item.status === 'CANCELLED') {
    return new ConflictError('STEP_CANCELLED', '该环节已因程序进展而撤销，无需办理。', {
      messageEn: 'The procedure has moved on; this step is no longer needed.',
      extra,
    });
  }
  const when = item.closedAt ? `于${shanghaiMinute(item.closedAt)}` : '';
  return new ConflictError('STEP_ALREADY_DONE', `该环节已由${by}${when}办理，您的提交未保存。请刷新后查看最新进展。`, {
    messageEn: `This step was already done by ${by}; nothing was saved. Reload to see where the matter stands.`,
    extra,
  });
}

/** 2026年3月2日9时05分 */
function shanghaiMinute(instant: Date): string {
  const [year, month, day] = dateOf(instant).split('-').map(Number);
  const minutes = Math.floor((instant.getTime() - startOfDay(dateOf(instant)).getTime()) / 60_000);
  return `${year}年${month}月${day}日${Math.floor(minutes / 60)}时${String(minutes % 60).padStart(2, '0')}分`;
}

/** Role, bureau, recusal or assignment stand against it: every reason at once. */
export const notPermitted = (problems: Problem[]): ForbiddenError =>
  new ForbiddenError('NOT_PERMITTED', problems[0]?.message ?? '您不能办理本环节。', {
    problems,
    messageEn: problems[0]?.messageEn ?? 'You may not do this step.',
  });

/** The drawing and the data do not fit: nothing was saved; the reason is for whoever keeps the procedure. */
export const cannotMove = (reason: string): ConflictError =>
  new ConflictError('PROCEDURE_CANNOT_MOVE', '程序无法推进，本次提交未保存。请将此信息告知系统管理员。', {
    messageEn: 'The procedure cannot move on; nothing was saved. Please tell your administrator.',
    extra: { reason },
  });
