import type { Response } from 'supertest';
import { newId } from '../../src/platform/ids.ts';
import { aLead } from '../casework/leads/desk.ts';
import type { TestAgent } from '../support/index.ts';
import { acceptedLead, codesOf, type House, openHouse, printOf, refused, see, send } from './support.ts';

jest.setTimeout(60_000);
let house: House;
const ids: Record<string, string> = {};

/** A lead and a case of 登封, the case under investigation: everything another bureau might ask for. */
beforeAll(async () => {
  house = await openHouse();
  const story = await acceptedLead(house);
  await story.proposeFiling();
  const one = async (sql: string): Promise<string> => (await house.rows(`${sql} limit 1`))[0]!['id']!;
  Object.assign(ids, {
    lead: story.leadId,
    case: story.caseId,
    item: await one(`select id from work_item where status = 'OPEN'`),
    document: await one(`select id from legal_document where status = 'DRAFT'`),
    evidence: await one('select id from evidence_item'),
    clock: await one(`select id from clock`),
    clockRevision: (await house.rows('select revision from clock limit 1'))[0]!['revision']!,
    party: await one('select id from party'),
    handler: house.cast.handler.id,
    handler2: house.cast.handler2.id,
  });
});
afterAll(() => house.close());

describe('what belongs to another bureau looks like what does not exist, byte for byte', () => {
  type Ask = (agent: TestAgent, id: string) => PromiseLike<Response>;
  const get = (kind: string, address: (id: string) => string): [string, string, Ask] => [
    `GET ${address(':id')} of a ${kind}`,
    kind,
    (agent, id) => agent.get(address(id)),
  ];
  const write = (method: 'post' | 'put' | 'patch', kind: string, address: (id: string) => string, body: object): [string, string, Ask] => [
    `${method.toUpperCase()} ${address(':id')}`,
    kind,
    (agent, id) => agent[method](address(id)).set('If-Match', '"1"').send(body),
  ];
  const MATTER_PAGES = ['process', 'work-items', 'clocks', 'documents', 'evidence', 'log', 'dossier.pdf'];
  const upload: Ask = (agent, id) =>
    agent
      .post(`/api/matters/${id}/evidence`)
      .field({ kind: 'photo', name: '照片', takenBy: '某人' })
      .attach('file', Buffer.from([0xff, 0xd8, 0xff, 0xe0]), 'a.jpg');

  const ROWS: Array<[string, string, Ask]> = [
    ...['lead', 'case'].flatMap((kind) => MATTER_PAGES.map((page) => get(kind, (id) => `/api/matters/${id}/${page}`))),
    get('lead', (id) => `/api/leads/${id}`),
    get('lead', (id) => `/api/leads/${id}/duplicates`),
    get('case', (id) => `/api/cases/${id}`),
    get('item', (id) => `/api/work-items/${id}`),
    get('party', (id) => `/api/parties/${id}`),
    ...['', '/preview.html', '/preview.pdf', '/pdf'].map((page) => get('document', (id) => `/api/documents/${id}${page}`)),
    get('evidence', (id) => `/api/evidence/${id}/content`),
    write('patch', 'lead', (id) => `/api/leads/${id}`, { summary: '他人的线索', divisionCode: '410181', place: '某地', isOngoing: false }),
    write('post', 'lead', (id) => `/api/leads/${id}/reporter-access`, { reason: '查阅举报人' }),
    write('patch', 'party', (id) => `/api/parties/${id}`, { kind: 'person', name: '某人' }),
    write('post', 'item', (id) => `/api/work-items/${id}/complete`, {}),
    write('post', 'item', (id) => `/api/work-items/${id}/claim`, {}),
    write('post', 'item', (id) => `/api/work-items/${id}/release`, {}),
    write('post', 'item', (id) => `/api/work-items/${id}/hand-over`, { userId: newId(), reason: '移交' }),
    write('put', 'document', (id) => `/api/documents/${id}`, { fields: {} }),
    write('post', 'document', (id) => `/api/documents/${id}/issue`, {}),
    write('post', 'document', (id) => `/api/documents/${id}/void`, { reason: '作废它' }),
    write('post', 'document', (id) => `/api/documents/${id}/pdf`, {}),
    write('post', 'clock', (id) => `/api/clocks/${id}/extend`, { days: 1, reason: '延长' }),
    write('post', 'clock', (id) => `/api/clocks/${id}/pause`, { kind: 'hearing', reason: '停止' }),
    write('post', 'clock', (id) => `/api/clocks/${id}/resume`, { reason: '恢复' }),
    write('post', 'evidence', (id) => `/api/evidence/${id}/withdraw`, { reason: '撤回该证据' }),
    ['POST evidence of a lead', 'lead', upload],
    [
      'a lead that names it as its party',
      'party',
      (agent, partyId) => agent.post('/api/leads').send(aLead({ partyId, divisionCode: '410181' })),
    ],
  ];

  const bare = (answer: Response): object => ({
    status: answer.status,
    type: answer.headers['content-type'],
    body: (answer.text ?? Buffer.from(answer.body as Uint8Array).toString('latin1')).replaceAll(String(answer.headers['x-trace-id']), ''),
  });

  test.each(ROWS)('%s', async (_, kind, ask) => {
    for (const username of ['gongyi-handler', 'gongyi-intake']) {
      const agent = await house.as(username);
      const before = await printOf(house);
      // the longer id never existed; an answer that repeats an id would give it away
      const [foreign, missing] = [await ask(agent, ids[kind]!), await ask(agent, newId())];
      expect(bare(foreign)).toEqual(bare(missing));
      expect(username === 'gongyi-handler' ? [200, 404] : [200, 403, 404]).toContain(foreign.status);
      expect(foreign.text ?? '').not.toContain('嵩岳');
      expect(await printOf(house)).toEqual(before);
    }
  });

  test('lists and searches of one bureau hold nothing of another', async () => {
    const agent = await house.as('gongyi-handler');
    for (const list of ['leads', 'cases', 'parties', 'work-items'])
      expect((await agent.get(`/api/${list}?q=嵩岳`).expect(200)).body.items).toEqual([]);
  });

  test('a lead merged into one of another bureau', async () => {
    const agent = await house.as('gongyi-intake');
    const { body: own } = await agent
      .post('/api/leads')
      .send(aLead({ divisionCode: '410181' }))
      .expect(201);
    const { body: list } = await agent.get(`/api/matters/${own.id}/work-items`);
    const merge = (duplicateOfId: string) =>
      agent
        .post(`/api/work-items/${list.items[0].id}/complete`)
        .set('If-Match', '"1"')
        .send({ outcome: 'duplicate', duplicateOfId, reason: '重复线索' });
    expect(bare(await merge(ids['lead']!))).toEqual(bare(await merge(newId())));
  });

  test('an officer of another bureau, named beside one of the own', async () => {
    const foreigner = (await house.rows(`select id from app_user where username = 'gongyi-handler'`))[0]!['id']!;
    const { body: lead } = await (await house.as('intake')).post('/api/leads').send(aLead()).expect(201);
    const seen = await see(house, await house.as('intake'), lead.id, 'screen-lead');
    const assign = async (id: string) => send(await house.as('intake'), seen, { outcome: 'assign', verifierIds: [ids['handler'], id] });
    expect(bare(await assign(foreigner))).toEqual(bare(await assign(newId())));
    expect(codesOf(await refused(house, () => assign(foreigner), 422, 'REFUSED'))).toEqual(['OFFICER_UNKNOWN']);
  });
});

