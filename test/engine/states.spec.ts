import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createEngine, createOracle } from '../../src/engine/index.ts';
import { NOW } from './driver.ts';
import { actions, Instance, type SavedState } from './saved-state.ts';

const FOLDER = path.join(process.cwd(), 'test/states/v1');
const files = readdirSync(FOLDER).filter((name) => name.endsWith('.json'));
const load = (name: string) => JSON.parse(readFileSync(path.join(FOLDER, name), 'utf8')) as SavedState;

test('there are saved states of format 1', () => {
  expect(files.length).toBeGreaterThanOrEqual(8);
});

test.each(files)('everything open in %s is open still', async (name) => {
  const instance = await Instance.load(load(name));

  for (const action of actions(instance.result)) expect(() => instance.after(action)).not.toThrow();
});

test.each(files)('%s is recovered and runs to its end', async (name) => {
  const instance = await Instance.load(load(name));

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
