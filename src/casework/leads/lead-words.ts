import { OFFENCES } from '../../law/index.ts';
import { label, type Text } from '../../platform/forms/field.ts';

type Words = Record<string, Text>;

/** Where leads come from (law.md P1; seed 三(二)). One platform for all of them. */
export const CHANNELS = {
  hotline: label('12336举报电话', '12336 hotline'),
  letter: label('来信', 'Letter'),
  visit: label('来访', 'Visit'),
  email: label('电子邮件', 'E-mail'),
  fax: label('传真', 'Fax'),
  website: label('网站举报', 'Website'),
  'leader-instruction': label('领导批示', "Leader's instruction"),
  'superior-assigned': label('上级交办', 'Assigned by the superior'),
  'subordinate-report': label('下级上报', 'Report from below'),
  media: label('媒体报道', 'Media'),
  patrol: label('动态巡查', 'Patrol'),
  'satellite-image': label('卫星图斑', 'Satellite image'),
  'mineral-administration': label('矿政管理移交', 'Mineral administration'),
  'other-department': label('其他部门移送', 'Other department'),
  police: label('公安机关移送', 'Police'),
  other: label('其他', 'Other'),
} as const satisfies Words;
export type Channel = keyof typeof CHANNELS;
export const CHANNEL_KEYS = Object.keys(CHANNELS) as Channel[];

/** law.md document 1: general or major. */
export const LEAD_CLASSES = { general: label('一般线索', 'General'), major: label('重大线索', 'Major') } as const satisfies Words;
export type LeadClass = keyof typeof LEAD_CLASSES;

/** Handling modes of law.md P1. */
export const HANDLING_MODES = {
  forwarded: label('转办', 'Forwarded'),
  assigned: label('交办', 'Assigned'),
  listed: label('挂牌督办', 'Listed supervision'),
  direct: label('派人直查', 'Direct investigation'),
} as const satisfies Words;

/** law.md 4.1: right and permit are two questions since 2025-07-01. */
export const YES_NO_UNKNOWN = {
  yes: label('有', 'Yes'),
  no: label('无', 'No'),
  unknown: label('不清楚', 'Unknown'),
} as const satisfies Words;
export type YesNoUnknown = keyof typeof YES_NO_UNKNOWN;

/** How true a proved report is (law.md P2); what is not true at all is an outcome of its own. */
export const TRUTH_GRADES = { true: label('基本属实', 'True'), partly: label('部分属实', 'Partly true') } as const satisfies Words;

/** Options of a select in the order written. */
/** The catalogue of offences as answers. */
export const OFFENCE_OPTIONS = OFFENCES.map(({ code, name }) => ({
  value: code,
  label: label(`${code} ${name.zh}`, `${code} ${name.en}`),
}));

export const optionsOf = (words: Words): Array<{ value: string; label: Text }> =>
  Object.entries(words).map(([value, text]) => ({ value, label: text }));
