import { Injectable, Module, type OnModuleInit } from '@nestjs/common';
import { IsBoolean, IsOptional, IsString, MaxLength } from 'class-validator';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { PeopleModule } from '../../src/people/index.ts';
import { Database } from '../../src/platform/database/database.ts';
import { Field } from '../../src/platform/forms/field.ts';
import {
  Handler,
  type MatterReader,
  MatterReaders,
  ProceduresModule,
  Step,
  type StepContext,
  type StepDefinition,
} from '../../src/procedures/index.ts';
import { WorklistsModule } from '../../src/worklists/index.ts';
import { withDiagram } from '../procedures/fixtures/diagram.ts';

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

/** The smallest domain there can be: one step, one handler, one file a case. */
@Module({ imports: [ProceduresModule, PeopleModule, WorklistsModule], providers: [BenchStep, BenchHandler, BenchReader] })
export class BenchModule {}
