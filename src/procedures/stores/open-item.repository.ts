import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

export interface OpenItem {
  id: string;
  revision: number;
  elementId: string;
  form: string;
  role: string;
  stage: string;
  assigneeId: string | null;
}

/** What is open on a matter, in short. Lists for people are in worklists/. */
@Injectable()
export class OpenItemRepository {
  constructor(private readonly database: Database) {}

  openItems(matterId: string): Promise<OpenItem[]> {
    return this.database.query(
      `select id, revision, element_id as "elementId", form, role, stage, assignee_id as "assigneeId"
       from work_item where matter_id = $1 and status = 'OPEN' order by opened_at, id`,
      [matterId],
    );
  }
}
