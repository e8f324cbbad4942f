import { parseExpression } from 'feelin';
import { evaluateFeel, type FeelResult } from './feel.ts';

type Facts = Readonly<Record<string, unknown>>;

/** Beyond it everything is forgotten: conditions are few, and so are the values they are compared with. */
const MOST_RESULTS = 2000;
const MOST_EXPRESSIONS = 1000;
const LONGEST_TEXT = 200;

/** The grammar's names of what a comparison of facts with literals is made of, joined by and / or. */
const PLAIN_NODES = new Set(
  (
    'Expression Conjunction Disjunction Comparison ParenthesizedExpression PathExpression VariableName PathName Identifier ' +
    'BooleanLiteral StringLiteral NumericLiteral CompareOp null and or . ( )'
  ).split(' '),
);
/** A name with a space or an operator in it would change how expressions around it are read. */
const PLAIN_NAME = /^[\p{L}_][\p{L}\p{N}_]*$/u;
const PLAIN_PATH = /^facts\s*\.\s*([\p{L}_][\p{L}\p{N}_]*)$/u;

const factsRead = new Map<string, readonly string[] | null>();
const results = new Map<string, FeelResult>();

/**
 * As `evaluateFeel`, for an expression that sees only `context`, of which `facts` is a part. feelin reads the text anew each time and does not
 * give its tree away; so the results are kept, by the expression and the values of the facts it reads. What reads anything else is evaluated.
 */
export function evaluateOverFacts(expression: string, facts: Facts, context: object): FeelResult {
  const key = keyOf(expression, facts);
  if (key === undefined) return evaluateFeel(expression, context);
  const known = results.get(key);
  if (known) return known;
  const result = evaluateFeel(expression, context);
  // anything but a plain value might be changed by whoever gets it
  if (typeof result.value !== 'boolean') return result;
  if (results.size >= MOST_RESULTS) results.clear();
  results.set(key, result);
  return result;
}

/** Everything the result depends on, as text; undefined when that cannot be said. */
function keyOf(expression: string, facts: Facts): string | undefined {
  const names = namesIn(expression);
  if (!names || !Object.keys(facts).every((name) => PLAIN_NAME.test(name))) return undefined;
  const parts = [expression];
  for (const name of names) {
    const part = partOf(facts, name);
    if (part === undefined) return undefined;
    parts.push(part);
  }
  return parts.join('\0');
}

function partOf(facts: Facts, name: string): string | undefined {
  if (!(name in facts)) return 'missing';
  const value = facts[name];
  if (typeof value === 'string') return value.length <= LONGEST_TEXT ? JSON.stringify(value) : undefined;
  const isPlain = value === null || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
  return isPlain ? String(value) : undefined;
}

/** The facts an expression reads, when it reads nothing else; null: it does something more. */
function namesIn(expression: string): readonly string[] | null {
  const known = factsRead.get(expression);
  if (known !== undefined) return known;
  if (factsRead.size >= MOST_EXPRESSIONS) factsRead.clear();
  const names = readNames(expression);
  factsRead.set(expression, names);
  return names;
}

function readNames(expression: string): readonly string[] | null {
  const names = new Set<string>();
  let isPlain = true;
  parseExpression(expression, {}, undefined).iterate({
    enter({ name, from, to, node }) {
      if (name === 'PathExpression') {
        const fact = PLAIN_PATH.exec(expression.slice(from, to))?.[1];
        if (fact) names.add(fact);
        else isPlain = false;
      }
      if (!PLAIN_NODES.has(name) || (name === 'VariableName' && node.parent?.name !== 'PathExpression')) isPlain = false;
    },
  });
  return isPlain ? [...names] : null;
}
