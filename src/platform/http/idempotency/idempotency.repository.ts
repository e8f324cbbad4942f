import { Injectable } from '@nestjs/common';
import { Clock } from '../../clock.ts';
import { ActorContext } from '../../context.ts';
import { Database } from '../../database/database.ts';

export interface StoredAnswer {
  status: number;
  etag: string | null;
  body: unknown;
}
export interface KeyUse {
  key: string;
  route: string;
  requestHash: string;
}

/** Answers given once per Idempotency-Key. A row becomes visible only with the commit of the write it belongs to. */
@Injectable()
export class IdempotencyRepository {
  constructor(
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /** True when the key is new. Waits while another transaction holds the same key, and then knows how that one ended. */
  async reserve(use: KeyUse): Promise<boolean> {
    const rows = await this.database.query(
      `insert into idempotency_key (key, user_id, route, request_hash, created_at) values ($1, $2, $3, $4, $5)
       on conflict do nothing returning key`,
      [use.key, this.userId, use.route, use.requestHash, this.clock.now()],
    );
    return rows.length === 1;
  }

  async store(use: KeyUse, answer: StoredAnswer): Promise<void> {
    await this.database.query(
      `update idempotency_key set status = $4, etag = $5, response = $6 where user_id = $1 and route = $2 and key = $3`,
      [this.userId, use.route, use.key, answer.status, answer.etag, JSON.stringify(answer.body ?? null)],
    );
  }

  find(use: KeyUse): Promise<(StoredAnswer & { requestHash: string }) | undefined> {
    return this.database.one(
      `select status, etag, response as body, request_hash as "requestHash" from idempotency_key where user_id = $1 and route = $2 and key = $3`,
      [this.userId, use.route, use.key],
    );
  }

  async deleteBefore(instant: Date): Promise<number> {
    const rows = await this.database.query(
      `delete from idempotency_key where (user_id, route, key) in (select user_id, route, key from idempotency_key where created_at < $1 limit 1000) returning key`,
      [instant],
    );
    return rows.length;
  }

  private get userId(): string {
    return this.actors.required.userId;
  }
}
