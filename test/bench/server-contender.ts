import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEngine, createMemoisedEngine, type MemoisedEngine, type ProcessEngine } from '../../src/engine/index.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { newId } from '../../src/platform/ids.ts';
import { infrastructure } from '../../src/platform/infrastructure.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import {
  CommandService,
  ENGINE,
  type MatterRef,
  type OpenedItem,
  PrewarmService,
  ProcedureService,
  WORKFLOWS_DIRECTORY,
} from '../../src/procedures/index.ts';
import { BenchModule, benchXml } from './bench-module.ts';
import type { Contender, Meter } from './measure.ts';
import { LONGEST_WALK, walkOf, type Workload } from './workload.ts';

/** This server, on the engine it is given: commands through Nest, permission, validation, row-level security, audit trail; HTTP alone is left out. */
export class ServerContender implements Contender {
  /** Milliseconds inside ProcessEngine.step and how often it was called: where the time goes. */
  readonly inEngine = { ms: 0, steps: 0 };
  /** Matters of cases that were left where they stood when the time was up. */
  private readonly sleeping: string[] = [];
  private readonly commands: CommandService;
  private readonly procedures: ProcedureService;
  private readonly database: Database;
  private readonly actors: ActorContext;

  private constructor(
    readonly name: 'memoised' | 'plain',
    private readonly module: INestApplicationContext,
    private readonly folder: string,
    readonly actor: Actor,
  ) {
    this.commands = module.get(CommandService, { strict: false });
    this.procedures = module.get(ProcedureService, { strict: false });
    this.database = module.get(Database, { strict: false });
    this.actors = module.get(ActorContext, { strict: false });
    this.timeTheEngine(module.get<ProcessEngine>(ENGINE, { strict: false }));
  }

  /** memoised: as the server is some seconds after a deployment, with every transition of the process known. plain: bpmn-engine takes each step. */
  static async start(name: 'memoised' | 'plain', url: string): Promise<ServerContender> {
    const folder = mkdtempSync(path.join(tmpdir(), 'orecase-bench-'));
    writeFileSync(path.join(folder, 'bench.bpmn'), benchXml());
    const PREWARM = String(name === 'memoised');
    Object.assign(process.env, {
      WORKERS: 'false',
      PREWARM,
      ORECASE_MODE: 'demo',
      LOG_LEVEL: 'silent',
      DATABASE_URL: url,
      DATA_DIR: folder,
    });
    const building = Test.createTestingModule({ imports: [...infrastructure(), PlatformModule, BenchModule] })
      .overrideProvider(WORKFLOWS_DIRECTORY)
      .useValue(folder);
    if (name === 'plain') building.overrideProvider(ENGINE).useValue(forgetful());
    const module = await building.compile();
    module.useLogger(false);
    await module.init();
    const prewarm = module.get(PrewarmService, { strict: false });
    prewarm.start();
    await prewarm.ready();
    return new ServerContender(name, module, folder, await handler(module));
  }

  async runCase(workload: Workload, n: number, { step, goOn }: Meter): Promise<void> {
    const matter: MatterRef = { kind: 'lead', id: newId(), bureauCode: '410185' };
    const walk = walkOf(workload, n);
    const open = new Map<string, string>();
    const note = (opened: readonly OpenedItem[]): void => opened.forEach((item) => open.set(item.step.elementId, item.id));
    note((await step(() => this.start(matter))).opened);
    for (let count = 0; open.size > 0 && count < LONGEST_WALK && goOn(); count++) {
      const { element, ok } = walk.next([...open.keys()]);
      const command = { workItemId: open.get(element)!, revision: 1, key: newId(), body: { ok, remark: element } };
      const answer = await step(() => this.actors.runAs(this.actor, () => this.commands.complete(command)));
      open.delete(element);
      note(answer.opened);
    }
    if (open.size > 0) this.sleeping.push(matter.id);
  }

  /** Mean bytes of the engine's state of the cases left sleeping. */
  async bytesAsleep(): Promise<number> {
    const row = await this.actors.runAs(this.actor, () =>
      this.database.one<{ bytes: number }>(
        `select round(avg(octet_length(state)))::int as bytes from process_instance where matter_id = any ($1) and status = 'OPEN'`,
        [this.sleeping],
      ),
    );
    return row!.bytes;
  }

  /** The case file and its process in one transaction, as a lead is registered. */
  private start(matter: MatterRef) {
    return this.actors.runAs(this.actor, () =>
      this.database.transaction(async () => {
        await this.database.query(`insert into bench_file (id, bureau_code) values ($1, $2)`, [matter.id, matter.bureauCode]);
        return this.procedures.start({ procedure: 'bench', matter });
      }),
    );
  }

  private timeTheEngine(engine: ProcessEngine): void {
    const step = engine.step.bind(engine);
    engine.step = (...parameters) => {
      const begun = performance.now();
      try {
        return step(...parameters);
      } finally {
        this.inEngine.ms += performance.now() - begun;
        this.inEngine.steps++;
      }
    };
  }

  async close(): Promise<void> {
    await this.module.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The plain engine behind the memoised one's door. */
function forgetful(): MemoisedEngine {
  const { step } = createEngine();
  return { ...createMemoisedEngine(), step, unknownCanon: () => null, takeMismatches: () => [] };
}

async function handler(module: INestApplicationContext): Promise<Actor> {
  const database = module.get(Database, { strict: false });
  const row = await module
    .get(ActorContext, { strict: false })
    .runAsSystem(() =>
      database.one<{ id: string; name: string; unit_id: string }>(`select id, name, unit_id from app_user where username = 'handler'`),
    );
  const { id, name, unit_id } = row!;
  return { kind: 'person', userId: id, name, roles: ['case-handler'], bureauCode: '410185', unitId: unit_id, scope: '410185' };
}
