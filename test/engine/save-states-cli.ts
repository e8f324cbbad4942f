import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { generateProcess } from './fuzz/generate.ts';
import { Random } from './fuzz/random.ts';
import { GOOD } from './good-file.ts';
import { actions, Instance } from './saved-state.ts';

/** Writes saved states of the present version to `--out`: for a new folder test/states/vN when the format changes. */
export async function main(args: string[]): Promise<void> {
  const out = args[args.indexOf('--out') + 1] ?? 'out/states';
  mkdirSync(out, { recursive: true });
  const save = (name: string, instance: Instance, bpmn: string, facts: Record<string, unknown>) =>
    writeFileSync(path.join(out, `${name}.json`), `${JSON.stringify(instance.save(bpmn, facts), null, 1)}\n`);
  const facts = { filing: 'file', hearing: 'on' };
  let good = await Instance.start(GOOD, facts);
  for (const name of ['draft', 'hearing-and-payment', 'hearing-after-invoice', 'waiting-for-ruling']) {
    save(name, good, GOOD, facts);
    const next = actions(good.result).find((action) =>
      good.result.waits.some((w) => w.kind === 'job' && w.executionId === action.executionId),
    );
    good = good.after(next ?? actions(good.result)[0]!);
  }
  for (let seed = 1, saved = 0; saved < 8; seed++) if (await saveGenerated(seed, save)) saved++;
}

/** A generated process somewhere in the middle, if it has at least three things open there and comes to an end by itself. */
async function saveGenerated(
  seed: number,
  save: (name: string, instance: Instance, bpmn: string, facts: Record<string, unknown>) => void,
): Promise<boolean> {
  const { xml, facts: names } = generateProcess(seed);
  const facts = Object.fromEntries(names.map((name) => [name, 3]));
  const random = new Random(seed);
  let instance = await Instance.start(xml, facts);
  for (let step = 0; step < 4 && instance.result.status === 'open'; step++)
    instance = instance.after(random.pick(actions(instance.result)));
  if (actions(instance.result).length < 3 || instance.finished().result.status !== 'done') return false;
  save(`generated-${seed}`, instance, xml, facts);
  return true;
}
