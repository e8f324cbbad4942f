import type { CompiledDefinition } from '../../src/engine/compile/compiled-definition.ts';
import { createMemoisedEngine } from '../../src/engine/index.ts';
import { TransitionTable } from '../../src/engine/memo/transition-table.ts';
import { Unfolder } from '../../src/engine/memo/unfold.ts';
import type { MemoisedEngine } from '../../src/engine/types.ts';

/** The engine with every transition of the process known, as the server is some seconds after a deployment. */
export async function prewarmedEngine(xml: string): Promise<MemoisedEngine> {
  const engine = createMemoisedEngine();
  const definition = await engine.compile(xml, 'bench.bpmn');
  const table = new TransitionTable(definition as CompiledDefinition);
  const unfolder = new Unfolder(table);
  for (const _ of unfolder.run());
  if (unfolder.faults.length) throw new Error(`the process has faults: ${unfolder.faults.map(({ reason }) => reason).join('; ')}`);
  for (const canon of table.canons) engine.learn(definition, canon);
  engine.adopt(definition, table.stored());
  return engine;
}
