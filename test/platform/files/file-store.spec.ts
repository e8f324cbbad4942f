import { ConfigService } from '@nestjs/config';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { FileStore } from '../../../src/platform/files/index.ts';

describe('the file store', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'orecase-files-'));
  const store = new FileStore(new ConfigService({ DATA_DIR: folder }));
  const incoming = (): string[] => readdirSync(path.join(folder, 'files/incoming'));
  beforeAll(() => store.onModuleInit());
  afterAll(() => rmSync(folder, { recursive: true }));

  it('names a file by its content and gives it back', async () => {
    const stored = await store.put(Readable.from([Buffer.from('现场'), Buffer.from('照片')]), { maxBytes: 100 });

    expect(stored).toEqual({ sha256: createHash('sha256').update('现场照片').digest('hex'), size: 12 });
    expect(await text((await store.open(stored.sha256)).stream)).toBe('现场照片');
    expect(await store.isIntact(stored.sha256)).toBe(true);
  });

  it('stores the same content once, also when it comes twice at once', async () => {
    const content = Buffer.alloc(200_000, 7);

    const [one, two] = await Promise.all([store.put(content, { maxBytes: 1e6 }), store.put(content, { maxBytes: 1e6 })]);

    expect(one).toEqual(two);
    expect(incoming()).toEqual([]);
  });

  it('refuses what is too large and leaves nothing behind', async () => {
    await expect(store.put(Readable.from([Buffer.alloc(60), Buffer.alloc(60)]), { maxBytes: 100 })).rejects.toMatchObject({
      code: 'FILE_TOO_LARGE',
      status: 413,
    });

    expect(incoming()).toEqual([]);
  });

  it('leaves nothing behind when the upload breaks off', async () => {
    const broken = Readable.from(
      (async function* () {
        yield Buffer.from('half');
        throw new Error('connection lost');
      })(),
    );

    await expect(store.put(broken, { maxBytes: 100 })).rejects.toThrow('connection lost');
    expect(incoming()).toEqual([]);
  });

  it('says in plain words that the disk is full', async () => {
    const full = Readable.from(
      (async function* () {
        yield Buffer.from('x');
        throw Object.assign(new Error('write'), { code: 'ENOSPC' });
      })(),
    );

    await expect(store.put(full, { maxBytes: 100 })).rejects.toMatchObject({
      code: 'DISK_FULL',
      status: 507,
      message: expect.stringContaining('存储空间不足'),
    });
  });

  it('builds no path from anything that is no hash', async () => {
    await expect(store.open('../../etc/passwd')).rejects.toMatchObject({ status: 404 });
  });

  it('notices changed bytes', async () => {
    const { sha256 } = await store.put(Buffer.from('original'), { maxBytes: 100 });
    writeFileSync(path.join(folder, 'files', sha256.slice(0, 2), sha256.slice(2)), 'forged');

    expect(await store.isIntact(sha256)).toBe(false);
  });

  it('clears what a killed server left half-written long ago', async () => {
    const old = path.join(folder, 'files/incoming/old');
    writeFileSync(old, 'half');
    utimesSync(old, 0, 0);

    await store.onModuleInit();

    expect(incoming()).toEqual([]);
  });
});
