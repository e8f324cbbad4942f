import { parseCycle } from '../oracle/iso-time.ts';
import { keys } from '../oracle/oracle.ts';
import type { Answer, Oracle, Question } from '../types.ts';

/** Nobody can say beforehand what an expression over facts will give. */
export class UnforeseeableError extends Error {
  override readonly name = 'UnforeseeableError';
}

/**
 * Answers as told, to walk every way: conditions by `plan`, in the order first asked, "no" where the plan ends. The same condition asked
 * again in one step gets the same answer, as it would from facts. Timers get a date that means nothing.
 */
export class ForcedOracle implements Oracle {
  /** The plan as far as it was needed: the answer to each different condition. */
  readonly decisions: boolean[] = [];
  private readonly known = new Map<string, boolean>();

  constructor(private readonly plan: readonly boolean[]) {}

  ask(question: Question): Answer {
    if (question.kind === 'condition') return this.condition(question.expression);
    if (question.kind === 'timer') return timer(question);
    throw new UnforeseeableError(`nobody can say beforehand what ${question.expression} gives`);
  }

  /** The plans that differ from what was done in one later answer: the next ways to walk. */
  get otherPlans(): boolean[][] {
    return this.decisions.slice(this.plan.length).map((said, i) => [...this.decisions.slice(0, this.plan.length + i), !said]);
  }

  private condition(expression: string): Answer {
    let value = this.known.get(expression);
    if (value === undefined) {
      value = this.plan[this.decisions.length] ?? false;
      this.known.set(expression, value);
      this.decisions.push(value);
    }
    return { key: keys.condition(value), value };
  }
}

function timer({ timerType, expression }: Extract<Question, { kind: 'timer' }>): Answer {
  const isComputed = expression.startsWith('=');
  if (isComputed && timerType === 'timeCycle') throw new UnforeseeableError(`nobody can say beforehand how often ${expression} repeats`);
  const repeat = timerType === 'timeCycle' ? parseCycle(expression.trim()).repeat : undefined;
  return { key: keys.timer(repeat), dueAt: new Date(0), ...(repeat !== undefined && { repeat }) };
}
