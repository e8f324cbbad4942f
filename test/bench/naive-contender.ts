import { Engine } from 'bpmn-engine';
import { EventEmitter } from 'node:events';
import { evaluate } from 'feelin';
import pg from 'pg';
import { newId } from '../../src/platform/ids.ts';
import type { Contender, Meter } from './measure.ts';
import { LONGEST_WALK, walkOf, type Workload } from './workload.ts';

export const NAIVE_TABLES = `
  create table naive_instance (id uuid primary key, state jsonb not null, revision int not null);
  create table naive_task (instance_id uuid not null, execution_id text not null, element_id text not null, primary key (instance_id, execution_id));
  create table naive_history (instance_id uuid not null, n bigserial, event text not null, element_id text, at timestamptz not null default now());`;

const EVENTS = ['activity.enter', 'activity.end', 'activity.timeout', 'flow.take', 'process.end'];

interface Api {
  id: string;
  executionId: string;
  owner?: { isSubProcess?: boolean };
  getPostponed(): Api[];
  signal(message?: object): void;
}
interface Execution {
  getPostponed(): Api[];
  environment: { variables: Record<string, unknown> };
}

/** bpmn-engine as its manual shows it: parse the XML, recover the whole state, resume, signal, getState, save it as jsonb; tasks and history row by row. */
export class NaiveContender implements Contender {
  readonly name = 'naive';
  private readonly pool: pg.Pool;

  constructor(
    url: string,
    clients: number,
    private readonly xml: string,
  ) {
    this.pool = new pg.Pool({ connectionString: url, max: clients });
  }

  async runCase(workload: Workload, n: number, { step, goOn }: Meter): Promise<void> {
    const id = newId();
    const walk = walkOf(workload, n);
    let open = await step(() => this.inTransaction((client) => this.start(client, id)));
    for (let count = 0; open.length > 0 && count < LONGEST_WALK && goOn(); count++) {
      const { element, ok } = walk.next(open);
      // stock parallel joins differ now and then: where the happy path's next step is not open, take what is
      const acted = open.includes(element) ? element : open[0]!;
      open = await step(() => this.inTransaction((client) => this.complete(client, id, acted, ok)));
    }
  }

  private async start(client: pg.PoolClient, id: string): Promise<string[]> {
    const { engine, listener, history } = this.engine();
    const execution = (await engine.execute({ listener, variables: { facts: {} } })) as unknown as Execution;
    await client.query('insert into naive_instance values ($1, $2, 1)', [id, JSON.stringify(await engine.getState())]);
    return this.save(client, id, engine, execution, history);
  }

  private async complete(client: pg.PoolClient, id: string, element: string, ok: boolean): Promise<string[]> {
    const { rows } = await client.query<{ state: { definitions: unknown[] } }>(
      'select state from naive_instance where id = $1 for update',
      [id],
    );
    const { engine, listener, history } = this.engine();
    await engine.getDefinitions();
    engine.recover(rows[0]!.state as never);
    const execution = (await engine.resume({ listener })) as unknown as Execution;
    setFacts(engine, { ok });
    openTasks(execution)
      .find((task) => task.id === element)
      ?.signal();
    await client.query('update naive_instance set state = $2, revision = revision + 1 where id = $1', [
      id,
      JSON.stringify(await engine.getState()),
    ]);
    return this.save(client, id, engine, execution, history);
  }

  private async save(client: pg.PoolClient, id: string, engine: Engine, execution: Execution, history: string[][]): Promise<string[]> {
    const open = openTasks(execution);
    await client.query('delete from naive_task where instance_id = $1', [id]);
    for (const task of open) await client.query('insert into naive_task values ($1, $2, $3)', [id, task.executionId, task.id]);
    for (const [event, element] of history)
      await client.query('insert into naive_history (instance_id, event, element_id) values ($1, $2, $3)', [id, event, element]);
    // a process that has ended cannot be stopped: the promise would never settle
    if (open.length > 0) await engine.stop();
    return open.map((task) => task.id);
  }

  private engine(): { engine: Engine; listener: EventEmitter; history: string[][] } {
    const listener = new EventEmitter();
    const history: string[][] = [];
    for (const event of EVENTS) listener.on(event, (api: { id?: string }) => history.push([event, api?.id ?? '']));
    const engine = new Engine({ name: 'bench', source: this.xml, scripts: feelScripts() as never, extensions: { services } as never });
    return { engine, listener, history };
  }

  private async inTransaction<T>(work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
    const client = await this.pool.connect();
    try {
      await client.query('begin');
      const result = await work(client);
      await client.query('commit');
      return result;
    } finally {
      client.release();
    }
  }

  close(): Promise<void> {
    return this.pool.end();
  }
}

/** Open user tasks, those of running subprocesses included. */
function openTasks(execution: Execution): Api[] {
  const found: Array<Api & { type?: string }> = [];
  const visit = (api: Api & { type?: string }): void => {
    if (api.type === 'bpmn:UserTask' && api.executionId) found.push(api);
    if (api.owner?.isSubProcess) for (const inner of api.getPostponed()) if (inner.owner !== api.owner) visit(inner);
  };
  for (const api of execution.getPostponed()) visit(api);
  return found;
}

function setFacts(engine: Engine, facts: object): void {
  const execution = (
    engine as unknown as {
      execution: {
        definitions: Array<{
          environment: { variables: Record<string, unknown> };
          getProcesses(): Array<{ environment: { variables: Record<string, unknown> } }>;
        }>;
      };
    }
  ).execution;
  for (const definition of execution.definitions) {
    definition.environment.variables['facts'] = facts;
    for (const process of definition.getProcesses()) process.environment.variables['facts'] = facts;
  }
}

/** Called with `new` by the library. */
function NoService(): object {
  return { execute: (_: unknown, done: () => void) => done() };
}

function services(activity: { type: string; behaviour: Record<string, unknown> }): void {
  if (activity.type === 'bpmn:ServiceTask') activity.behaviour['Service'] = NoService;
}

function feelScripts(): object {
  const scripts = new Map<string, object>();
  return {
    register({ id, type, behaviour }: { id: string; type: string; behaviour: { conditionExpression?: { body: string } } }) {
      if (type !== 'bpmn:SequenceFlow' || !behaviour.conditionExpression) return;
      const { body } = behaviour.conditionExpression;
      scripts.set(id, {
        execute: (scope: { environment: { variables: Record<string, unknown> } }, done: (error: null, result: boolean) => void) =>
          done(null, evaluate(body, scope.environment.variables).value === true),
      });
    },
    getScript: (_: string, { id }: { id: string }) => scripts.get(id),
  };
}
