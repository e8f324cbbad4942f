import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Unfolding } from '../../src/engine/index.ts';
import { unfoldInThread } from '../../src/procedures/memo/unfolding-thread.ts';

const xml = readFileSync(path.resolve('workflows/case-handling.bpmn'), 'utf8');
const task = { xml, name: 'case-handling', states: 2000, milliseconds: 60_000 };
const nobody = (): void => undefined;

it('finds every place of the ordinary procedure, and nothing wrong with it', async () => {
  const told: Unfolding[] = [];
  const found = await unfoldInThread(task, (unfolding) => told.push(unfolding)).done;

  expect(found).toMatchObject({ unfolding: { waiting: 0, unforeseeable: 0 }, faults: [] });
  expect(found!.canons).toHaveLength(found!.unfolding.states);
  expect(found!.table.states.sort()).toEqual(found!.canons.map(({ hash }) => hash).sort());
  for (const { states } of told) expect(states).toBeLessThanOrEqual(found!.unfolding.states);
});

it('stops at the cap of places, and hands over what it has', async () => {
  const found = await unfoldInThread({ ...task, states: 5 }, nobody).done;

  expect(found!.unfolding.states).toBeGreaterThanOrEqual(5);
  expect(found!.unfolding.states).toBeLessThan(15);
  expect(found!.unfolding.waiting).toBeGreaterThan(0);
  expect(found!.faults).toEqual([]); // of a part nothing can be said to be dead
});

it('stops at the cap of time', async () => {
  const found = await unfoldInThread({ ...task, milliseconds: 0 }, nobody).done;

  expect(found!.unfolding.waiting).toBeGreaterThan(0);
});

it('ends without a word when it is stopped', async () => {
  const thread = unfoldInThread(task, nobody);
  await thread.stop();

  expect(await thread.done).toBeUndefined();
});

it('tells why it failed', async () => {
  await expect(unfoldInThread({ ...task, xml: '<no-bpmn/>' }, nobody).done).rejects.toThrow(/BPMN|executable|process/i);
});
