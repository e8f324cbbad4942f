import { type FileHandle, open } from 'node:fs/promises';
import { existsSync, readdirSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import { newId } from '../../src/platform/ids.ts';
import { aLead } from '../casework/leads/desk.ts';
import type { TestAgent } from '../support/index.ts';
import { type House, openHouse, printOf, refused } from './support.ts';

jest.setTimeout(60_000);
const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(300_000, 7)]);
const PHOTO = { kind: 'photo', name: '采坑全景', takenBy: '李明远' };
let house: House;
let handler: TestAgent;
let leadId: string;

beforeAll(async () => {
  house = await openHouse();
  handler = await house.as('handler');
  leadId = (await (await house.as('intake')).post('/api/leads').send(aLead()).expect(201)).body.id;
});
afterAll(() => house.close());

const upload = (content: Buffer, fileName = '照片.jpg', key = newId()) =>
  handler.post(`/api/matters/${leadId}/evidence`).set('Idempotency-Key', key).field(PHOTO).attach('file', content, fileName);
const filesOnDisk = (): string[] => (readdirSync(path.join(process.env['DATA_DIR']!, 'files'), { recursive: true }) as string[]).sort();

/** Refused, with no row and no file left. */
async function refusedUpload(send: () => ReturnType<typeof upload>, status: number, code: string) {
  const before = filesOnDisk();
  const body = await refused(house, send, status, code);
  expect(filesOnDisk()).toEqual(before);
  return body;
}

describe('a file of a type that is not taken, whatever it is called', () => {
  const zip = (...names: string[]): Buffer =>
    Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), Buffer.alloc(26), Buffer.from(names.join('\0'))]);
  test.each<[string, Buffer]>([
    ['a program', Buffer.from('MZ\x90\0\x03', 'latin1')],
    ['a program of Linux', Buffer.from('\x7fELF\x02\x01\x01', 'latin1')],
    ['a shell script', Buffer.from('#!/bin/sh\nrm -rf /\n')],
    ['a web page', Buffer.from('<!doctype html><script>alert(1)</script>')],
    ['a vector picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>')],
    ['a vector picture behind a declaration', Buffer.from('\ufeff<?xml version="1.0"?><svg onload="alert(1)"/>')],
    ['plain text', Buffer.from('这不是照片')],
    ['an archive', zip('a.exe')],
    ['a document with macros', zip('[Content_Types].xml', 'word/document.xml', 'word/vbaProject.bin')],
    ['an old Word document', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
    ['a RAR archive', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1')],
    ['nothing', Buffer.alloc(0)],
    ['two bytes', Buffer.from([0xff, 0xd8])],
  ])('%s', async (_, content) => {
    for (const name of ['照片.jpg', '笔录.pdf'])
      expect((await refusedUpload(() => upload(content, name), 415, 'FILE_TYPE_REFUSED')).detail).toContain('可上传');
  });

  test('what it is called does not count: a photo named .exe is kept as a photo', async () => {
    expect((await upload(JPEG, 'photo.exe').expect(201)).body).toMatchObject({ fileName: 'photo.jpg', mediaType: 'image/jpeg' });
  });
});

describe('a disk that is full', () => {
  /** From its second write on, every file is as full as the kernel can make one: what is written goes to /dev/full (or fails alike where there is none). */
  async function withFullDisk<T>(work: () => Promise<T>): Promise<T> {
    const full = await open(existsSync('/dev/full') ? '/dev/full' : os.devNull, 'w');
    const prototype = Object.getPrototypeOf(full) as { write: FileHandle['write'] };
    const { write } = prototype;
    let writes = 0;
    prototype.write = async function (this: FileHandle, ...parameters: Parameters<FileHandle['write']>) {
      if (++writes > 1 && !existsSync('/dev/full')) throw Object.assign(new Error('no space left on device'), { code: 'ENOSPC' });
      return Reflect.apply(write, writes > 1 ? full : this, parameters);
    } as FileHandle['write'];
    try {
      return await work();
    } finally {
      prototype.write = write;
      await full.close();
    }
  }
  test('keeps nothing of the file and says so; with room again the same key files it', async () => {
    const [key, content] = [newId(), Buffer.concat([JPEG, Buffer.from('full')])];
    const body = await withFullDisk(() => refusedUpload(() => upload(content, '照片.jpg', key), 507, 'DISK_FULL'));
    expect(body.detail).toContain('请联系管理员');
    expect((await upload(content, '照片.jpg', key).expect(201)).body.sizeBytes).toBe(content.length);
  });
});

describe('a database whose disk is full', () => {
  test('says so, and keeps nothing of a lead that was half registered', async () => {
    await house.rows(
      `create function full_disk() returns trigger language plpgsql as $$ begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
    );
    await house.rows('create trigger full_disk before insert on process_command for each row execute function full_disk()');
    const intake = await house.as('intake');
    const key = newId();
    const register = () =>
      intake
        .post('/api/leads')
        .set('Idempotency-Key', key)
        .send(aLead({ place: '磁盘已满' }));
    await refused(house, register, 507, 'DISK_FULL');
    await house.rows('drop trigger full_disk on process_command');
    await register().expect(201);
  });
});

describe('a file that is too large', () => {
  test('is refused while it comes, at 200 MB', async () => {
    const [before, files] = [await printOf(house), filesOnDisk()];
    const answer = await sendEndless(210 * 1_048_576);
    expect(answer).toMatchObject({ status: 413, body: { code: 'FILE_TOO_LARGE', detail: expect.stringContaining('200 MB') } });
    expect([await printOf(house), filesOnDisk()]).toEqual([before, files]);
  });
});

/** A photo of so many bytes, made as it is sent; the answer may come before its end. */
function sendEndless(bytes: number): Promise<{ status: number; body: { code: string; detail: string } }> {
  const agent = handler as unknown as { jar: { getCookies(at: object): { toValueString(): string } } };
  const at = Object.assign({ domain: '127.0.0.1', path: '/', secure: false, script: false });
  const head = Object.entries(PHOTO)
    .map(([name, value]) => `--x\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`)
    .join('');
  return new Promise((resolve, reject) => {
    const request = httpRequest(`${house.app.url}/api/matters/${leadId}/evidence`, {
      method: 'POST',
      headers: {
        'content-type': 'multipart/form-data; boundary=x',
        'idempotency-key': newId(),
        cookie: agent.jar.getCookies(at).toValueString(),
      },
    });
    request.on('response', (response) => {
      const chunks: Buffer[] = [];
      response
        .on('data', (chunk: Buffer) => chunks.push(chunk))
        .on('end', () => resolve({ status: response.statusCode!, body: JSON.parse(Buffer.concat(chunks).toString()) as never }));
    });
    request.on('error', reject);
    request.write(`${head}--x\r\nContent-Disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`);
    request.write(JPEG.subarray(0, 4));
    const chunk = Buffer.alloc(1_048_576, 7);
    let sent = 0;
    const more = (): void => {
      while (sent < bytes) {
        sent += chunk.length;
        if (!request.write(chunk)) return void request.once('drain', more);
      }
      request.end('\r\n--x--\r\n');
    };
    more();
  });
}
