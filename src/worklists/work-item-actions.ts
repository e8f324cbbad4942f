import type { Actor } from '../platform/actor.ts';
import type { Problem } from '../platform/errors.ts';
import type { WorkItemAction, WorkItemRow } from './work-item.types.ts';

interface Reason {
  zh: string;
  en: string;
}

const CLOSED: Reason = { zh: '该环节已经结束。', en: 'This step is closed.' };
const TAKEN: Reason = { zh: '已有人承接。', en: 'Somebody has taken it.' };
const YOURS: Reason = { zh: '您已承接。', en: 'You have taken it already.' };
const NOT_YOURS: Reason = { zh: '只有承接人可以释放。', en: 'Only the person who took it can release it.' };

/** Whether the actor may take an item off a colleague: the head of the handling unit distributes the work. */
export const mayDistribute = (actor: Actor): boolean => actor.roles.includes('handling-unit-head') || actor.roles.includes('administrator');

/** What the person may do with the item now, and if not, why. `refusals`: what stands against completing it. */
export function actionsOf(row: Pick<WorkItemRow, 'status' | 'assignee'>, actor: Actor, refusals: readonly Problem[]): WorkItemAction[] {
  const closed = row.status === 'OPEN' ? null : CLOSED;
  const refused = refusals[0] ? { zh: refusals[0].message, en: refusals[0].messageEn ?? refusals[0].message } : null;
  const isMine = row.assignee?.id === actor.userId;
  return [
    action('complete', '办理', 'Complete', closed ?? refused),
    action('claim', '承接', 'Claim', closed ?? (isMine ? YOURS : row.assignee ? TAKEN : refused)),
    action('release', '释放', 'Release', closed ?? (isMine ? null : NOT_YOURS)),
    action('hand-over', '移交', 'Hand over', closed ?? (isMine || mayDistribute(actor) ? null : refused)),
  ];
}

const action = (name: WorkItemAction['name'], label: string, labelEn: string, against: Reason | null): WorkItemAction => ({
  name,
  label,
  labelEn,
  enabled: against === null,
  reason: against?.zh ?? null,
  reasonEn: against?.en ?? null,
});
