import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { createHash, randomBytes } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { newId } from '../../../platform/ids.ts';

/**
 * The key that seals reporters: ORECASE_SEAL_KEY (64 hex digits), else DATA_DIR/keys/reporter-seal.key, made at first start with mode 0600.
 * It is not in the database: whoever holds a copy of the database alone reads no name. Back it up apart; without it the names are lost.
 */
@Injectable()
export class SealKey implements OnModuleInit {
  private loaded: { id: string; bytes: Buffer } | undefined;

  constructor(private readonly config: ConfigService) {}

  /** At start, so that a bad or unreadable key is found before the first reporter calls. */
  onModuleInit(): void {
    void this.current;
  }

  /** The key and its short id, by which a later key would be told apart. */
  get current(): { id: string; bytes: Buffer } {
    return (this.loaded ??= this.load());
  }

  private load(): { id: string; bytes: Buffer } {
    const hex = this.config.get<string>('ORECASE_SEAL_KEY') ?? this.readOrMake();
    if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('the seal key must be 64 hexadecimal digits (32 bytes)');
    const bytes = Buffer.from(hex, 'hex');
    return { id: createHash('sha256').update(bytes).digest('hex').slice(0, 12), bytes };
  }

  /** Two servers starting at once: the first link wins, both read the same key. */
  private readOrMake(): string {
    const folder = path.resolve(this.config.getOrThrow<string>('DATA_DIR'), 'keys');
    const file = path.join(folder, 'reporter-seal.key');
    const known = read(file);
    if (known) return known;
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const fresh = path.join(folder, `.${newId()}`);
    writeFileSync(fresh, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flush: true });
    try {
      linkSync(fresh, file);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    } finally {
      rmSync(fresh, { force: true });
    }
    return read(file)!;
  }
}

function read(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
