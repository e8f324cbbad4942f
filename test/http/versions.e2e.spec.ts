import type { Response } from 'supertest';
import { newId } from '../../src/platform/ids.ts';
import { aLead, VIOLATION } from '../casework/leads/desk.ts';
import { startApp, type TestAgent } from '../support/index.ts';
import { acceptedLead, codes, filedCase, type House, openHouse, printOf, refused, see, send, statuses, times, TODAY } from './support.ts';

jest.setTimeout(60_000);
let house: House;
let intake: TestAgent;
let handler: TestAgent;

beforeAll(async () => {
  house = await openHouse();
  [intake, handler] = [await house.as('intake'), await house.as('handler')];
});
afterAll(() => house.close());

const register = async (): Promise<string> => (await intake.post('/api/leads').send(aLead()).expect(201)).body.id;
const ASSIGN = () => ({ outcome: 'assign', verifierIds: [house.cast.handler.id, house.cast.handler2.id] });
const count = async (sql: string, ...parameters: unknown[]): Promise<number> =>
  (await house.rows(`select count(*)::int as n from ${sql}`, parameters))[0]!['n']!;

describe('a version that is no more', () => {
  let leadId: string;
  beforeAll(async () => void (leadId = await register()));

  test('of a work item', async () => {
    const seen = await see(house, intake, leadId, 'screen-lead');
    const body = await refused(house, () => send(intake, seen, ASSIGN(), { 'If-Match': '"99"' }), 412, 'STALE_VERSION');
    expect(body.revision).toBe(seen.item.revision);
    for (const action of ['claim', 'release'])
      await refused(
        house,
        () => intake.post(`/api/work-items/${seen.item.id}/${action}`).set('If-Match', '"99"'),
        action === 'claim' ? 412 : 409,
        action === 'claim' ? 'STALE_VERSION' : 'NOT_ASSIGNED_TO_YOU',
      );
  });

  test('of a lead and a party', async () => {
    const edit = () =>
      intake
        .patch(`/api/leads/${leadId}`)
        .set('If-Match', '"99"')
        .send({ summary: '改过的线索内容', divisionCode: '410185', place: '某地', isOngoing: true });
    await refused(house, edit, 412, 'STALE_VERSION');
    const { body: party } = await intake.post('/api/parties').send({ kind: 'person', name: '某人' }).expect(201);
    await refused(
      house,
      () => intake.patch(`/api/parties/${party.id}`).set('If-Match', '"99"').send({ kind: 'person', name: '某某' }),
      412,
      'STALE_VERSION',
    );
  });

  test.each<[string, (id: string) => PromiseLike<Response>]>([
    ['completing', (id) => intake.post(`/api/work-items/${id}/complete`).send(ASSIGN())],
    ['claiming', (id) => intake.post(`/api/work-items/${id}/claim`)],
    ['releasing', (id) => intake.post(`/api/work-items/${id}/release`)],
    ['handing over', (id) => intake.post(`/api/work-items/${id}/hand-over`).send({ userId: newId(), reason: '移交' })],
    [
      'editing a lead',
      () =>
        intake.patch(`/api/leads/${leadId}`).send({ summary: '改过的线索内容', divisionCode: '410185', place: '某地', isOngoing: true }),
    ],
    ['editing a document', () => intake.put(`/api/documents/${newId()}`).send({ fields: {} })],
    ['moving a clock', () => intake.post(`/api/clocks/${newId()}/extend`).send({ days: 1, reason: '延长' })],
    ['a version that is no number', (id) => intake.post(`/api/work-items/${id}/claim`).set('If-Match', '*')],
  ])('%s needs one', async (_, ask) => {
    const { item } = await see(house, intake, leadId, 'screen-lead');
    await refused(house, () => ask(item.id), 428, 'IF_MATCH_REQUIRED');
  });
});

