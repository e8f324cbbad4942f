import type { Answer, Oracle, Question } from '../types.ts';
import { OracleError } from '../types.ts';
import { evaluateFeel, type FeelResult } from './feel.ts';
import { evaluateOverFacts } from './feel-cache.ts';
import { addDuration, parseCycle, parseInstant } from './iso-time.ts';

export interface OracleInput {
  /** Facts of the instance; FEEL reads them as `facts.x`. */
  facts: Readonly<Record<string, unknown>>;
  /** The one instant of this command; durations are counted from it. */
  now: Date;
  /** When the clock of a law id falls due; FEEL calls it as `due("D-11")`. Throws or gives nothing if it has no date. */
  due?: (lawId: string) => Date | null | undefined;
  /** Further functions for FEEL; must be pure. */
  functions?: Readonly<Record<string, (...args: never[]) => unknown>>;
}

/** All of an answer that the engine's course depends on. */
export const keys = {
  condition: (value: boolean): string => (value ? '1' : '0'),
  timer: (repeat: number | undefined): string => `timer ${repeat ?? ''}`,
};

/** Answers a step's questions from facts and an instant: the same input gives the same answers. Throws OracleError. */
export function createOracle(input: OracleInput): Oracle {
  const context = { ...input.functions, due: dueFunction(input.due), facts: input.facts };
  return {
    ask(question) {
      if (question.kind === 'condition') {
        const { expression } = question;
        return condition(
          question,
          input.functions ? evaluateFeel(expression, context) : evaluateOverFacts(expression, input.facts, context),
        );
      }
      if (question.kind === 'timer') return timer(question, context, input.now);
      const { value } = evaluateFeel(question.expression.slice(1), { ...context, item: question.item, loopCounter: question.loopCounter });
      return { key: JSON.stringify(value) ?? 'undefined', value };
    },
  };
}

function dueFunction(due: OracleInput['due']) {
  return (lawId: string): Date => {
    const date = due?.(lawId);
    if (date instanceof Date && !Number.isNaN(date.getTime())) return date;
    throw new OracleError(`the clock ${lawId} has no due date`);
  };
}

function condition({ elementId, expression }: Extract<Question, { kind: 'condition' }>, { value, warnings }: FeelResult): Answer {
  if (typeof value === 'boolean') return { key: keys.condition(value), value };
  const why = warnings.length ? ` (${warnings.join('; ')})` : '';
  throw new OracleError(`condition of <${elementId}> "${expression}" is ${JSON.stringify(value) ?? 'undefined'}, not true or false${why}`);
}

function timer({ elementId, timerType, expression }: Extract<Question, { kind: 'timer' }>, context: object, now: Date): Answer {
  const value = expression.startsWith('=') ? evaluateFeel(expression.slice(1), context).value : expression.trim();
  if (value === null || value === undefined || value === '') throw new OracleError(`timer <${elementId}> "${expression}" has no date`);
  try {
    const { dueAt, repeat } = resolveTimer(timerType, value, now);
    return { key: keys.timer(repeat), dueAt, ...(repeat !== undefined && { repeat }) };
  } catch (error) {
    throw new OracleError(`timer <${elementId}>: ${(error as Error).message}`);
  }
}

function resolveTimer(timerType: string, value: unknown, now: Date): { dueAt: Date; repeat?: number } {
  if (value instanceof Date) return { dueAt: value };
  const text = String(value);
  if (timerType === 'timeDate') return { dueAt: parseInstant(text) };
  const { duration, repeat } = timerType === 'timeCycle' ? parseCycle(text) : { duration: text, repeat: undefined };
  return { dueAt: addDuration(now, duration), ...(repeat !== undefined && { repeat }) };
}
