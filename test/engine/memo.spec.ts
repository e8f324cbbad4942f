import {
  createEngine,
  createMemoisedEngine,
  createOracle,
  type EngineAction,
  type EngineState,
  type ProcessDefinition,
  type StepResult,
  unfold,
} from '../../src/engine/index.ts';
import { canonicalForm, namedText } from '../../src/engine/memo/canonical-form.ts';
import { readCompact, writeCompact } from '../../src/engine/memo/compact-state.ts';
import { type DecisionTree, decide, grow, NotDeterministicError } from '../../src/engine/memo/decision-tree.ts';
import type { Recipe } from '../../src/engine/memo/recipe.ts';
import { unpack } from '../../src/engine/run/state.ts';
import { boundary, file, flow, service, timer, userTasks } from './bpmn.ts';
import { NOW } from './driver.ts';

const LOOP = file(
  `<startEvent id="s"/>${flow('f1', 's', 'a')}${userTasks('a', 'b')}${flow('f2', 'a', 'x')}<exclusiveGateway id="x" default="fd"/>${flow('again', 'x', 'a', 'facts.again = true')}${flow('fd', 'x', 'b')}${flow('fb', 'b', 'e')}<endEvent id="e"/>${boundary('t', 'b', timer('timeDate', '=due("D-11")'))}${flow('ft', 't', 'e')}`,
);
const DUE = new Date('2026-06-01T00:00:00Z');
const oracle = (facts: Record<string, unknown> = {}, due = DUE) => createOracle({ facts, now: NOW, due: () => due });

/** One instance on one engine; its own state, as the host would store it. */
class Case {
  state: EngineState | null = null;
  revision = 0;
  result!: StepResult;

  constructor(
    private readonly engine: ReturnType<typeof createMemoisedEngine>,
    private readonly definition: ProcessDefinition,
    revision = 0,
  ) {
    this.revision = revision;
  }

  act(action: EngineAction, facts: Record<string, unknown> = {}, options: { isChecked?: boolean; due?: Date } = {}): this {
    this.result = this.engine.step(this.definition, this.state, action, oracle(facts, options.due), ++this.revision, options);
    this.state = this.result.state && { format: this.result.state.format, bytes: this.result.state.bytes };
    return this;
  }
  start(): this {
    return this.act({ kind: 'start' });
  }
  complete(element: string, facts: Record<string, unknown> = {}, options = {}): this {
    const { executionId } = this.result.waits.find((wait) => wait.elementId === element)!;
    return this.act({ kind: 'complete', executionId }, facts, options);
  }
}

const compiled = (xml = LOOP): Promise<ProcessDefinition> => createEngine().compile(xml, 'test.bpmn');

describe('the canonical form', () => {
  it('is one text for two instances at the same place, and each gets its own names back', async () => {
    const { compile, step } = createEngine();
    const definition = await compile(LOOP, 'test.bpmn');
    const [one, other] = [1, 7].map((revision) => unpack(step(definition, null, { kind: 'start' }, oracle(), revision).state!));

    const [first, second] = [canonicalForm(one!), canonicalForm(other!)];

    expect(first.text).toBe(second.text);
    expect(first.ids).not.toEqual(second.ids);
    expect(canonicalForm(namedText(second.text, second.ids))).toEqual(second);
    expect(namedText(first.text, second.ids)).toBe(namedText(second.text, second.ids));
  });

  it('fits into a few bytes, and a torn one is refused', () => {
    const state = { hash: '00112233445566778899aabbccddeeff', ids: ['1.2', '127.128', '70000.1048575'] };
    const bytes = writeCompact(state);

    expect(readCompact({ bytes })).toEqual(state);
    expect(bytes.length).toBe(16 + 2 + 3 + 6);
    expect(() => readCompact({ bytes: bytes.subarray(0, -1) })).toThrow('ends in the middle of a number');
  });
});

