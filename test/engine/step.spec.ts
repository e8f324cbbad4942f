import { inflateRawSync } from 'node:zlib';
import {
  createEngine,
  createOracle,
  EngineRefusal,
  OracleError,
  ProcessInvalidError,
  recordingOracle,
  replayingOracle,
} from '../../src/engine/index.ts';
import { boundary, file, flow, service, timer, userTasks } from './bpmn.ts';
import { Driver, NOW } from './driver.ts';

const CHOICE = file(
  `<startEvent id="s"/>${flow('f1', 's', 'a')}${userTasks('a', 'b')}${flow('f2', 'a', 'x')}<exclusiveGateway id="x" default="fd"/>${flow('fy', 'x', 'b', 'facts.filing = "file"')}${flow('fd', 'x', 'e')}${flow('fb', 'b', 'e')}<endEvent id="e"/>${boundary('t', 'a', timer('timeDuration', 'P1D'))}${flow('ft', 't', 'e')}`,
);
const engine = createEngine();

test('a step tells what was passed, in order', async () => {
  const driver = await Driver.started(CHOICE, { filing: 'file' });
  const [wait] = driver.waits('a');

  const { history, effects } = driver.go('a');

  expect(history.map(({ kind, elementId }) => `${kind} ${elementId}`)).toEqual([
    'end a',
    'take f2',
    'enter x',
    'end x',
    'take fy',
    'enter b',
  ]);
  expect(history[0]!.executionId).toBe(wait!.executionId);
  expect(effects).toEqual([]);
});

test('execution ids are revision and serial', async () => {
  const driver = await Driver.started(CHOICE, { filing: 'file' });
  driver.go('a');

  expect(driver.waits('b')[0]!.executionId).toMatch(/^2\.\d+$/);
});

test('a service task in effect mode is handed to the host and passed', async () => {
  const driver = await Driver.started(
    file(`<startEvent id="s"/>${flow('f1', 's', 'n')}${service('n')}${flow('f2', 'n', 'e')}<endEvent id="e"/>`),
  );

  expect(driver.result).toMatchObject({ status: 'done', state: null, effects: [{ elementId: 'n', handler: 'n' }] });
  expect(driver.result.history.at(-1)).toEqual({ kind: 'done', elementId: 'main' });
});

test('the state holds neither the date nor the facts nor chance', async () => {
  const driver = await Driver.started(CHOICE, { secret: 'a name' });
  const text = inflateRawSync(driver.result.state!.bytes).toString();

  expect(text).not.toContain('a name');
  expect(text.match(/\d{4}-\d\d-\d\dT[^"]*/g)!.filter((date) => !/^(1970|9999)/.test(date))).toEqual([]);
  expect(text.match(/"timestamp":[1-9]\d*/g)).toBeNull();
});

test('a condition that is not true or false fails the step with a sentence', async () => {
  const driver = await Driver.started(CHOICE, {});
  const before = driver.result;
  const broken = await Driver.started(CHOICE.replace('facts.filing = "file"', 'facts.filing'));

  expect(() => broken.go('a')).toThrow(OracleError);
  expect(() => broken.go('a')).toThrow(/condition of <fy> "facts.filing" is null, not true or false .*'filing' not found/);
  expect(driver.result).toBe(before);
});

test('a failed step changes nothing: repeated with the data put right it goes on', async () => {
  const driver = await Driver.started(CHOICE.replace('facts.filing = "file"', 'facts.filing'), {});
  expect(() => driver.go('a')).toThrow(OracleError);

  driver.facts['filing'] = true;
  driver.go('a');

  expect(driver.open()).toEqual(['b']);
});

test('what is not open is refused', async () => {
  const driver = await Driver.started(CHOICE, { filing: 'file' });
  const { executionId } = driver.waits('a')[0]!;

  expect(() => driver.act({ kind: 'job', executionId })).toThrow(EngineRefusal);
  expect(() => driver.act({ kind: 'complete', executionId: '1.1' })).toThrow(EngineRefusal);
  expect(() => driver.act({ kind: 'start' })).toThrow('has started already');
  driver.go('a');
  expect(() => driver.act({ kind: 'complete', executionId })).toThrow('is not open for complete');
});

test('a business error nobody catches is refused', async () => {
  const driver = await Driver.started(CHOICE, {});

  expect(() => driver.fail('a', 'UNKNOWN')).toThrow(EngineRefusal);
  expect(() => driver.fail('a', 'UNKNOWN')).toThrow('no boundary event catches error UNKNOWN');
});

test('chance and clock are the real ones again after a step, and while the oracle is asked', async () => {
  const { random } = Math;
  const { now } = Date;
  const definition = await engine.compile(CHOICE, 'test.bpmn');
  const seen: unknown[] = [];
  const oracle = createOracle({ facts: {}, now: NOW });

  engine.step(
    definition,
    null,
    { kind: 'start' },
    { ask: (question) => (seen.push(Math.random === random && Date.now === now), oracle.ask(question)) },
    1,
  );

  expect(seen).toEqual([true]);
  expect(Math.random).toBe(random);
  expect(Date.now).toBe(now);
});

test('recorded answers replay the step byte for byte; another question is found out', async () => {
  const driver = await Driver.started(CHOICE, {});
  const action = { kind: 'complete', executionId: driver.waits('a')[0]!.executionId } as const;
  const recorder = recordingOracle(createOracle({ facts: { filing: 'file' }, now: NOW }));
  const first = engine.step(driver.definition, driver.result.state, action, recorder, 2);

  expect(engine.step(driver.definition, driver.result.state, action, replayingOracle(recorder.log), 2)).toEqual(first);
  expect(() => engine.step(driver.definition, driver.result.state, action, replayingOracle([]), 2)).toThrow(OracleError);
});

test('a file that must not run does not compile', async () => {
  await expect(engine.compile(CHOICE.replace('targetRef="x"', 'targetRef="y"'), 'test.bpmn')).rejects.toThrow(ProcessInvalidError);
  await expect(engine.compile(CHOICE.replace('language="feel"', 'language="javascript"'), 'test.bpmn')).rejects.toThrow(
    /the condition is not FEEL/,
  );
  await expect(engine.compile(CHOICE.replace('isExecutable="true"', 'isExecutable="false"'), 'test.bpmn')).rejects.toThrow(
    '0 executable processes',
  );
});
