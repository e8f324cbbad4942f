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
