import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { Inject, Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type ProcessDefinition, type ProcessEngine, type ProcessIssue, ProcessInvalidError, type Vocabulary } from '../../engine/index.ts';
import { ROLES } from '../../platform/actor.ts';
import { UnexpectedError } from '../../platform/errors.ts';
import { DefinitionRepository, type ProcessVersion } from './definition.repository.ts';
import { ENGINE } from '../engine-token.ts';
import { LawBook } from '../law-book.ts';
import { StepRegistry } from '../host/registries.ts';

/** Token: the folder of the BPMN files. */
export const WORKFLOWS_DIRECTORY = Symbol('WORKFLOWS_DIRECTORY');

export interface CompiledVersion extends ProcessVersion {
  definition: ProcessDefinition;
  /** True when a timer of the drawing asks the clocks (`=due("D-11")`): only then are they read. */
  asksClocks: boolean;
}

/**
 * The procedures this server knows. At start every file in workflows/ is checked against what the house has (steps, handlers, law);
 * one broken file stops the start with file, element, reason and cure. Running cases stay on the version they began under.
 */
@Injectable()
export class DefinitionRegistry implements OnModuleInit {
  private readonly logger = new Logger(DefinitionRegistry.name);
  private readonly current = new Map<string, CompiledVersion>();
  private readonly compiled = new Map<string, Promise<CompiledVersion>>();

  constructor(
    @Inject(ENGINE) private readonly engine: ProcessEngine,
    @Inject(WORKFLOWS_DIRECTORY) private readonly directory: string,
    private readonly repository: DefinitionRepository,
    private readonly steps: StepRegistry,
    private readonly law: LawBook,
  ) {}

  async onModuleInit(): Promise<void> {
    const files = (await readdir(this.directory).catch(() => [])).filter((name) => name.endsWith('.bpmn')).sort();
    const drawings = await Promise.all(files.map(async (file) => ({ file, xml: await readFile(path.join(this.directory, file), 'utf8') })));
    await this.load(drawings);
  }

  /** Checks all, then stores all: nothing is stored of a set that has a fault. Throws ProcessInvalidError. */
  async load(drawings: ReadonlyArray<{ file: string; xml: string }>): Promise<void> {
    const issues: ProcessIssue[] = [];
    for (const { xml, file } of drawings) issues.push(...(await this.engine.validate(xml, file, this.vocabulary())));
    if (issues.length) throw new ProcessInvalidError(issues);
    for (const { xml, file } of drawings) {
      const definition = await this.engine.compile(xml, file);
      const version = await this.repository.store({ key: definition.key, name: definition.name, hash: definition.hash, xml });
      const compiled = { ...version, definition, asksClocks: asksClocks(xml) };
      this.compiled.set(version.id, Promise.resolve(compiled));
      this.current.set(version.key, compiled);
      this.logger.log(`procedure ${version.key} version ${version.version} (${version.hash.slice(0, 12)})`);
    }
  }

  /** The version new cases start under. */
  currentOf(key: string): CompiledVersion {
    const version = this.current.get(key);
    if (!version)
      throw new UnexpectedError(`no procedure "${key}" in ${this.directory}: known are ${[...this.current.keys()].join(', ') || 'none'}`);
    return version;
  }

  get currentVersions(): readonly CompiledVersion[] {
    return [...this.current.values()];
  }

  /** The version a running case is pinned to; compiled once per server. */
  ofVersion(id: string): Promise<CompiledVersion> {
    const known = this.compiled.get(id);
    if (known) return known;
    const loading = this.compile(id);
    this.compiled.set(id, loading);
    loading.catch(() => this.compiled.delete(id));
    return loading;
  }

  /** Every name a BPMN file may use. */
  vocabulary(): Vocabulary {
    return {
      roles: new Set(ROLES),
      forms: this.steps.stepKeys,
      handlers: this.steps.handlerNames,
      clocks: this.law.clocks,
      gates: this.law.gates,
      documents: this.law.documents,
      stages: this.law.stages,
    };
  }

  private async compile(id: string): Promise<CompiledVersion> {
    const row = await this.repository.byId(id);
    if (!row) throw new UnexpectedError(`process version ${id} is not in the database`);
    const { xml, ...version } = row;
    return { ...version, definition: await this.engine.compile(xml, `${row.key} version ${row.version}`), asksClocks: asksClocks(xml) };
  }
}

const asksClocks = (xml: string): boolean => /=\s*due\(/.test(xml);
