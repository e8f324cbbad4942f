import { createHash } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { startApp, type TestAgent, type TestApp } from '../../support/index.ts';
import { aLead, complete } from '../leads/desk.ts';

const JPEG = Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(50_000, 7)]);
const PHOTO = {
  kind: 'photo',
  name: '采坑全景',
  takenBy: '李明远',
  takenOn: '2026-03-02',
  takenAtPlace: '朝阳沟村',
  longitude: '113.24',
  latitude: '34.43',
};
let app: TestApp;
let intake: TestAgent;
let handler: TestAgent;
let database: pg.Client;
let leadId: string;

beforeAll(async () => {
  app = await startApp({ today: '2026-03-02' });
  [intake, handler] = [await app.login('intake'), await app.login('handler')];
  database = new pg.Client({ connectionString: app.databaseUrl });
  await database.connect();
  leadId = (await intake.post('/api/leads').send(aLead()).expect(201)).body.id;
}, 90_000);
afterAll(async () => {
  await database.end();
  await app.close();
});

function upload(who: TestAgent, content: Buffer, fields: Record<string, string> = PHOTO, fileName = '照片㐂.jpg', matterId = leadId) {
  let request = who.post(`/api/matters/${matterId}/evidence`);
  for (const [name, value] of Object.entries(fields)) request = request.field(name, value);
  return request.attach('file', content, fileName);
}
const incoming = (): string[] => readdirSync(path.join(process.env['DATA_DIR']!, 'files', 'incoming'));
const count = async (): Promise<number> => (await database.query(`select count(*)::int as n from evidence_item`)).rows[0].n;

describe('an upload', () => {
  let id: string;
  it('is stored by its hash, with what was said about it', async () => {
    const { body } = await upload(handler, JPEG).expect(201);
    id = body.id;
    expect(body).toMatchObject({
      kind: 'photo',
      fileName: '照片㐂.jpg',
      mediaType: 'image/jpeg',
      sizeBytes: JPEG.length,
      sha256: createHash('sha256').update(JPEG).digest('hex'),
      takenOn: '2026-03-02',
      place: '朝阳沟村',
      longitude: 113.24,
    });
    expect((await handler.get(`/api/matters/${leadId}/evidence`).expect(200)).body.items.map((i: { id: string }) => i.id)).toEqual([id]);
  });
  it('comes back byte for byte, as a download that no browser runs', async () => {
    const answer = await handler
      .get(`/api/evidence/${id}/content`)
      .buffer(true)
      .parse((response, done) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk)).on('end', () => done(null, Buffer.concat(chunks)));
      });
    expect(JPEG.equals(answer.body as Buffer)).toBe(true);
    expect(answer.headers).toMatchObject({
      'content-type': 'image/jpeg',
      'x-content-type-options': 'nosniff',
      'content-disposition': expect.stringMatching(/^attachment; .*filename\*=UTF-8''%E7%85%A7/),
    });
    expect(answer.headers['content-security-policy']).toContain('sandbox');
  });
  it('repeated with the same key is one item', async () => {
    const send = () => upload(handler, JPEG).set('Idempotency-Key', 'upload-key-1');
    const [first, again] = [await send(), await send()];
    expect(again.body.id).toBe(first.body.id);
  });
  it('is not seen by another bureau', async () => {
    const gongyi = await app.login('gongyi-handler');
    expect((await gongyi.get(`/api/evidence/${id}/content`)).status).toBe(404);
    expect((await upload(gongyi, JPEG)).status).toBe(404);
  });
  it('is not for a deputy head', async () => expect((await upload(await app.login('deputy'), JPEG)).status).toBe(403));
  it('is never changed, only withdrawn once with a reason', async () => {
    expect((await handler.post(`/api/evidence/${id}/withdraw`).send({ reason: '' })).status).toBe(422);
    expect((await handler.post(`/api/evidence/${id}/withdraw`).send({ reason: '拍错了地点' })).body).toMatchObject({
      withdrawalReason: '拍错了地点',
    });
    expect((await handler.post(`/api/evidence/${id}/withdraw`).send({ reason: '再撤一次' })).body.code).toBe('ALREADY_WITHDRAWN');
    await expect(database.query(`update evidence_item set name = 'x' where id = $1`, [id])).rejects.toThrow('never changed');
    await expect(database.query(`delete from evidence_item where id = $1`, [id])).rejects.toThrow('never changed');
    expect((await handler.get(`/api/evidence/${id}/content`)).status).toBe(200);
  });
});

