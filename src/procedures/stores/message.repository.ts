import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';

export interface WaitingPlace {
  instanceId: string;
  executionId: string;
  elementId: string;
}

/** Where processes wait for messages from outside. */
@Injectable()
export class MessageRepository {
  constructor(private readonly database: Database) {}

  waiting(matterId: string, message: string): Promise<WaitingPlace[]> {
    return this.database.query(
      `select instance_id as "instanceId", execution_id as "executionId", element_id as "elementId" from message_wait
       where matter_id = $1 and message = $2 order by instance_id, execution_id`,
      [matterId, message],
    );
  }

  /** Whether a message of this key has moved the matter already. */
  async isDelivered(matterId: string, key: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 from process_command c join process_instance i on i.id = c.instance_id
       where i.matter_id = $1 and c.kind = 'message' and starts_with(c.key, $2) limit 1`,
      [matterId, `message:${key}:`],
    );
    return row !== undefined;
  }
}
