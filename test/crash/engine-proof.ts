import type pg from 'pg';
import { createEngine } from '../../src/engine/index.ts';
import type { CompiledDefinition } from '../../src/engine/compile/compiled-definition.ts';
import { namedText } from '../../src/engine/memo/canonical-form.ts';
import { readCompact } from '../../src/engine/memo/compact-state.ts';
import { deterministically, IdFactory } from '../../src/engine/run/identity.ts';
import { Run } from '../../src/engine/run/run.ts';
import { unpack } from '../../src/engine/run/state.ts';

type Query = <Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

interface Open {
  tasks: string[];
  messages: string[];
  timers: string[];
}
type InstanceRow = Open & { id: string; version_id: string; revision: number; state_format: number; state: Buffer; canon: Buffer | null };

const list = (table: string, where = ''): string =>
  `array(select x.execution_id from ${table} x where x.instance_id = i.id ${where} order by x.execution_id collate "C")`;

/** Wakes the engine's own state of every open instance and compares what it waits for with the tables: neither may know more. */
export async function compareWithEngine(query: Query): Promise<string[]> {
  const definitions = await compileAll(query);
  const instances = await query<InstanceRow>(
    `select i.id, i.version_id, i.revision, i.state_format, i.state, c.bytes as canon,
            ${list('work_item', "and x.status = 'OPEN'")} as tasks, ${list('message_wait')} as messages, ${list('process_timer')} as timers
     from process_instance i left join process_canon c on i.state_format = 2 and c.hash = substring(i.state for 16) where i.status = 'OPEN'`,
  );
  return instances.flatMap((row) => {
    const engine = openIn(definitions.get(row.version_id)!, row);
    return (['tasks', 'messages', 'timers'] as const)
      .filter((kind) => engine[kind].join() !== row[kind].join())
      .map((kind) => `${kind} of instance ${row.id}: the engine has [${engine[kind].join()}], the table has [${row[kind].join()}]`);
  });
}

async function compileAll(query: Query): Promise<Map<string, CompiledDefinition>> {
  const engine = createEngine();
  const compiled = new Map<string, CompiledDefinition>();
  for (const { id, key, xml } of await query<{ id: string; key: string; xml: string }>('select id, key, xml from process_version'))
    compiled.set(id, (await engine.compile(xml, `${key}.bpmn`)) as CompiledDefinition);
  return compiled;
}

/** Format 1 as it is; format 2 with the instance's names put into the canonical text, which must be there. */
function fullText({ id, state_format, state, canon }: InstanceRow): string {
  if (state_format === 1) return unpack({ format: 1, bytes: state });
  if (!canon) throw new Error(`instance ${id} names a canonical text that is not stored`);
  return namedText(unpack({ format: 1, bytes: canon }), readCompact({ bytes: state }).ids);
}

function openIn(definition: CompiledDefinition, row: InstanceRow): Open {
  const oracle = {
    ask: (): never => {
      throw new Error('waking a state asks nothing');
    },
  };
  const { waits, timers } = deterministically(new IdFactory(row.revision + 1), () =>
    new Run(definition, oracle, JSON.parse(fullText(row)) as object).result(),
  );
  const ids = (items: Array<{ executionId: string }>): string[] => items.map((item) => item.executionId).sort();
  return {
    tasks: ids(waits.filter((w) => w.kind === 'task')),
    messages: ids(waits.filter((w) => w.kind === 'message')),
    timers: ids(timers),
  };
}
