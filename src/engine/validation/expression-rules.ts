import type { ModdleElement } from '../compile/moddle.ts';
import { feelProblem } from '../oracle/feel.ts';
import { isDuration, isInstant, parseCycle } from '../oracle/iso-time.ts';
import { ofType, type Finding, type Rule } from './finding.ts';

const DUE = /^=\s*due\("([^"]+)"\)\s*$/;

const defaults: Rule = (drawing) =>
  ofType(drawing, 'bpmn:ExclusiveGateway').flatMap((gateway): Finding[] => {
    const exits = gateway['outgoing'] ?? [];
    if (exits.length > 1 && !gateway['default'])
      return [
        {
          elementId: gateway.id,
          rule: 'xor-default',
          reason: 'the exclusive split has no default exit',
          cure: 'mark the exit to take when no condition holds as default',
        },
      ];
    if (gateway['default']?.conditionExpression)
      return [
        { elementId: gateway['default'].id, rule: 'xor-default', reason: 'the default exit has a condition', cure: 'delete the condition' },
      ];
    return [];
  });

const conditions: Rule = (drawing) =>
  ofType(drawing, 'bpmn:SequenceFlow')
    .filter((flow) => flow['conditionExpression'])
    .flatMap((flow): Finding[] => {
      if (flow['sourceRef'].$type !== 'bpmn:ExclusiveGateway')
        return [
          {
            elementId: flow.id,
            rule: 'condition-place',
            reason: 'a condition stands on a flow that does not leave an exclusive gateway',
            cure: 'draw an exclusive gateway',
          },
        ];
      const expression: string = flow['conditionExpression'].body ?? '';
      const problem = feelProblem(expression) ?? (/\bfacts\./.test(expression) ? undefined : `"${expression}" reads no fact`);
      return problem
        ? [{ elementId: flow.id, rule: 'feel', reason: problem, cure: 'write FEEL that is true or false, e.g. facts.filing = "file"' }]
        : [];
    });

const cardinalities: Rule = ({ elements }) =>
  elements.flatMap((node): Finding[] => {
    const text = String(node['loopCharacteristics']?.loopCardinality?.body ?? '');
    const problem = text.startsWith('=') ? feelProblem(text.slice(1)) : undefined;
    return problem
      ? [{ elementId: node.id, rule: 'feel', reason: problem, cure: 'write FEEL that is a whole number, e.g. =facts.parties' }]
      : [];
  });

const timers: Rule = ({ elements, vocabulary }) =>
  elements.flatMap((node) => {
    const definition = node['eventDefinitions']?.find((d: ModdleElement) => d.$type === 'bpmn:TimerEventDefinition');
    return definition ? timerFindings(node, definition, vocabulary.clocks) : [];
  });

function timerFindings(node: ModdleElement, definition: ModdleElement, clocks: ReadonlySet<string>): Finding[] {
  const given = (['timeDuration', 'timeDate', 'timeCycle'] as const).filter((kind) => definition[kind]);
  const [kind] = given;
  const finding = (rule: string, reason: string, cure: string): Finding[] => [{ elementId: node.id, rule, reason, cure }];
  if (given.length !== 1 || !kind)
    return finding('timer', `the timer has ${given.length} of date, duration and cycle`, 'write exactly one');
  const text: string = definition[kind].body ?? '';
  const due = DUE.exec(text);
  if (due && kind === 'timeDate')
    return clocks.has(due[1]!) ? [] : finding('unknown-clock', `there is no clock "${due[1]}"`, 'use a law id that exists');
  if (kind === 'timeDate' ? isInstant(text) : kind === 'timeDuration' ? isDuration(text) : isCycle(text)) {
    const repeatsInterrupting = kind === 'timeCycle' && (node.$type !== 'bpmn:BoundaryEvent' || node['cancelActivity'] !== false);
    return repeatsInterrupting ? finding('timer', 'a cycle can only repeat on a non-interrupting boundary event', 'write a duration') : [];
  }
  return finding(
    'timer',
    `"${text}" is no ${kind} we know`,
    'write timeDate =due("D-xx") or 2026-05-01T00:00:00+08:00, timeDuration P5D, timeCycle R3/P5D',
  );
}

function isCycle(text: string): boolean {
  try {
    return parseCycle(text).repeat !== undefined;
  } catch {
    return false;
  }
}

export const EXPRESSION_RULES: readonly Rule[] = [defaults, conditions, cardinalities, timers];
