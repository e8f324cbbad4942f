import type { Answer, Oracle, Question } from '../types.ts';
import { OracleError } from '../types.ts';
import { outside } from './identity.ts';
import type { Message, TimerKind } from './messages.ts';

/**
 * The one way from inside a step to the outside. Remembers the first failure: the library turns what is thrown in its depths
 * into activity errors, which an error boundary event could catch; a missing answer must always fail the whole step.
 */
export class Asking {
  failure: unknown;

  constructor(private readonly oracle: Oracle) {}

  condition(elementId: string, expression: string): boolean {
    return this.ask({ kind: 'condition', elementId, expression }).value as boolean;
  }

  expression(expression: string, scope: Message): unknown {
    const { item, index } = scope.content ?? {};
    return this.ask({
      kind: 'expression',
      expression,
      ...(item !== undefined && { item }),
      ...(index !== undefined && { loopCounter: index }),
    }).value;
  }

  timer(timerType: TimerKind, expression: string, elementId: string): Answer {
    return this.ask({ kind: 'timer', elementId, timerType, expression });
  }

  private ask(question: Question): Answer {
    try {
      return ask(this.oracle, question);
    } catch (error) {
      this.failure ??= error;
      throw error;
    }
  }
}

/** Asks in the ordinary world. Throws OracleError when a condition is answered with neither true nor false. */
export function ask(oracle: Oracle, question: Question): Answer {
  const answer = outside(() => oracle.ask(question));
  if (question.kind === 'condition' && typeof answer.value !== 'boolean')
    throw new OracleError(
      `condition of <${question.elementId}> "${question.expression}" is ${JSON.stringify(answer.value) ?? 'undefined'}, not true or false`,
    );
  return answer;
}
