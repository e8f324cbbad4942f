import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../platform/errors.ts';
import { labelOf } from './audit-actions.ts';
import { AuditRepository, type LogRow } from './audit.repository.ts';
import type { Json } from './canonical-json.ts';

export interface LogItem {
  id: string;
  seq: number;
  at: Date;
  action: string;
  label: string;
  labelEn: string;
  by: { id: string; name: string };
  detail: Json;
}

/** The log of one matter, newest first. */
@Injectable()
export class MatterLog {
  constructor(private readonly repository: AuditRepository) {}

  /** NotFoundError for a matter of another bureau exactly as for one that does not exist: row-level security shows no entry of either. */
  async list(matterId: string, { cursor, limit }: { cursor: number; limit: number }): Promise<{ items: LogItem[]; nextCursor: string | null }> {
    const rows = await this.repository.ofMatter(matterId, cursor, limit + 1);
    if (rows.length === 0) throw new NotFoundError('该事项', 'The matter');
    const items = rows.slice(0, limit);
    return { items: items.map(toItem), nextCursor: rows.length > limit ? String(items.at(-1)!.seq) : null };
  }
}

function toItem({ actorId, actorName, ...row }: LogRow): LogItem {
  const { zh, en } = labelOf(row.action, row.detail);
  return { ...row, label: zh, labelEn: en, by: { id: actorId, name: actorName } };
}
