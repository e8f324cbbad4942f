import { Injectable } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import pg from 'pg';

const RECONNECT_MS = 2000;

/** Hears the NOTIFYs of committed transactions on a connection of its own. A lost connection is made again; the poll covers the gap. */
@Injectable()
export class NotificationListener {
  private client: pg.Client | undefined;
  private closed = true;
  private readonly ears = new Map<string, () => void>();

  constructor(private readonly config: ConfigService) {}

  /** Calls `heard` after every NOTIFY on the channel, once `open` was called. */
  on(channel: string, heard: () => void): void {
    this.ears.set(channel, heard);
  }

  async open(): Promise<void> {
    this.closed = false;
    const client = new pg.Client({
      connectionString: this.config.getOrThrow<string>('DATABASE_URL'),
      application_name: 'orecase listener',
    });
    client.on('notification', ({ channel }) => this.ears.get(channel)?.());
    client.on('error', () => this.reopen(client));
    try {
      await client.connect();
      for (const channel of this.ears.keys()) await client.query(`listen ${channel}`);
      this.client = client;
    } catch {
      this.reopen(client);
    }
  }

  async close(): Promise<void> {
    this.closed = true;
    await this.client?.end().catch(() => undefined);
  }

  private reopen(client: pg.Client): void {
    this.client = undefined;
    void client.end().catch(() => undefined);
    setTimeout(() => !this.closed && void this.open(), RECONNECT_MS).unref();
  }
}
