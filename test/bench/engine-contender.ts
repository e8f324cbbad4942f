import 'reflect-metadata';
import { Injectable, Module, type OnModuleInit, type INestApplicationContext } from '@nestjs/common';
import { Test } from '@nestjs/testing';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ProcessEngine } from '../../src/engine/index.ts';
import { PeopleModule } from '../../src/people/index.ts';
import type { Actor } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Field } from '../../src/platform/forms/field.ts';
import { newId } from '../../src/platform/ids.ts';
import { infrastructure } from '../../src/platform/infrastructure.ts';
import { PlatformModule } from '../../src/platform/platform.module.ts';
import {
  CommandService,
  ENGINE,
  Handler,
  type MatterReader,
  MatterReaders,
  type MatterRef,
  type OpenedItem,
  ProcedureService,
  ProceduresModule,
  Step,
  type StepContext,
  type StepDefinition,
  WORKFLOWS_DIRECTORY,
} from '../../src/procedures/index.ts';
import { WorklistsModule } from '../../src/worklists/index.ts';
import { withDiagram } from '../procedures/fixtures/diagram.ts';
import type { Contender } from './measure.ts';
import { caseOf, LONGEST_WALK } from './workload.ts';

export const benchXml = (): string => withDiagram(readFileSync(path.resolve('test/bench/bench.bpmn'), 'utf8'));

export const BENCH_TABLE = `
  create table bench_file (id uuid primary key, bureau_code text not null, steps int not null default 0, note text);
  alter table bench_file enable row level security;
  create policy scope on bench_file using (in_scope(bureau_code)) with check (in_scope(bureau_code));`;

interface View {
  id: string;
  steps: number;
}

class BenchDto {
  @Field({ label: { zh: '同意', en: 'Agreed' } }) @IsBoolean() ok: boolean;
  @Field({ label: { zh: '说明', en: 'Remark' } }) @IsOptional() @IsString() @MaxLength(200) remark?: string;
}

/** As any step: the file is read, changed in the open transaction, and a fact returned. */
@Step({ key: 'bench', dto: BenchDto })
@Injectable()
class BenchStep implements StepDefinition<View, BenchDto> {
  constructor(private readonly database: Database) {}
  async apply(_: View, input: BenchDto, { matter }: StepContext): Promise<{ ok: boolean }> {
    await this.database.query(`update bench_file set steps = steps + 1, note = $2 where id = $1`, [matter.id, input.remark ?? null]);
    return { ok: input.ok };
  }
}

@Handler('bench')
@Injectable()
class BenchHandler {
  async run(): Promise<Record<string, never>> {
    return {};
  }
}

@Injectable()
class BenchReader implements MatterReader<View>, OnModuleInit {
  readonly kind = 'lead';
  constructor(
    private readonly readers: MatterReaders,
    private readonly database: Database,
  ) {}
  onModuleInit(): void {
    this.readers.register(this);
  }
  async view(id: string): Promise<View> {
    return (await this.database.one<View>(`select id, steps from bench_file where id = $1`, [id]))!;
  }
  async headline(): Promise<{ number: string; title: string; partyName: null }> {
    return { number: '410185-2026-1', title: '测速', partyName: null };
  }
  exclusions(): [] {
    return [];
  }
  assignees(): string[] {
    return [];
  }
  gateFacts(): unknown {
    return {};
  }
}

@Module({ imports: [ProceduresModule, PeopleModule, WorklistsModule], providers: [BenchStep, BenchHandler, BenchReader] })
class BenchModule {}

/** This engine as the server runs it: commands through Nest, permission, validation, row-level security, audit trail; HTTP alone is left out. */
export class EngineContender implements Contender {
  readonly name = 'engine';
  /** Milliseconds inside ProcessEngine.step and how often it was called: where the time goes. */
  readonly inEngine = { ms: 0, steps: 0 };
  private constructor(
    private readonly module: INestApplicationContext,
    readonly actor: Actor,
  ) {
    const engine = module.get<ProcessEngine>(ENGINE, { strict: false });
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

  static async start(url: string): Promise<EngineContender> {
    const folder = mkdtempSync(path.join(tmpdir(), 'orecase-bench-'));
    writeFileSync(path.join(folder, 'bench.bpmn'), benchXml());
    Object.assign(process.env, { WORKERS: 'false', ORECASE_MODE: 'demo', LOG_LEVEL: 'silent', DATABASE_URL: url, DATA_DIR: folder });
    const module = await Test.createTestingModule({ imports: [...infrastructure(), PlatformModule, BenchModule] })
      .overrideProvider(WORKFLOWS_DIRECTORY)
      .useValue(folder)
      .compile();
    module.useLogger(false);
    await module.init();
    const database = module.get(Database, { strict: false });
    await database.transaction(async () => undefined);
    const [row] = await module
      .get(ActorContext, { strict: false })
      .runAsSystem(() =>
        database.query<{ id: string; name: string; unit_id: string }>(`select id, name, unit_id from app_user where username = 'handler'`),
      );
    return new EngineContender(module, {
      kind: 'person',
      userId: row!.id,
      name: row!.name,
      roles: ['case-handler'],
      bureauCode: '410185',
      unitId: row!.unit_id,
      scope: '410185',
    });
  }

  async runCase(n: number, _client: number, step: <T>(work: () => Promise<T>) => Promise<T>, goOn: () => boolean): Promise<void> {
    const matter: MatterRef = { kind: 'lead', id: newId(), bureauCode: '410185' };
    const walk = caseOf(n);
    const open = new Map<string, string>();
    const note = (opened: readonly OpenedItem[]): void => opened.forEach((item) => open.set(item.step.elementId, item.id));
    note((await step(() => this.start(matter))).opened);
    for (let count = 0; open.size > 0 && count < LONGEST_WALK && goOn(); count++) {
      const { element, ok } = walk.next([...open.keys()]);
      const workItemId = open.get(element)!;
      const answer = await step(() =>
        this.asActor(() =>
          this.module
            .get(CommandService, { strict: false })
            .complete({ workItemId, revision: 1, key: newId(), body: { ok, remark: element } }),
        ),
      );
      open.delete(element);
      note(answer.opened);
    }
  }

  /** The case file and its process in one transaction, as a lead is registered. */
  private start(matter: MatterRef) {
    const database = this.module.get(Database, { strict: false });
    return this.asActor(() =>
      database.transaction(async () => {
        await database.query(`insert into bench_file (id, bureau_code) values ($1, $2)`, [matter.id, matter.bureauCode]);
        return this.module.get(ProcedureService, { strict: false }).start({ procedure: 'bench', matter });
      }),
    );
  }

  private asActor<T>(work: () => Promise<T>): Promise<T> {
    return this.module.get(ActorContext, { strict: false }).runAs(this.actor, work);
  }

  close(): Promise<void> {
    return this.module.close();
  }
}