describe('a memoised step', () => {
  it('is run once and replayed for every other instance, with its own ids and dates', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const first = new Case(engine, definition).start().complete('a', { again: false });

    const later = new Date('2027-01-01T00:00:00Z');
    const second = new Case(engine, definition, 40).start().complete('a', { again: false }, { due: later });

    expect(engine.report(definition.hash)).toMatchObject({ run: 2, replayed: 2, plain: 0 });
    expect(first.result.timers[0]!.dueAt).toEqual(DUE);
    expect(second.result.timers[0]!.dueAt).toEqual(later);
    expect(second.result.waits[0]!.executionId).toMatch(/^42\./);
    expect(second.result.history.map((event) => event.elementId)).toEqual(first.result.history.map((event) => event.elementId));
  });

  it('takes the branch that the facts of this instance tell', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    new Case(engine, definition).start().complete('a', { again: false });

    const back = new Case(engine, definition).start().complete('a', { again: true });

    expect(back.result.waits.map((wait) => wait.elementId)).toEqual(['a']);
    expect(back.complete('a', { again: true }).complete('a', { again: true }).result.waits[0]!.executionId).toMatch(/^4\./);
    expect(engine.report(definition.hash).states).toBeLessThanOrEqual(4);
  });

  it('fails as the plain engine does when an answer cannot be had, and is right with the data put right', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    new Case(engine, definition).start().complete('a', { again: true });
    const broken = new Case(engine, definition).start();
    const before = broken.state;

    expect(() => broken.complete('a', {}, { isChecked: true })).not.toThrow(); // a missing fact compares as not true
    const noDate = createOracle({ facts: { again: false }, now: NOW, due: () => null });
    const { executionId } = new Case(engine, definition).start().result.waits[0]!;
    expect(() => engine.step(definition, before, { kind: 'complete', executionId }, noDate, 2)).toThrow('the clock D-11 has no due date');
    expect(engine.takeMismatches(definition)).toEqual([]);
  });

  it('refuses what is not open, in the words of the plain engine', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const one = new Case(engine, definition).start();

    expect(() => one.act({ kind: 'complete', executionId: '9.9' })).toThrow('execution 9.9 is not open for complete');
    const { executionId } = one.result.waits[0]!;
    expect(() => one.act({ kind: 'fire', executionId })).toThrow(`execution ${executionId} is not open for fire`);
    expect(engine.takeMismatches(definition)).toEqual([]);
  });

  it('moves a row of format 1 over', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const plain = createEngine().step(definition, null, { kind: 'start' }, oracle(), 1);
    const { executionId } = plain.waits[0]!;

    const next = engine.step(definition, plain.state, { kind: 'complete', executionId }, oracle(), 2, { isChecked: true });

    expect([plain.state!.format, next.state!.format]).toEqual([1, 2]);
    expect(next.state!.bytes.length).toBeLessThan(60);
    expect(engine.takeMismatches(definition)).toEqual([]);
  });

  it('stays on format 1 where the table has no room for a new place', async () => {
    const [engine, definition] = [createMemoisedEngine({ capacity: 1 }), await compiled()];
    const one = new Case(engine, definition).start();
    one.complete('a', { again: false }, { isChecked: true });

    expect(one.state!.format).toBe(1);
    expect(one.complete('b').result.status).toBe('done');
    expect(engine.takeMismatches(definition)).toEqual([]);
  });

  it('is left to the plain engine where something drawn reads like an id', async () => {
    const [engine, definition] = [
      createMemoisedEngine(),
      await compiled(LOOP.replace('id="main" name="main"', 'id="main" name="tel_0371628712"')),
    ];
    const one = new Case(engine, definition).start().complete('a', { again: false });

    expect(one.state!.format).toBe(1);
    expect(engine.report(definition.hash)).toMatchObject({ run: 0, replayed: 0, plain: 2 });
  });

  it('refuses a canonical text that is not the text of its hash', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const { canon } = engine.step(definition, null, { kind: 'start' }, oracle(), 1).state!;
    const other = engine.step(definition, null, { kind: 'start' }, oracle(), 1);
    const next = engine.step(definition, other.state, { kind: 'complete', executionId: other.waits[0]!.executionId }, oracle(), 2).state!
      .canon!;

    expect(() => createMemoisedEngine().learn(definition, { hash: canon!.hash, bytes: next.bytes })).toThrow('is damaged');
  });
});

describe('the decision tree', () => {
  const recipe = (next: string): Recipe => ({
    status: 'open',
    next,
    ids: [],
    dueFrom: [],
    waits: [],
    timers: [],
    effects: [],
    history: [],
  });
  const asked = (expression: string, value: boolean) => ({
    question: { kind: 'condition' as const, elementId: 'f', expression },
    answer: { key: value ? '1' : '0', value },
  });

  it('has a recipe at the end of each way, and none where nobody has been', () => {
    let tree: DecisionTree = grow(undefined, [asked('facts.a', true)], recipe('yes'));
    tree = grow(tree, [asked('facts.a', false), asked('facts.b', true)], recipe('no, yes'));

    expect(decide(tree, oracle({ a: true })).recipe?.next).toBe('yes');
    expect(decide(tree, oracle({ a: false, b: true })).recipe?.next).toBe('no, yes');
    expect(decide(tree, oracle({ a: false, b: false })).recipe).toBeUndefined();
  });

  it.each([
    ['another question at the same place', [asked('facts.z', true)]],
    ['a question where there was an end', [asked('facts.a', true), asked('facts.b', true)]],
    ['an end where there was a question', []],
    ['another end after the same answers', [asked('facts.a', true)]],
  ])('finds out that the engine is not deterministic: %s', (_, log) => {
    const tree = grow(undefined, [asked('facts.a', true)], recipe('one'));

    expect(() => grow(tree, log, recipe('other'))).toThrow(NotDeterministicError);
  });
});

