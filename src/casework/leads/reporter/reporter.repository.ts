import { Injectable } from '@nestjs/common';
import { Database } from '../../../platform/database/database.ts';

export interface SealedReporter {
  leadId: string;
  bureauCode: string;
  keyId: string;
  sealed: Buffer;
}
export interface ReporterAccess {
  id: string;
  leadId: string;
  bureauCode: string;
  userId: string;
  userName: string;
  reason: string;
  at: Date;
}

@Injectable()
export class ReporterRepository {
  constructor(private readonly database: Database) {}

  async insert({ leadId, bureauCode, keyId, sealed }: SealedReporter, at: Date): Promise<void> {
    await this.database.query(
      `insert into reporter_identity (lead_id, bureau_code, key_id, sealed, created_at) values ($1, $2, $3, $4, $5)`,
      [leadId, bureauCode, keyId, sealed, at],
    );
  }

  find(leadId: string): Promise<SealedReporter | undefined> {
    return this.database.one<SealedReporter>(
      `select lead_id as "leadId", bureau_code as "bureauCode", key_id as "keyId", sealed from reporter_identity where lead_id = $1`,
      [leadId],
    );
  }

  async log(access: ReporterAccess): Promise<void> {
    const { id, leadId, bureauCode, userId, userName, reason, at } = access;
    await this.database.query(
      `insert into reporter_access (id, lead_id, bureau_code, user_id, user_name, reason, at) values ($1, $2, $3, $4, $5, $6, $7)`,
      [id, leadId, bureauCode, userId, userName, reason, at],
    );
  }
}