describe('a key', () => {
  test('is needed for every write: 8 to 200 printable characters', async () => {
    for (const key of ['', 'short', 'with blanks in it', 'k'.repeat(201)])
      await refused(house, () => intake.post('/api/leads').set('Idempotency-Key', key).send(aLead()), 400, 'IDEMPOTENCY_KEY_REQUIRED');
  });

  test('used again with the same lead gives the first answer; with another one it is refused', async () => {
    const [key, lead] = [newId(), aLead({ place: '第一处' })];
    const post = (body: object) => intake.post('/api/leads').set('Idempotency-Key', key).send(body);
    const answers = await times(10, () => post(lead));
    expect(statuses(answers)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await count(`case_lead where place = '第一处'`)).toBe(1);
    await refused(house, () => post(aLead({ place: '第二处' })), 409, 'KEY_REUSED');
  });

  test('used again with the same step gives the first answer; with another input it is refused', async () => {
    const leadId = await register();
    const seen = await see(house, intake, leadId, 'screen-lead');
    const key = newId();
    const answers = await times(10, () => send(intake, seen, ASSIGN(), { 'Idempotency-Key': key }));
    expect(statuses(answers)).toEqual(Array(10).fill(200));
    for (const answer of answers) expect(answer.body).toEqual(answers[0]!.body);
    expect(await count('lead_step_record where lead_id = $1', leadId)).toBe(1);
    expect(await count(`work_item where matter_id = $1`, leadId)).toBe(2);
    await refused(house, () => send(intake, seen, { ...ASSIGN(), reason: '另一理由' }, { 'Idempotency-Key': key }), 409, 'KEY_REUSED');
  });

  test('of an upload: ten at once are one file, another file is refused', async () => {
    const leadId = await register();
    const key = newId();
    const upload = (name: string, size: number) =>
      handler
        .post(`/api/matters/${leadId}/evidence`)
        .set('Idempotency-Key', key)
        .field({ kind: 'photo', name, takenBy: '李明远' })
        .attach('file', Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe0]), Buffer.alloc(size, 7)]), '照片.jpg');
    const answers = await times(10, () => upload('采坑', 5000));
    expect(statuses(answers)).toEqual(Array(10).fill(201));
    expect(new Set(answers.map((answer) => answer.text)).size).toBe(1);
    expect(await count('evidence_item where matter_id = $1', leadId)).toBe(1);
    await refused(house, () => upload('采坑', 6000), 409, 'KEY_REUSED');
    await refused(house, () => upload('另一名称', 5000), 409, 'KEY_REUSED');
  });

  test('of somebody else is no key of mine', async () => {
    const key = newId();
    const post = (agent: TestAgent) =>
      agent
        .post('/api/leads')
        .set('Idempotency-Key', key)
        .send(aLead({ place: '两人同键' }));
    expect(statuses([await post(intake), await post(handler)])).toEqual([201, 201]);
    expect(await count(`case_lead where place = '两人同键'`)).toBe(2);
  });

  test('outlives a restart of the server: the repeated request gives the first answer and does nothing', async () => {
    const leadId = await register();
    const seen = await see(house, intake, leadId, 'screen-lead');
    const key = newId();
    const first = await send(intake, seen, ASSIGN(), { 'Idempotency-Key': key }).expect(200);
    const second = await startApp({ databaseUrl: house.app.databaseUrl, today: TODAY });
    try {
      const before = await printOf(house);
      const again = await send(await second.login('intake'), seen, ASSIGN(), { 'Idempotency-Key': key }).expect(200);
      expect(again.body).toEqual(first.body);
      expect({ ...(await printOf(house)), audit_entry: 0 }).toEqual({ ...before, audit_entry: 0 }); // the login is in the trail
    } finally {
      await second.close();
    }
  });
});

