import type { Json } from './canonical-json.ts';

export interface ActionLabel {
  zh: string;
  en: string;
}

/** `{name}` is taken from the entry's detail. Other parts add theirs with `registerAuditActions` in their module file. */
const LABELS = new Map<string, ActionLabel>([
  ['procedure.started', { zh: '启动流程', en: 'Started the procedure' }],
  ['step.completed', { zh: '完成“{name}”', en: 'Completed "{nameEn}"' }],
  ['incident.retried', { zh: '重试异常环节', en: 'Retried after an incident' }],
  ['session.opened', { zh: '登录', en: 'Logged in' }],
  ['session.closed', { zh: '退出登录', en: 'Logged out' }],
  ['user.locked', { zh: '连续登录失败，用户名暂时锁定', en: 'Locked after failed logins' }],
  ['user.created', { zh: '新增用户“{username}”', en: 'Created the user "{username}"' }],
  ['user.changed', { zh: '修改用户“{username}”', en: 'Changed the user "{username}"' }],
  ['user.password-changed', { zh: '修改密码', en: 'Changed the password' }],
  ['user.password-reset', { zh: '重置密码', en: 'Reset the password' }],
  ['certificate.added', { zh: '登记执法证 {number}', en: 'Recorded certificate {number}' }],
  ['certificate.changed', { zh: '变更执法证 {number} 状态', en: 'Changed the state of certificate {number}' }],
]);

/** Adds the words for a part's own actions, e.g. {'lead.registered': {zh: '登记线索', en: 'Registered the lead'}}. */
export function registerAuditActions(labels: Readonly<Record<string, ActionLabel>>): void {
  for (const [action, label] of Object.entries(labels)) LABELS.set(action, label);
}

/** The words for one entry; an unknown action shows its code, so that nothing is hidden. */
export function labelOf(action: string, detail: Json): ActionLabel {
  const label = LABELS.get(action) ?? { zh: action, en: action };
  return { zh: filled(label.zh, detail), en: filled(label.en, detail) };
}

const filled = (template: string, detail: Json): string =>
  template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = detail !== null && typeof detail === 'object' && !Array.isArray(detail) ? detail[name] : undefined;
    return value === undefined || value === null || typeof value === 'object' ? '—' : String(value);
  });
