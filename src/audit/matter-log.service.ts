import { Injectable } from '@nestjs/common';
import { NotFoundError } from '../platform/errors.ts';
import { decodeCursor, type Page, type PageQuery, toPage } from '../platform/http/paging.ts';
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
  async list(matterId: string, { cursor, limit }: PageQuery): Promise<Page<LogItem>> {
    const [before = Number.MAX_SAFE_INTEGER] = decodeCursor(cursor, ['number']) ?? [];
    const rows = await this.repository.ofMatter(matterId, Number(before), limit + 1);
    if (rows.length === 0) throw new NotFoundError('该事项', 'The matter');
    return toPage(rows.map(toItem), limit, (item) => [item.seq]);
  }
}

function toItem({ actorId, actorName, ...row }: LogRow): LogItem {
  const { zh, en } = labelOf(row.action, row.detail);
  return { ...row, label: zh, labelEn: en, by: { id: actorId, name: actorName } };
}