describe('two people at once', () => {
  test('complete one step: one does it, the other is told who and when', async () => {
    const story = await filedCase(house);
    await story.photo(story.caseId, 'photo-2-face.jpg', '工作面照片');
    const input = {
      certificatesShown: true,
      facts: '当事人未取得采矿权，在登封市大冶镇开采建筑石料用灰岩三千吨。',
      mineral: '灰岩',
      quantityTonnes: 3000,
      actStartedOn: '2026-01-20',
      isOngoing: false,
      actEndedOn: '2026-03-02',
      marketValueFen: 1_000_000,
      valueBasis: '按当地价格认定。',
    };
    const people = [handler, await house.as('handler2')];
    const seen = await Promise.all(people.map((agent) => see(house, agent, story.caseId, 'investigate')));
    const answers = await times(2, (at) => send(people[at]!, seen[at]!, input));
    expect([statuses(answers), codes(answers)]).toEqual([[200, 409], ['STEP_ALREADY_DONE']]);
    expect(await count(`case_step_record where case_id = $1 and step = 'investigate'`, story.caseId)).toBe(1);
    const loser = people[answers.findIndex((answer) => answer.status === 409)]!;
    const body = await refused(house, () => send(loser, seen[0]!, input), 409, 'STEP_ALREADY_DONE');
    expect(body).toMatchObject({ by: { name: expect.stringMatching(/\p{Script=Han}/u) }, at: expect.stringMatching(/^2026-03-02T/) });
    expect(body.detail).toContain(body.by.name);
    expect(body.detail).toContain('2026年3月2日');
  });

  test('take one item: one has it, the other is told who', async () => {
    const leadId = await register();
    await send(intake, await see(house, intake, leadId, 'screen-lead'), ASSIGN()).expect(200);
    const [item] = await house.rows(`select id from work_item where matter_id = $1 and status = 'OPEN'`, [leadId]);
    const body = await refused(
      house,
      async () => (await house.as('handler2')).post(`/api/work-items/${item!['id']}/claim`).set('If-Match', '"1"'),
      409,
      'ALREADY_CLAIMED',
    );
    expect(body.assignee.name).toMatch(/\p{Script=Han}/u);
  });

  test('edit one document: the second is told to look again, nothing is overwritten', async () => {
    const story = await acceptedLead(house);
    await story.proposeFiling();
    const [document] = await house.rows(`select id, revision, fields from legal_document where matter_id = $1 and status = 'DRAFT'`, [
      story.caseId,
    ]);
    const { id, revision, fields } = document as unknown as { id: string; revision: number; fields: object };
    const people = [handler, await house.as('handler2')];
    const edit = (agent: TestAgent, at: number) =>
      agent
        .put(`/api/documents/${id}`)
        .set('If-Match', `"${revision}"`)
        .send({ fields: { ...fields, facts: `第${at}人改的事实` } });
    const answers = await times(2, (at) => edit(people[at]!, at));
    expect([statuses(answers), codes(answers)]).toEqual([[200, 412], ['STALE_VERSION']]);
    const winner = answers.findIndex((answer) => answer.status === 200);
    expect((await handler.get(`/api/documents/${id}`)).body.fields.facts).toBe(`第${winner}人改的事实`);
    await refused(house, () => edit(handler, 3), 412, 'STALE_VERSION');
    await refused(
      house,
      () =>
        handler
          .put(`/api/documents/${id}`)
          .set('If-Match', `"${revision + 1}"`)
          .send({ fields: { ...fields, facts: 5, colour: 'red', filedOn: '2026-02-30' } }),
      422,
      'REFUSED',
    );
  });

  test('issue one document with a double click, and again with the same key: one number, one issue', async () => {
    const story = house.story();
    await story.register();
    await story.screen();
    await send(handler, await see(house, handler, story.leadId, 'verify-lead'), VIOLATION).expect(200);
    const CONTACT = { contactPhone: '0371-62871234', contactAddress: '登封市嵩山路8号' };
    await send(handler, await see(house, handler, story.leadId, 'issue-stop-order'), CONTACT).expect(200);
    const [draft] = await house.rows(`select id from legal_document where matter_id = $1 and status = 'DRAFT'`, [story.leadId]);
    const issue = (key: string) => handler.post(`/api/documents/${draft!['id']}/issue`).set('Idempotency-Key', key);
    const key = newId();
    const answers = await times(4, (at) => issue(at < 2 ? key : newId()));
    const issued = answers.filter((answer) => answer.status === 200);
    expect([answers[0]!.status, answers[0]!.body.code]).toEqual([answers[1]!.status, answers[1]!.body.code]);
    expect([new Set(issued.map((answer) => answer.body.number)).size, new Set(codes(answers))]).toEqual([1, new Set(['NOT_A_DRAFT'])]);
    const body = await refused(house, () => issue(newId()), 409, 'NOT_A_DRAFT');
    expect(body.number).toBe(issued[0]!.body.number);
    expect(await count(`outbox_job where key = $1`, draft!['id'])).toBe(1);
  });

  test('move one clock: the second is told to look again', async () => {
    const story = await filedCase(house);
    const { body: clocks } = await handler.get(`/api/matters/${story.caseId}/clocks`);
    const clock = (clocks as Array<{ id: string; lawId: string; revision: number }>).find((candidate) => candidate.lawId === 'D-07')!;
    const head = await house.as('head');
    const extend = (revision: number) =>
      head.post(`/api/clocks/${clock.id}/extend`).set('If-Match', `"${revision}"`).send({ days: 10, reason: '案情复杂' });
    const answers = await times(2, () => extend(clock.revision));
    expect([statuses(answers), codes(answers)]).toEqual([[200, 412], ['STALE_VERSION']]);
    await refused(house, () => extend(clock.revision), 412, 'STALE_VERSION');
    await refused(house, () => extend(clock.revision + 1).send({ days: 0.5, reason: '半天' }), 422, 'REFUSED');
    await refused(house, () => extend(clock.revision + 1).send({ days: -3, reason: '提前' }), 422, 'REFUSED');
  });
});