describe('shadow mode', () => {
  /** An engine that has taken over transitions in which completing `a` opens something else. */
  async function poisoned() {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const unfolder = unfold(definition);
    for (const _ of unfolder.run());
    const { canons, table } = unfolder.found;
    for (const canon of canons) engine.learn(definition, canon);
    const wrong = JSON.parse(
      JSON.stringify(table).replaceAll('"elementId":"b","kind":"task"', '"elementId":"a","kind":"task"'),
    ) as typeof table;
    expect(wrong).not.toEqual(table);
    engine.adopt(definition, wrong);
    return { engine, definition };
  }

  it('catches a wrong recipe: answers with the plain engine, drops the tree, reports it and trusts nobody from then on', async () => {
    const { engine, definition } = await poisoned();

    const one = new Case(engine, definition).start().complete('a', { again: false }, { isChecked: true });

    expect(one.result.waits.map((wait) => wait.elementId)).toEqual(['b']);
    const [mismatch, ...more] = engine.takeMismatches(definition);
    expect(more).toEqual([]);
    expect(mismatch!.what).toMatch(/^waits: the recipe gives .*"a".* the plain engine .*"b"/);
    expect(one.complete('b').result.status).toBe('done');
    const next = new Case(engine, definition).start().complete('a', { again: false });
    expect(next.result.waits.map((wait) => wait.elementId)).toEqual(['b']);
    expect(engine.report(definition.hash)).toMatchObject({ isDistrusted: true, mismatches: 1 });
    expect(engine.report(definition.hash).checked).toBeGreaterThan(2);
  });

  it('is what it takes: unjudged, the wrong recipe is believed', async () => {
    const { engine, definition } = await poisoned();

    const one = new Case(engine, definition).start().complete('a', { again: false });

    expect(one.result.waits.map((wait) => wait.elementId)).toEqual(['a']);
  });
});

describe('unfolding', () => {
  const all = (definition: ProcessDefinition) => {
    const unfolder = unfold(definition);
    for (const _ of unfolder.run());
    return unfolder;
  };

  it('knows every step before the first case', async () => {
    const [engine, definition] = [createMemoisedEngine(), await compiled()];
    const unfolder = all(definition);
    for (const canon of unfolder.found.canons) engine.learn(definition, canon);
    engine.adopt(definition, unfolder.found.table);

    new Case(engine, definition).start().complete('a', { again: true }).complete('a', { again: false }).complete('b');

    expect(engine.report(definition.hash)).toMatchObject({ replayed: 4, run: 0, plain: 0 });
    expect(unfolder.progress).toMatchObject({ waiting: 0, unforeseeable: 0 });
    expect(unfolder.verdict()).toEqual([]);
  });

  it('asks the same condition of one step once', async () => {
    const twice = file(
      `<startEvent id="s"/>${flow('f1', 's', 'x')}<exclusiveGateway id="x" default="n"/>${flow('y', 'x', 'x2', 'facts.ok')}${flow('n', 'x', 'x2')}<exclusiveGateway id="x2" default="n2"/>${flow('y2', 'x2', 'a', 'facts.ok')}${flow('n2', 'x2', 'b')}${userTasks('a', 'b')}${flow('fa', 'a', 'e')}${flow('fb', 'b', 'e')}<endEvent id="e"/>`,
    );

    expect(all(await compiled(twice)).progress.recipes).toBe(2 + 2);
  });

  it('tries a failed job with every error code, and says what a fact must decide', async () => {
    const jobs = file(
      `<startEvent id="s"/>${flow('f1', 's', 'j')}${service('j', 'job')}${flow('f2', 'j', 'm')}<boundaryEvent id="err" attachedToRef="j"><errorEventDefinition errorRef="E1"/></boundaryEvent>${flow('fe', 'err', 'e')}<userTask id="m" name="m"><multiInstanceLoopCharacteristics isSequential="false"><loopCardinality xsi:type="tFormalExpression">=facts.copies</loopCardinality></multiInstanceLoopCharacteristics></userTask>${flow('f3', 'm', 'e')}<endEvent id="e"/>`,
    );

    const unfolder = all(await compiled(jobs));

    expect(unfolder.progress).toMatchObject({ recipes: 2, unforeseeable: 1, waiting: 0 });
    expect(unfolder.verdict()).toEqual([]);
  });

  it('leaves alone a drawing in which something reads like an id, and says so', async () => {
    const unfolder = all(await compiled(LOOP.replace('id="main" name="main"', 'id="main" name="tel_0371628712"')));

    expect(unfolder.progress).toMatchObject({ states: 0, waiting: 1 });
    expect(unfolder.verdict()).toMatchObject([{ reason: expect.stringContaining('reads like an execution id') as string }]);
  });

  it('finds what never ends and what nothing ever enters', async () => {
    const hopeless = file(
      `<startEvent id="s"/>${flow('f1', 's', 'x')}<exclusiveGateway id="x" default="n"/>${flow('y', 'x', 'a', 'facts.ok')}${flow('n', 'x', 'b')}${userTasks('a', 'b')}<parallelGateway id="join"/>${flow('fa', 'a', 'join')}${flow('fb', 'b', 'join')}${flow('fj', 'join', 'e')}<endEvent id="e"/>`,
    );

    const faults = all(await compiled(hopeless)).verdict();

    expect(faults.map(({ elementId, reason }) => `${elementId ?? ''} ${reason}`.trim())).toEqual(
      expect.arrayContaining([
        'process main runs but waits for nothing',
        'from here the process can never end',
        'e nothing ever comes here',
      ]),
    );
  });
});
