import { createOracle, OracleError } from '../../src/engine/index.ts';
import type { Question } from '../../src/engine/index.ts';
import { NOW } from './driver.ts';

const oracle = createOracle({
  facts: { filing: 'file', parties: 2 },
  now: NOW,
  due: () => new Date('2026-06-01T16:00:00Z'),
  functions: { twice: (n: number) => n * 2 },
});
const timer = (timerType: 'timeDuration' | 'timeDate' | 'timeCycle', expression: string): Question => ({
  kind: 'timer',
  elementId: 't',
  timerType,
  expression,
});

test.each([
  ['facts.filing = "file"', true],
  ['facts.filing = "no"', false],
  ['facts.missing = "file"', false],
  ['facts.parties > 1 and facts.filing != null', true],
])('the condition %s is %s', (expression, value) => {
  expect(oracle.ask({ kind: 'condition', elementId: 'f', expression })).toEqual({ key: value ? '1' : '0', value });
});

test.each(['facts.filing', 'facts.missing', '= = true', 'facts.parties +', 'now() > null', 'today() = null'])(
  'the condition %s is refused',
  (expression) => {
    expect(() => oracle.ask({ kind: 'condition', elementId: 'f', expression })).toThrow(OracleError);
  },
);

test('expressions see facts, the copy and functions', () => {
  expect(oracle.ask({ kind: 'expression', expression: '=twice(facts.parties) + loopCounter', loopCounter: 1 }).value).toBe(5);
});

test.each([
  ['timeDuration', 'P5D', '2026-05-06T00:00:00.000Z', undefined],
  ['timeDuration', 'PT1H30M', '2026-05-01T01:30:00.000Z', undefined],
  ['timeDuration', 'P1M', '2026-06-01T00:00:00.000Z', undefined],
  ['timeDuration', '="P" + string(facts.parties) + "W"', '2026-05-15T00:00:00.000Z', undefined],
  ['timeDate', '2026-12-31T09:00:00+08:00', '2026-12-31T01:00:00.000Z', undefined],
  ['timeDate', '=due("D-11")', '2026-06-01T16:00:00.000Z', undefined],
  ['timeCycle', 'R3/P5D', '2026-05-06T00:00:00.000Z', 3],
  ['timeCycle', 'R/P1D', '2026-05-02T00:00:00.000Z', -1],
] as const)('%s %s falls due at %s', (type, expression, dueAt, repeat) => {
  expect(oracle.ask(timer(type, expression))).toMatchObject({ dueAt: new Date(dueAt), ...(repeat && { repeat }) });
});

test('a month after the 31st ends on the last day, counted in China', () => {
  const lateJanuary = createOracle({ facts: {}, now: new Date('2026-01-30T16:30:00Z') }); // 00:30 on 31 January in China

  expect(lateJanuary.ask(timer('timeDuration', 'P1M')).dueAt).toEqual(new Date('2026-02-27T16:30:00Z'));
});

test.each([
  ['timeDate', '2026-12-31T09:00:00'],
  ['timeDate', '2026-12-31'],
  ['timeDate', '=facts.missing'],
  ['timeDuration', 'five days'],
  ['timeDuration', 'P'],
  ['timeDuration', 'P1DT'],
  ['timeCycle', '0 0 * * *'],
  ['timeCycle', 'R0/P1D'],
  ['timeCycle', 'R3/2030-01-01T00:00:00Z/P5D'],
] as const)('%s %s is refused', (type, expression) => {
  expect(() => oracle.ask(timer(type, expression))).toThrow(OracleError);
});

/** The same question to a fresh oracle: its answer, or the message of its error. */
const answered = (expression: string, facts: Record<string, unknown>, functions?: Record<string, () => unknown>): unknown => {
  try {
    return createOracle({ facts, now: NOW, ...(functions && { functions }) }).ask({ kind: 'condition', elementId: 'f', expression }).value;
  } catch (error) {
    return (error as Error).message;
  }
};
/** With a function of one's own nothing is remembered. */
const unremembered = (expression: string, facts: Record<string, unknown>): unknown => answered(expression, facts, { own: () => 1 });

const EXPRESSIONS = [
  'facts.a = "x"',
  'facts.a = facts.b',
  'facts.a = "x" and (facts.b > 1 or facts.missing = null)',
  'facts.a.deep = 1',
  'facts.a',
  'facts.a b = "x"',
  'facts = null',
  'count(facts.list) = 2',
  'some p in facts.list satisfies p = 2',
  'facts.a in ["x", "y"]',
  'facts.toString = "x"',
  'facts.a +',
];
const FACTS: Array<Record<string, unknown>> = [
  { a: 'x', b: 2, list: [1, 2] },
  { a: 'x', b: 1, list: [1] },
  { a: '"x"', b: '2' },
  { a: 1, b: 1 },
  { a: '1', b: 1 },
  { a: null, b: null },
  { a: 'null', b: null },
  { a: undefined, b: undefined },
  { a: true, b: 'true' },
  { a: { deep: 1 }, b: 2 },
  { a: 'x'.repeat(500), b: 'x'.repeat(500) },
  { a: 'x', 'a b': 'x', 'a = "x" and (facts': 1 },
  { a: 'missing' },
  {},
];

test.each(EXPRESSIONS)('what is remembered of %s is what would be evaluated, whatever the facts', (expression) => {
  for (const round of [1, 2])
    for (const facts of FACTS) expect([round, facts, answered(expression, facts)]).toEqual([round, facts, unremembered(expression, facts)]);
});

test('a remembered condition costs a fraction of an evaluated one', () => {
  const time = (work: () => unknown): number => {
    const begun = performance.now();
    for (let i = 0; i < 500; i++) work();
    return performance.now() - begun;
  };
  const facts = { a: 'x', b: 2 };
  answered('facts.a = "x"', facts);

  expect(time(() => answered('facts.a = "x"', facts))).toBeLessThan(time(() => unremembered('facts.a = "x"', facts)) / 3);
});

test('so many different values that all is forgotten change no answer', () => {
  const wrong = Array.from({ length: 5000 }, (_, n) => answered(`facts.n > ${n % 7}`, { n: n % 2500 }) === n % 2500 > n % 7).filter(
    (ok) => !ok,
  );

  expect(wrong).toEqual([]);
});
