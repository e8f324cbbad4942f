import type { Answer, Oracle } from '../types.ts';
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
    const { value } = this.ask({ kind: 'condition', elementId, expression });
    if (typeof value === 'boolean') return value;
    return this.fail(
      new OracleError(`condition of <${elementId}> "${expression}" is ${JSON.stringify(value) ?? 'undefined'}, not true or false`),
    );
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

  private ask(question: Parameters<Oracle['ask']>[0]): Answer {
    try {
      return outside(() => this.oracle.ask(question));
    } catch (error) {
      return this.fail(error);
    }
  }

  private fail(error: unknown): never {
    this.failure ??= error;
    throw error;
  }
}