describe('a superior sees and does not act', () => {
  test('the city reads the case and may not do its steps', async () => {
    const head = await house.as('city-head');
    await head.get(`/api/cases/${ids['case']}`).expect(200);
    const seen = await see(house, head, ids['case']!, 'review-filing');
    const body = await refused(house, () => send(head, seen, { opinion: 'agree' }), 403, 'NOT_PERMITTED');
    expect(codesOf(body)).toEqual(expect.arrayContaining(['OTHER_BUREAU']));
    await refused(house, () => head.post(`/api/documents/${ids['document']}/issue`), 403, 'ROLE_MISSING');
    await refused(
      house,
      () => head.post(`/api/clocks/${ids['clock']}/extend`).set('If-Match', `"${ids['clockRevision']}"`).send({ days: 1, reason: '延长' }),
      403,
      'OTHER_BUREAU',
    );
    await refused(house, () => head.post(`/api/work-items/${seen.item.id}/claim`).set('If-Match', seen.etag), 403, 'NOT_PERMITTED');
  });
});

describe('the wrong role', () => {
  test.each(['intake', 'handler', 'examiner', 'legal', 'deputy', 'head', 'archivist', 'statistician', 'admin'])(
    '%s may not do the step of the head of the unit',
    async (username) => {
      const agent = await house.as(username);
      const seen = await see(house, agent, ids['case']!, 'review-filing');
      const body = await refused(house, () => send(agent, seen, { opinion: 'agree', remark: '同意' }), 403, 'NOT_PERMITTED');
      expect(body.problems[0]).toMatchObject({ code: 'ROLE_MISSING', message: expect.stringContaining('承办'), cure: expect.any(String) });
    },
  );

  test.each<[string, string, (agent: TestAgent) => PromiseLike<Response>, string]>([
    ['an archivist', 'archivist', (agent) => agent.post('/api/leads').send(aLead()), 'ROLE_MISSING'],
    [
      'a statistician',
      'statistician',
      (agent) => agent.put(`/api/documents/${ids['document']}`).set('If-Match', '"1"').send({ fields: {} }),
      'ROLE_MISSING',
    ],
    ['a handler', 'handler', (agent) => agent.post(`/api/documents/${ids['document']}/issue`), 'ROLE_MISSING'],
    [
      'a handler',
      'handler',
      (agent) => agent.post('/api/users').send({ username: 'me', name: '某', unitId: newId(), roles: ['administrator'], password: 'x' }),
      'ROLE_MISSING',
    ],
    [
      'a handler',
      'handler',
      (agent) => agent.put('/api/calendar/2027').set('If-Match', '"0"').send({ source: '通知', days: [] }),
      'ROLE_MISSING',
    ],
    ['a handler', 'handler', (agent) => agent.get('/api/jobs/dead'), 'ADMINISTRATOR_ONLY'],
    [
      'a handler',
      'handler',
      (agent) => agent.post(`/api/leads/${ids['lead']}/reporter-access`).send({ reason: '想知道是谁' }),
      'ROLE_MISSING',
    ],
    ['an administrator', 'admin', (agent) => agent.get(`/api/documents/${ids['document']}/preview.html`), 'ROLE_MISSING'],
  ])('%s (%s) is refused what is not theirs', async (_, username, ask, code) => {
    const agent = await house.as(username);
    await refused(house, () => ask(agent), 403, code);
  });

  test('nobody without a session', async () => {
    for (const url of [
      '/api/leads',
      `/api/cases/${ids['case']}`,
      `/api/documents/${ids['document']}/pdf`,
      `/api/evidence/${ids['evidence']}/content`,
      '/api/users',
      '/api/work-items',
    ])
      await refused(house, () => house.app.http().get(url), 401, 'NOT_LOGGED_IN');
    await refused(house, () => house.app.http().post('/api/leads').send(aLead()), 401, 'NOT_LOGGED_IN');
  });
});
