import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { NotFoundError } from '../platform/errors.ts';
import { DefinitionRegistry, DefinitionRepository, type PrewarmReport, PrewarmService } from '../procedures/index.ts';
import { ProcessPageRepository, type TakenProcess } from './process-page.repository.ts';

export interface ProcedureVersionView {
  id: string;
  key: string;
  name: string;
  nameEn: string;
  version: number;
  versionHash: string;
  createdAt: Date;
  /** Running matters the reader may see. */
  instances: number;
  /** New matters start under this one. */
  current: boolean;
  /** How far this version is compiled to a table of transitions, on this server (docs/memo.md). */
  memo: PrewarmReport;
}

/** The procedures and where each matter stands in its own. */
@Injectable()
export class ProcessPageService {
  constructor(
    private readonly database: Database,
    private readonly pages: ProcessPageRepository,
    private readonly versions: DefinitionRepository,
    private readonly definitions: DefinitionRegistry,
    private readonly prewarm: PrewarmService,
  ) {}

  ofMatter(matterId: string): Promise<TakenProcess & { nameEn: string }> {
    return this.database.transaction(async () => {
      const page = await this.pages.ofMatter(matterId);
      if (!page) throw new NotFoundError('该事项的办理程序', 'The procedure of this matter');
      return { ...page, nameEn: this.nameEnOf(page.key) };
    });
  }

  list(): Promise<{ items: ProcedureVersionView[]; nextCursor: null }> {
    return this.database.transaction(async () => {
      const current = new Set(this.definitions.currentVersions.map((version) => version.id));
      const items = (await this.versions.list()).map(({ id, key, name, version, hash, createdAt, running }) => ({
        id,
        key,
        name,
        nameEn: this.nameEnOf(key),
        version,
        versionHash: hash,
        createdAt,
        instances: running,
        current: current.has(id),
        memo: this.prewarm.reportOf(hash),
      }));
      return { items, nextCursor: null };
    });
  }

  private nameEnOf(key: string): string {
    return this.definitions.currentVersions.find((version) => version.key === key)?.definition.nameEn ?? key;
  }
}
