import type { ClockRule, ExtensionRule } from './clock-rule.ts';
import { EXCLUSIONS } from '../data/exclusions.ts';
import { articlesText } from '../sources.ts';

const UNIT: Record<ClockRule['unit'], (amount: number) => string> = {
  working_day: (amount) => `${amount} 个工作日`,
  calendar_day: (amount) => (amount === 0 ? '当日' : `${amount} 日`),
  hour: (amount) => `${amount} 小时`,
  month: (amount) => `${amount} 个月`,
  year: (amount) => `${amount} 年`,
  fixed_date: () => '',
  quarter: (amount) => `每 ${amount} 季度`,
  percent_per_day: (amount) => `每日 ${amount}%`,
};

const length = (rule: ClockRule): string =>
  (rule.fixedDates ? rule.fixedDates.join('、') : UNIT[rule.unit](rule.amount)) +
  (rule.repeats ? '（循环）' : '') +
  (rule.direction === 'backward' ? '（倒推）' : '');

function extension(rule: ExtensionRule): string {
  if (rule.kind === 'none') return '—';
  if (rule.kind === 'open') return rule.condition.zh;
  const exceptional = rule.exceptional ? `；${rule.exceptional.condition.zh}的除外` : '';
  return `一次，不超过 ${UNIT[rule.unit](rule.max)}${exceptional}`;
}

const exclusions = (rule: ClockRule): string =>
  rule.exclusions.map((kind) => EXCLUSIONS[kind].name.zh + (EXCLUSIONS[kind].isLaw ? '' : '*')).join('、') || '—';
const SIDE = { agency: '本机关', party: '当事人', other: '其他机关' } as const;

const line = (rule: ClockRule): string =>
  `| ${[rule.id, rule.name.zh, rule.trigger.zh, length(rule), SIDE[rule.side], rule.rollsOver ? '顺延' : '不顺延', extension(rule.extension), exclusions(rule), rule.onExpiry.zh, articlesText(rule.citations), rule.isLaw ? rule.confidence : '内部时限'].join(' | ')} |`;

/** The page docs/time-limits.md, made of the table; a test holds it fresh. */
export const timeLimitsPage = (rules: readonly ClockRule[]): string =>
  [
    '# Time limits',
    '',
    'Generated from `src/law/data/clocks*.ts`; do not edit. Refresh: `UPDATE_DOCS=1 npx jest test/law/time-limits-page.spec.ts`.',
    '',
    '内部时限 is the bureau’s own setting and is never shown as law. `*` stops the clock by default, the law does not name it; the strict date is shown beside it.',
    'The start day is not counted; 顺延 means that a last day on a rest day rolls to the next working day.',
    '',
    '| Id | 名称 | 起算 | 期限 | 义务人/权利人 | 末日休息日 | 延长 | 停止计算 | 期满 | 依据 | 可信度 |',
    '| --- | --- | --- | --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rules.map(line),
    '',
  ].join('\n');
