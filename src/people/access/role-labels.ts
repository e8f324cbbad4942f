import type { Role } from '../../platform/actor.ts';

/** Every role with its Chinese and English name (law.md part 1, lanes). */
export const ROLE_LABELS: Readonly<Record<Role, { zh: string; en: string }>> = {
  'intake-clerk': { zh: '线索受理员', en: 'Intake clerk' },
  'case-handler': { zh: '承办人', en: 'Case handler' },
  'handling-unit-head': { zh: '承办单位负责人', en: 'Head of the handling unit' },
  examiner: { zh: '审查人员', en: 'Examiner' },
  'legal-reviewer': { zh: '法制审核员', en: 'Legal reviewer' },
  'deputy-head': { zh: '分管领导', en: 'Deputy head' },
  'bureau-head': { zh: '主要负责人', en: 'Head of the bureau' },
  supervisor: { zh: '督办员', en: 'Supervisor' },
  archivist: { zh: '档案管理员', en: 'Archivist' },
  statistician: { zh: '统计员', en: 'Statistician' },
  administrator: { zh: '系统管理员', en: 'Administrator' },
};

/** The Chinese name of a role as BPMN writes it; an unknown one as it stands. */
export const roleName = (role: string): string => ROLE_LABELS[role as Role]?.zh ?? role;
export const roleNameEn = (role: string): string => ROLE_LABELS[role as Role]?.en ?? role;
