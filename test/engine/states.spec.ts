import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine, createMemoisedEngine, createOracle } from '../../src/engine/index.ts';
import { NOW } from './driver.ts';
import { actions, Instance, type SavedState } from './saved-state.ts';

const FOLDER = path.join(process.cwd(), 'test/states');
const filesOf = (version: string) => readdirSync(path.join(FOLDER, version)).map((name) => `${version}/${name}`);
const files = [...filesOf('v1'), ...filesOf('v2')];
const load = (name: string) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as SavedState;

test.each(['v1', 'v2'])('there are saved states of format %s', (version) => {
  expect(filesOf(version).length).toBeGreaterThanOrEqual(8);
});

test.each(files)('everything open in %s is open still', async (name) => {
  const instance = await Instance.load(load(name));

  for (const action of actions(instance.result)) expect(() => instance.after(action)).not.toThrow();
});

test.each(files)('%s is recovered and runs to its end, judged by the plain engine', async (name) => {
  const engine = createMemoisedEngine();
  const instance = await Instance.load(load(name), engine);

  expect(instance.finished().result.status).toBe('done');
  expect(instance.mismatches).toEqual([]);
});

test.each(filesOf('v1'))('%s runs to its end on the plain engine', async (name) => {
  const { compile, step } = createEngine();
  const instance = await Instance.load(load(name), { ...createMemoisedEngine(), compile, step });

  expect(instance.finished().result.status).toBe('done');
});

test('a state of a format not known is refused', async () => {
  const engine = createEngine();
  const saved = load(files[0]!);
  const definition = await engine.compile(saved.bpmn, 'saved.bpmn');
  const state = { format: 2, bytes: Buffer.from(saved.state.bytes, 'base64') };

  expect(() => engine.step(definition, state, actions(saved)[0]!, createOracle({ facts: {}, now: NOW }), 99)).toThrow(
    'the plain engine reads format 1',
  );
});
