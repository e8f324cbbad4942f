import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { createHash } from 'node:crypto';
import { createReadStream, type ReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, readdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import { Readable } from 'node:stream';
import { NotFoundError, UserError } from '../errors.ts';
import { newId } from '../ids.ts';

export interface StoredFile {
  /** Lower-case hex; the file's name and proof. */
  sha256: string;
  size: number;
}

const SHA256 = /^[0-9a-f]{64}$/;
const LEFTOVER_MS = 3_600_000;

/**
 * Files by the SHA-256 of their content, in DATA_DIR/files/ab/cdef…. A file is written beside, synced and renamed: under its name there
 * is the whole content or nothing. Nothing is ever changed; the same content twice is stored once.
 */
@Injectable()
export class FileStore implements OnModuleInit {
  private readonly root: string;

  constructor(config: ConfigService) {
    this.root = path.resolve(config.getOrThrow<string>('DATA_DIR'), 'files');
  }

  async onModuleInit(): Promise<void> {
    await mkdir(this.incoming, { recursive: true });
    await this.removeLeftovers();
  }

  /**
   * Stores what the stream gives. Throws FILE_TOO_LARGE (413) above `maxBytes` and DISK_FULL (507); then nothing is left behind.
   * The row that refers to the file is written afterwards: a crash between leaves an unused file, never a missing one.
   */
  async put(content: Readable | Buffer, options: { maxBytes: number }): Promise<StoredFile> {
    const half = path.join(this.incoming, newId());
    try {
      const stored = await this.write(half, content, options.maxBytes);
      await this.moveIntoPlace(half, stored.sha256);
      return stored;
    } catch (error) {
      await rm(half, { force: true });
      throw asRefusal(error);
    }
  }

  /** A stream of the content and its size. Throws NotFoundError. */
  async open(sha256: string): Promise<{ stream: ReadStream; size: number }> {
    const file = this.pathOf(sha256);
    const found = await stat(file).catch(() => undefined);
    if (!found) throw new NotFoundError('该文件', 'The file');
    return { stream: createReadStream(file), size: found.size };
  }

  /** True when the stored bytes still have the hash they are named by. */
  async isIntact(sha256: string): Promise<boolean> {
    const { stream } = await this.open(sha256);
    const hash = createHash('sha256');
    for await (const chunk of stream) hash.update(chunk as Buffer);
    return hash.digest('hex') === sha256;
  }

  private get incoming(): string {
    return path.join(this.root, 'incoming');
  }

  /** The hash comes from our own rows, but a path is never built from anything that is not one. */
  private pathOf(sha256: string): string {
    if (!SHA256.test(sha256)) throw new NotFoundError('该文件', 'The file');
    return path.join(this.root, sha256.slice(0, 2), sha256.slice(2));
  }

  private async write(file: string, content: Readable | Buffer, maxBytes: number): Promise<StoredFile> {
    const hash = createHash('sha256');
    const handle = await open(file, 'wx', 0o600);
    let size = 0;
    try {
      for await (const chunk of Buffer.isBuffer(content) ? [content] : content) {
        const bytes = chunk as Buffer;
        size += bytes.length;
        if (size > maxBytes) throw tooLarge(maxBytes);
        hash.update(bytes);
        await writeAll(handle, bytes);
      }
      await handle.sync();
    } finally {
      await handle.close();
    }
    return { sha256: hash.digest('hex'), size };
  }

  private async moveIntoPlace(half: string, sha256: string): Promise<void> {
    const target = this.pathOf(sha256);
    await mkdir(path.dirname(target), { recursive: true });
    await rename(half, target); // the same content may be there already: replaced by itself, atomically
    await syncFolder(path.dirname(target));
  }

  /** Uploads that a killed server left half-written. The margin spares those of another server that runs on this folder. */
  private async removeLeftovers(): Promise<void> {
    for (const name of await readdir(this.incoming)) {
      const file = path.join(this.incoming, name);
      const found = await stat(file).catch(() => undefined);
      if (found && found.mtimeMs < performance.timeOrigin - LEFTOVER_MS) await rm(file, { force: true });
    }
  }
}

async function writeAll(handle: FileHandle, bytes: Buffer): Promise<void> {
  for (let offset = 0; offset < bytes.length;) offset += (await handle.write(bytes, offset)).bytesWritten;
}

/** Without it the new name may be lost in a power failure. Windows cannot open folders and does not need to. */
async function syncFolder(folder: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

const tooLarge = (maxBytes: number): UserError => {
  const megabytes = Math.floor(maxBytes / 1_048_576);
  const limit = megabytes >= 1 ? `${megabytes} MB` : `${maxBytes} B`;
  return new UserError('FILE_TOO_LARGE', `文件超过 ${limit} 的上限，未予保存。`, {
    status: 413,
    messageEn: `The file is larger than ${limit} and was not saved.`,
  });
};

function asRefusal(error: unknown): unknown {
  const { code } = error as NodeJS.ErrnoException;
  if (code !== 'ENOSPC' && code !== 'EDQUOT') return error;
  return new UserError('DISK_FULL', '服务器存储空间不足，文件未保存。请联系管理员清理磁盘后重试。', {
    status: 507,
    messageEn: 'The server disk is full and the file was not saved. Ask the administrator to free space, then try again.',
  });
}
