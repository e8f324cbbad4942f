import { evaluate, parseExpression } from 'feelin';
import { OracleError } from '../types.ts';

/** What was missing while a FEEL expression was evaluated, for the person who has to put the data right. */
export interface FeelResult {
  value: unknown;
  warnings: string[];
}

const forbidden = (name: string) => () => {
  throw new OracleError(`${name}() is not allowed in a process: it would read the clock; use a fact or =due("D-xx")`);
};
/** Ours come before feelin's built-ins of the same name. */
const NO_CLOCK = { now: forbidden('now'), today: forbidden('today') };

/** Evaluates FEEL. A missing name is null and a warning, as FEEL has it; a syntax error is an OracleError. */
export function evaluateFeel(expression: string, context: object): FeelResult {
  try {
    const { value, warnings } = evaluate(expression, { ...context, ...NO_CLOCK });
    return { value, warnings: warnings.map((warning) => warning.message) };
  } catch (error) {
    if (error instanceof OracleError) throw error;
    throw new OracleError(`"${expression}" cannot be evaluated: ${(error as Error).message}`);
  }
}

/** Why the expression is not FEEL or may not be used in a process; undefined if it is fine. */
export function feelProblem(expression: string): string | undefined {
  if (!expression.trim()) return 'the expression is empty';
  let broken = false;
  parseExpression(expression, {}, undefined).iterate({ enter: (node) => void (broken ||= node.type.isError) });
  if (broken) return `FEEL syntax error in "${expression}"`;
  // valid FEEL (a unary test) that gives a function, never true or false
  if (/^\s*(=|!=|<|>)/.test(expression)) return `"${expression}" begins with a comparison`;
  if (/\b(now|today)\s*\(/.test(expression)) return `"${expression}" reads the clock`;
  return undefined;
}
