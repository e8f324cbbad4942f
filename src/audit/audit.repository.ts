import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { statement } from '../platform/database/statement.ts';
import type { Json } from './canonical-json.ts';
import { contentHash, type EntryContent } from './hash-chain.ts';

const APPEND = statement(`select audit_append($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12::jsonb, $13)`);

export interface LogRow {
  id: string;
  seq: number;
  at: Date;
  action: string;
  actorId: string;
  actorName: string;
  detail: Json;
}

/** The audit trail: appended through the database's own function, read through row-level security. */
@Injectable()
export class AuditRepository {
  constructor(private readonly database: Database) {}

  /** In the running transaction, which fails with it; throws outside of one. Locks the chain until that ends. */
  append(entry: EntryContent): void {
    this.database.send(APPEND, [
      entry.id,
      entry.chainId,
      entry.at,
      entry.bureauCode,
      entry.action,
      entry.matterKind,
      entry.matterId,
      entry.subjectKind,
      entry.subjectId,
      entry.actorId,
      entry.actorName,
      JSON.stringify(entry.detail),
      contentHash(entry),
    ]);
  }

  /** Newest first, those before `beforeSeq`. */
  ofMatter(matterId: string, beforeSeq: number, limit: number): Promise<LogRow[]> {
    return this.database.query<LogRow>(
      `select id, seq, at, action, actor_id as "actorId", actor_name as "actorName", detail
       from audit_entry where chain_id = $1::text and seq < $2 order by seq desc limit $3`,
      [matterId, beforeSeq, limit],
    );
  }
}