describe('a refused upload leaves nothing', () => {
  it.each<[string, Buffer, Record<string, string>, string]>([
    ['a program named like a photo', Buffer.from('MZ\x90\x00 program'), PHOTO, 'FILE_TYPE_REFUSED'],
    ['a web page', Buffer.from('<html><script>alert(1)</script>'), PHOTO, 'FILE_TYPE_REFUSED'],
    ['a vector picture', Buffer.from('<svg onload="alert(1)">'), PHOTO, 'FILE_TYPE_REFUSED'],
    ['an empty file', Buffer.alloc(0), PHOTO, 'FILE_TYPE_REFUSED'],
    ['a record without the certificate shown', JPEG, { ...PHOTO, kind: 'interview-record' }, 'REFUSED'],
    ['a photo of tomorrow', JPEG, { ...PHOTO, takenOn: '2026-03-03' }, 'REFUSED'],
    ['an unknown kind', JPEG, { ...PHOTO, kind: 'rumour' }, 'REFUSED'],
    ['nothing said about it', JPEG, {}, 'REFUSED'],
  ])('%s', async (_, content, fields, code) => {
    const before = await count();
    expect((await upload(handler, content, fields)).body.code).toBe(code);
    expect([await count(), incoming()]).toEqual([before, []]);
  });
  it('a request that is no multipart', async () =>
    expect((await handler.post(`/api/matters/${leadId}/evidence`).send({})).body.code).toBe('NOT_MULTIPART'));
  it('no file at all', async () =>
    expect((await handler.post(`/api/matters/${leadId}/evidence`).field('kind', 'photo')).body.code).toBe('FILE_MISSING'));
  it('a client that breaks off', async () => {
    const before = await count();
    const cookie = (await app.http().post('/api/session').send({ username: 'handler', password: 'OreCase-2026' })).headers[
      'set-cookie'
    ]![0]!.split(';')[0]!;
    const url = new URL(app.url);
    const socket = connect(Number(url.port), url.hostname);
    const part = (name: string, value: string): string => `--b\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`;
    socket.write(
      `POST /api/matters/${leadId}/evidence HTTP/1.1\r\nhost: ${url.host}\r\norigin: ${app.url}\r\ncookie: ${cookie}\r\nidempotency-key: broken-off-1\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 9000000\r\n\r\n`,
    );
    socket.write(
      `${part('kind', 'photo')}${part('name', 'x')}${part('takenBy', 'x')}--b\r\ncontent-disposition: form-data; name="file"; filename="a.jpg"\r\n\r\n`,
    );
    socket.write(JPEG);
    for (let n = 0; n < 50 && incoming().length === 0; n++) await wait(20);
    expect(incoming()).toHaveLength(1); // it is really being written
    socket.destroy();
    for (let n = 0; n < 50 && incoming().length > 0; n++) await wait(20);
    expect([await count(), incoming()]).toEqual([before, []]);
  });
});

it('a file of many megabytes goes through as a stream', async () => {
  const big = Buffer.concat([JPEG, Buffer.alloc(20_000_000, 1)]);
  const { body } = await upload(handler, big).expect(201);
  const file = path.join(process.env['DATA_DIR']!, 'files', body.sha256.slice(0, 2), body.sha256.slice(2));
  expect(existsSync(file) && statSync(file).size).toBe(big.length);
});

it('a closed lead takes no more evidence', async () => {
  const { id } = (await intake.post('/api/leads').send(aLead()).expect(201)).body;
  await complete(intake, id, 'screen-lead', { outcome: 'outside-remit', redirectTo: '登封市林业局', reason: '毁林行为' });
  expect((await upload(intake, JPEG, PHOTO, 'a.jpg', id)).body.code).toBe('MATTER_CLOSED');
});
