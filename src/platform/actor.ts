/** The roles of design/ui.md and law.md part 1 (lanes). One word per Chinese term; see docs/glossary.md. */
export const ROLES = [
  'intake-clerk', // 线索受理员
  'case-handler', // 承办人
  'handling-unit-head', // 承办单位负责人
  'examiner', // 审查人员（执法监察处）
  'legal-reviewer', // 法制审核员
  'deputy-head', // 分管领导
  'bureau-head', // 主要负责人
  'supervisor', // 督办员
  'archivist', // 档案管理员
  'statistician', // 统计员
  'administrator', // 系统管理员
] as const;
export type Role = (typeof ROLES)[number];

/** Who acts. `scope` is a LIKE pattern over bureau codes: '410181' for one's own bureau, '4101%' for a supervisor of the city, '%' for the system. */
export interface Actor {
  kind: 'person' | 'system';
  userId: string;
  name: string;
  roles: readonly Role[];
  bureauCode: string;
  unitId: string;
  scope: string;
}

/** The system itself: timers, jobs, seeds. Sees every bureau, holds no human role. */
export const SYSTEM_ACTOR: Actor = {
  kind: 'system',
  userId: '00000000-0000-0000-0000-000000000000',
  name: '系统',
  roles: [],
  bureauCode: '',
  unitId: '',
  scope: '%',
};
