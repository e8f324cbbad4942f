import type { ApproverRole, ClockRule, ExclusionKind } from './clock-rule.ts';
import { EXCLUSIONS } from '../data/exclusions.ts';
import type { LawDate } from '../dates.ts';
import type { GrantedExtension, Interval } from './due.ts';
import { unitText } from './ledger.ts';
import { articlesText } from '../sources.ts';
import type { Problem } from '../types.ts';

export interface ExtensionRequest {
  amount: number;
  reason: string;
  /** Roles of the person who approves. */
  approverRoles: readonly string[];
  approvedOn: LawDate;
  /** Beyond the ordinary maximum (D-07: specially complex). */
  isExceptional?: boolean;
}

const problem = (rule: ClockRule, code: string, message: string, messageEn: string, cure: string, field?: string): Problem => ({
  code,
  message,
  messageEn,
  rule: rule.id,
  article: articlesText(rule.citations),
  cure,
  ...(field && { field }),
});

/**
 * Everything that stands against extending the clock; [] when it may be extended.
 * The extension is added to the adjusted date and must be approved before that date passes (law.md 0.5 no. 3).
 * `dueOn` is the present due date, `granted` what was granted before.
 */
export function checkExtension(
  rule: ClockRule,
  request: ExtensionRequest,
  now: { dueOn: LawDate; granted: readonly GrantedExtension[] },
): Problem[] {
  if (rule.extension.kind === 'none')
    return [
      problem(
        rule,
        'NOT_EXTENDABLE',
        `${rule.name.zh}期限不得延长。`,
        `The time limit "${rule.name.en}" cannot be extended.`,
        '请在期限内办理，或者核对是否有法定停止计算的情形。',
      ),
    ];
  return [
    ...checkReason(rule, request.reason),
    ...checkAmount(rule, request),
    ...checkApprover(rule, request),
    ...checkTimes(rule, request, now.granted),
    ...checkInTime(rule, request, now.dueOn),
  ];
}

function checkReason(rule: ClockRule, reason: string): Problem[] {
  return reason.trim() === ''
    ? [problem(rule, 'REASON_MISSING', '请填写理由。', 'A reason is required.', '写明需要变更期限的具体情形。', 'reason')]
    : [];
}

function checkAmount(rule: ClockRule, request: ExtensionRequest): Problem[] {
  if (!Number.isInteger(request.amount) || request.amount < 1)
    return [
      problem(
        rule,
        'AMOUNT_INVALID',
        '延长天数应为正整数。',
        'The extension must be a positive whole number of days.',
        '填写一个正整数。',
        'days',
      ),
    ];
  if (rule.extension.kind !== 'limited' || request.isExceptional || request.amount <= rule.extension.max) return [];
  const max = unitText({ unit: rule.extension.unit }, rule.extension.max);
  return [
    problem(
      rule,
      'EXTENSION_TOO_LONG',
      `延长不得超过 ${max.zh}。`,
      `The extension may not exceed ${max.en}.`,
      `将延长天数改为 ${max.zh}以内。`,
      'days',
    ),
  ];
}

function checkApprover(rule: ClockRule, request: ExtensionRequest): Problem[] {
  if (rule.extension.kind === 'none') return [];
  const exceptional = rule.extension.kind === 'limited' ? rule.extension.exceptional : undefined;
  if (request.isExceptional && !exceptional)
    return [
      problem(
        rule,
        'NOT_EXTENDABLE',
        `${rule.name.zh}没有特别延长的规定。`,
        'There is no exceptional extension of this time limit.',
        '按一般延长办理。',
      ),
    ];
  const approvers: readonly ApproverRole[] = request.isExceptional && exceptional ? exceptional.approvers : rule.extension.approvers;
  if (request.approverRoles.some((role) => (approvers as readonly string[]).includes(role))) return [];
  return [
    problem(
      rule,
      'APPROVER_NOT_COMPETENT',
      '批准人无权批准该期限的延长。',
      `Only ${approvers.join(' or ')} may approve this extension.`,
      '请提交有权批准的负责人办理。',
      'approver',
    ),
  ];
}

