import type { Response } from 'supertest';
import { newId } from '../../src/platform/ids.ts';
import { aLead } from '../casework/leads/desk.ts';
import type { TestAgent } from '../support/index.ts';
import { codesOf, type House, openHouse, printOf, refused } from './support.ts';

jest.setTimeout(60_000);
let house: House;
let intake: TestAgent;
let handler: TestAgent;
let leadId: string;

beforeAll(async () => {
  house = await openHouse();
  [intake, handler] = [await house.as('intake'), await house.as('handler')];
  leadId = (await intake.post('/api/leads').send(aLead({ summary: '占用率100%_的线索' }))).body.id;
});
afterAll(() => house.close());

const raw = (body: string, type = 'application/json') => intake.post('/api/leads').set('Content-Type', type).send(body);
const lead = (changes: object) => intake.post('/api/leads').send(aLead(changes));
const nested = (depth: number): string => `{"summary":${'['.repeat(depth)}${']'.repeat(depth)}}`;

describe('a body that is no form', () => {
  test.each<[string, () => PromiseLike<Response>, number, string]>([
    ['broken JSON', () => raw('{"channel": "hotline"'), 400, 'INVALID_JSON'],
    ['a bare word', () => raw('hotline'), 400, 'INVALID_JSON'],
    ['plain text', () => raw('channel=hotline', 'text/plain'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['XML', () => raw('<lead/>', 'application/xml'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a web form', () => raw('channel=hotline', 'application/x-www-form-urlencoded'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['an upload where a form is wanted', () => intake.post('/api/leads').field('channel', 'hotline'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['a form where an upload is wanted', () => intake.post(`/api/matters/${leadId}/evidence`).send({}), 415, 'NOT_MULTIPART'],
    ['an unknown character set', () => raw('{}', 'application/json; charset=gb18030'), 415, 'UNSUPPORTED_MEDIA_TYPE'],
    ['5 MB', () => lead({ summary: '采'.repeat(1_750_000) }), 413, 'PAYLOAD_TOO_LARGE'],
    ['lists in lists, 200 000 deep', () => raw(nested(200_000)), 400, 'BODY_TOO_COMPLEX'],
    ['lists in lists, 40 deep', () => raw(nested(40)), 400, 'BODY_TOO_COMPLEX'],
    ['a list of 100 000', () => raw(`{"summary":[${'1,'.repeat(99_999)}1]}`), 400, 'BODY_TOO_COMPLEX'],
    ['a list instead of a form', () => raw('[]'), 422, 'REFUSED'],
  ])('%s', async (_, ask, status, code) => {
    await refused(house, ask, status, code);
  });
});

describe('a value that is none', () => {
  const PARTY = { kind: 'organisation', name: '某公司' };
  test.each<[string, object, string, string]>([
    ['an unknown field', { colour: 'red' }, 'UNKNOWN_FIELD', 'colour'],
    ['an unknown field within', { party: { ...PARTY, bureauCode: '410181' } }, 'UNKNOWN_FIELD', 'party.bureauCode'],
    ['the prototype', JSON.parse('{"__proto__": {"isAdmin": true}}') as object, 'UNKNOWN_FIELD', '__proto__'],
    ['a constructor', { constructor: { prototype: { isAdmin: true } } }, 'UNKNOWN_FIELD', 'constructor'],
    ['a number as text', { longitude: '113.2' }, 'IS_NUMBER', 'longitude'],
    ['a truth as text', { isOngoing: 'true' }, 'IS_BOOLEAN', 'isOngoing'],
    ['a text as number', { summary: 12345 }, 'IS_STRING', 'summary'],
    ['a list as text', { place: ['a', 'b'] }, 'IS_STRING', 'place'],
    ['an object as text', { place: { $ne: '' } }, 'IS_STRING', 'place'],
    ['the 30th of February', { discoveredOn: '2026-02-30' }, 'DATE_INVALID', 'discoveredOn'],
    ['the year 0', { discoveredOn: '0000-01-01' }, 'DATE_INVALID', 'discoveredOn'],
    ['an instant on the 30th of February', { receivedAt: '2026-02-30T08:00:00+08:00' }, 'INSTANT_INVALID', 'receivedAt'],
    ['an instant without a zone', { receivedAt: '2026-03-01T08:00:00' }, 'INSTANT_INVALID', 'receivedAt'],
    ['a week instead of an instant', { receivedAt: '2026-W09-1' }, 'INSTANT_INVALID', 'receivedAt'],
    ['blanks instead of a text', { summary: ' 　\n\t ' }, 'REQUIRED', 'summary'],
    ['a place outside Henan', { longitude: 1e308, latitude: 34 }, 'OUTSIDE_HENAN', 'longitude'],
    ['8 001 characters', { summary: '采'.repeat(8001) }, 'IS_LENGTH', 'summary'],
    ['8 001 rare characters', { summary: '𠮷'.repeat(8001) }, 'IS_LENGTH', 'summary'],
    ['NUL', { place: '登封\u0000市' }, 'UNPRINTABLE', 'place'],
    ['half a character', { place: '登封\ud842市' }, 'UNPRINTABLE', 'place'],
    ['a bell', { party: { ...PARTY, name: '某\u0007公司' } }, 'UNPRINTABLE', 'party.name'],
    ['text turned round', { place: '登封\u202e市' }, 'UNPRINTABLE', 'place'],
    ['text set apart', { reporter: { wishesReply: false, note: '\u2066登封' } }, 'UNPRINTABLE', 'reporter.note'],
  ])('%s', async (_, changes, code, field) => {
    const body = await refused(house, () => lead(changes), 422, 'REFUSED');
    expect(body.problems).toContainEqual(expect.objectContaining({ code, field }));
  });

  test('8 000 characters are taken, rare ones count as one', async () => {
    for (const summary of ['采'.repeat(8000), '𠮷'.repeat(8000)]) expect((await lead({ summary }).expect(201)).body.summary).toBe(summary);
  });
  test('every fault is told at once', async () => {
    expect(codesOf(await refused(house, () => raw('{}'), 422, 'REFUSED')).length).toBeGreaterThan(3);
  });
});

describe('an address that is none', () => {
  const cursor = (...values: unknown[]): string => Buffer.from(JSON.stringify(values)).toString('base64url');
  const NOWHERE = newId();
  test.each<[string, string, number, string]>([
    ['an unknown route', '/api/nothing', 404, 'NOT_FOUND'],
    ['a way out of the folder', '/api/..%2f..%2fpackage.json', 404, 'NOT_FOUND'],
    ['an id that is no UUID', '/api/leads/17', 400, 'BAD_ID'],
    ['a log of no UUID', '/api/matters/17/log', 400, 'BAD_ID'],
    ['a year that is no number', '/api/calendar/soon', 400, 'BAD_NUMBER'],
    ['a year beyond every number', '/api/calendar/99999999999', 422, 'BAD_VALUE'],
    ['a half-escaped address', '/api/leads/%E0%A4%A', 400, 'BAD_REQUEST'],
    ['NUL in a search', '/api/leads?q=%00', 422, 'REFUSED'],
    ['a limit of a million', '/api/leads?limit=1000000', 422, 'REFUSED'],
    ['a search asked twice', '/api/leads?q=a&q=b', 422, 'REFUSED'],
    ['a cursor of ours for another list', `/api/leads?cursor=${cursor(5)}`, 400, 'BAD_CURSOR'],
    ['noise as a cursor', '/api/cases?cursor=%25%25', 400, 'BAD_CURSOR'],
    ...['leads', 'cases', 'work-items'].map((list): [string, string, number, string] => [
      `a forged cursor of ${list}`,
      `/api/${list}?cursor=${cursor('yesterday', 'you')}`,
      400,
      'BAD_CURSOR',
    ]),
    ['a forged cursor of parties', `/api/parties?cursor=${cursor("' or 1=1")}`, 400, 'BAD_CURSOR'],
    ['a forged cursor of a log', `/api/matters/${NOWHERE}/log?cursor=${cursor('x')}`, 400, 'BAD_CURSOR'],
  ])('%s', async (_, url, status, code) => {
    await refused(house, () => handler.get(url), status, code);
  });

  test.each<['put' | 'delete' | 'patch' | 'post', string, string]>([
    ['put', '/api/leads', 'GET, POST'],
    ['delete', `/api/leads/${NOWHERE}`, 'GET, PATCH'],
    ['post', `/api/documents/${NOWHERE}`, 'GET, PUT'],
    ['patch', '/api/health', 'GET'],
  ])('%s %s is not allowed, and it is said what is', async (method, url, allowed) => {
    const answer = await handler[method](url).send({});
    expect({ status: answer.status, code: answer.body.code, allow: answer.headers['allow'] }).toEqual({
      status: 405,
      code: 'METHOD_NOT_ALLOWED',
      allow: allowed,
    });
  });

  test.each(['%', '_', '\\', '100%_', "' or ''='"])('%s in a search means itself', async (q) => {
    const { body } = await handler.get('/api/leads').query({ q }).expect(200);
    expect(body.items.map((item: { gist: string }) => item.gist).filter((gist: string) => !gist.includes(q))).toEqual([]);
    for (const list of ['cases', 'work-items', 'parties'])
      expect((await handler.get(`/api/${list}`).query({ q }).expect(200)).body.items).toEqual([]);
  });
});

test('a refused form keeps its key free: put right, it is taken under the same key', async () => {
  const key = newId();
  const before = await printOf(house);
  await intake
    .post('/api/leads')
    .set('Idempotency-Key', key)
    .send(aLead({ place: '' }))
    .expect(422);
  expect(await printOf(house)).toEqual(before);
  await intake.post('/api/leads').set('Idempotency-Key', key).send(aLead()).expect(201);
});

describe('every answer', () => {
  test('carries the headers that keep a page from being framed, sniffed and scripted', async () => {
    for (const url of ['/api/leads', '/api/nothing', '/api/health']) {
      const { headers } = await handler.get(url);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'SAMEORIGIN',
        'referrer-policy': 'no-referrer',
        'x-trace-id': expect.stringMatching(/^[0-9a-f]{16}$/),
      });
      const policy = Object.fromEntries(
        headers['content-security-policy']!.split(';').map((rule) => rule.trim().split(/ (.*)/).slice(0, 2)),
      );
      expect(policy).toMatchObject({
        'default-src': "'self'",
        'script-src': "'self'",
        'object-src': "'none'",
        'base-uri': "'self'",
        'frame-ancestors': "'self'",
        'form-action': "'self'",
      });
      expect([headers['x-powered-by'], headers['server']]).toEqual([undefined, undefined]);
    }
  });

  test('the session is a cookie that no script reads and no other site sends', async () => {
    const login = (headers: Record<string, string> = {}) =>
      house.app.http().post('/api/session').set(headers).send({ username: 'legal', password: 'OreCase-2026' });
    const [cookie] = (await login().expect(201)).headers['set-cookie'] as unknown as string[];
    expect(cookie).toMatch(/^orecase_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax$/);
    await refused(house, () => login({ Origin: 'https://evil.example' }), 403, 'FOREIGN_ORIGIN');
  });

  test.each<[string, Record<string, string>]>([
    ['of another site', { Origin: 'https://evil.example' }],
    ['of no site', { Origin: 'null' }],
    ['of a look-alike', { Origin: 'http://127.0.0.1.evil.example' }],
    ['that says so itself', { 'Sec-Fetch-Site': 'cross-site' }],
  ])('a write from a page %s is refused', async (_, headers) => {
    await refused(house, () => intake.post('/api/leads').set(headers).send(aLead()), 403, 'FOREIGN_ORIGIN');
    await refused(house, () => intake.delete('/api/session').set(headers), 403, 'FOREIGN_ORIGIN');
  });

  test('no other site may read: there is no CORS', async () => {
    const { headers } = await handler.get('/api/leads').set('Origin', 'https://evil.example');
    expect(Object.keys(headers).filter((name) => name.startsWith('access-control'))).toEqual([]);
  });

  test('the description of the API is there, for people and for programs', async () => {
    expect((await house.app.http().get('/api/docs').expect(200)).text).toContain('swagger-ui');
    const { body } = await house.app.http().get('/api/openapi.json').expect(200);
    expect(Object.keys(body.paths)).toEqual(
      expect.arrayContaining(['/api/leads', '/api/work-items/{id}/complete', '/api/documents/{id}/issue']),
    );
  });
});
