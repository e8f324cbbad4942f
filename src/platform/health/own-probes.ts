import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { Database } from '../database/database.ts';
import { BackgroundWork } from '../jobs/background-work.ts';
import { JobRepository } from '../jobs/job.repository.ts';
import { HealthRepository } from './health.repository.ts';
import { type HealthProbe, Probe } from './health-probe.ts';

@Injectable()
@Probe('database')
export class DatabaseProbe implements HealthProbe {
  constructor(private readonly database: Database) {}

  async probe() {
    const row = await this.database.one<{ version: string }>(`select current_setting('server_version') as version`);
    return { isUp: row !== undefined, version: row?.version };
  }
}

@Injectable()
@Probe('migrations')
export class MigrationsProbe implements HealthProbe {
  constructor(private readonly repository: HealthRepository) {}

  async probe() {
    const pending = await this.repository.pendingMigrations();
    return { isUp: pending.length === 0, pending };
  }
}

@Injectable()
@Probe('workers')
export class WorkersProbe implements HealthProbe {
  constructor(
    private readonly background: BackgroundWork,
    private readonly jobs: JobRepository,
    private readonly config: ConfigService,
  ) {}

  async probe() {
    const isWanted = this.config.get<string>('WORKERS') === 'true';
    return {
      isUp: !isWanted || this.background.isRunning,
      isWanted,
      isRunning: this.background.isRunning,
      jobs: await this.jobs.countByStatus(),
    };
  }
}
