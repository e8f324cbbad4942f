import { Injectable } from '@nestjs/common';
import type { CanonText } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';

/** The canonical texts, each stored once for all cases that ever stand at it. */
@Injectable()
export class CanonRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Those that are there; hashes in hex. */
  async byHash(hashes: readonly string[]): Promise<CanonText[]> {
    const rows = await this.database.query<{ hash: Buffer; bytes: Buffer }>(
      `select hash, bytes from process_canon where hash = any($1::bytea[])`,
      [hashes.map((hash) => Buffer.from(hash, 'hex'))],
    );
    return rows.map(({ hash, bytes }) => ({ hash: hash.toString('hex'), bytes }));
  }

  /** In a fixed order, so that two servers that store the same texts wait for each other and never in a circle. */
  async insert(canons: readonly CanonText[]): Promise<void> {
    const sorted = [...canons].sort((a, b) => a.hash.localeCompare(b.hash));
    await this.database.query(
      `insert into process_canon (hash, bytes, created_at) select *, $3 from unnest($1::bytea[], $2::bytea[]) on conflict do nothing`,
      [sorted.map(({ hash }) => Buffer.from(hash, 'hex')), sorted.map(({ bytes }) => bytes), this.clock.now()],
    );
  }
}