function checkTimes(rule: ClockRule, request: ExtensionRequest, granted: readonly GrantedExtension[]): Problem[] {
  if (rule.extension.kind !== 'limited') return [];
  const ordinary = granted.filter((extension) => !extension.isExceptional).length;
  if (request.isExceptional)
    return ordinary > 0
      ? []
      : [
          problem(
            rule,
            'EXTEND_FIRST',
            '应当先办理一般延长，仍不能办结的才可以特别延长。',
            'Use the ordinary extension first.',
            '先按一般延长办理。',
          ),
        ];
  return ordinary < rule.extension.times
    ? []
    : [
        problem(
          rule,
          'ALREADY_EXTENDED',
          '该期限已经延长过，不得再次延长。',
          'This time limit has been extended already.',
          exceptionalCure(rule),
        ),
      ];
}

const exceptionalCure = (rule: ClockRule): string =>
  rule.extension.kind === 'limited' && rule.extension.exceptional
    ? `${rule.extension.exceptional.condition.zh}的，可以申请特别延长。`
    : '请在期限内办结。';

function checkInTime(rule: ClockRule, request: ExtensionRequest, dueOn: LawDate): Problem[] {
  return request.approvedOn <= dueOn
    ? []
    : [
        problem(
          rule,
          'EXTENSION_TOO_LATE',
          `期限已于 ${dueOn} 届满，不能再批准延长。`,
          `The time limit ended on ${dueOn}; it can no longer be extended.`,
          '超期情况应当如实记录并报主要负责人。',
        ),
      ];
}

/** Everything that stands against stopping the clock for this ground; [] when it may be stopped. */
export function checkPause(
  rule: ClockRule,
  kind: ExclusionKind,
  from: LawDate,
  now: { dueOn: LawDate; startedOn: LawDate; intervals: readonly Interval[]; reason: string },
): Problem[] {
  const name = EXCLUSIONS[kind].name;
  const problems = checkReason(rule, now.reason);
  if (!rule.exclusions.includes(kind))
    problems.push(
      problem(
        rule,
        'NOT_A_GROUND',
        `${name.zh}不是${rule.name.zh}期限停止计算的事由。`,
        `${name.en} does not stop this time limit.`,
        groundsCure(rule),
        'kind',
      ),
    );
  if (now.intervals.some((interval) => interval.kind === kind && interval.to === null))
    problems.push(
      problem(
        rule,
        'ALREADY_PAUSED',
        `该期限已因${name.zh}停止计算。`,
        `The clock already stands still: ${name.en}.`,
        '先恢复计算，再办理新的停止。',
        'kind',
      ),
    );
  if (from < now.startedOn)
    problems.push(
      problem(rule, 'BEFORE_START', '停止日期早于期限起算日。', 'The stop begins before the clock does.', '核对停止日期。', 'on'),
    );
  if (from > now.dueOn)
    problems.push(
      problem(
        rule,
        'TIME_LIMIT_EXPIRED',
        `期限已于 ${now.dueOn} 届满，不能再停止计算。`,
        `The time limit ended on ${now.dueOn}.`,
        '超期情况应当如实记录。',
        'on',
      ),
    );
  return problems;
}

const groundsCure = (rule: ClockRule): string =>
  rule.exclusions.length === 0
    ? '该期限没有停止计算的规定。'
    : `可以选择：${rule.exclusions.map((kind) => EXCLUSIONS[kind].name.zh).join('、')}。`;

/** Everything that stands against letting the clock go on; [] when it may. */
export function checkResume(rule: ClockRule, kind: ExclusionKind, on: LawDate, intervals: readonly Interval[]): Problem[] {
  const running = intervals.find((interval) => interval.kind === kind && interval.to === null);
  if (!running)
    return [
      problem(
        rule,
        'NOT_PAUSED',
        `该期限没有因${EXCLUSIONS[kind].name.zh}停止计算。`,
        'The clock does not stand still on this ground.',
        '核对停止事由。',
        'kind',
      ),
    ];
  return on < running.from
    ? [problem(rule, 'BEFORE_PAUSE', '恢复日期早于停止日期。', 'The clock cannot resume before it stopped.', '核对恢复日期。', 'on')]
    : [];
}
