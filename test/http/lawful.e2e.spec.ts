import type { Story } from '../journeys/stories.ts';
import { travelTo, type TestAgent } from '../support/index.ts';
import { acceptedLead, codesOf, filedCase, type House, openHouse, refused, see, send, TODAY } from './support.ts';

jest.setTimeout(60_000);
let house: House;
let handler: TestAgent;
let handler3: string;

beforeAll(async () => {
  house = await openHouse();
  handler = await house.as('handler');
  handler3 = (await house.rows(`select id from app_user where username = 'handler3'`))[0]!['id']!;
});
afterAll(() => house.close());

const FILING = { hasIdentifiedActor: true, hasFactsOfBreach: true, mustBearLiability: true, isOwnJurisdiction: true, actEndedOn: TODAY };

describe('officers (E1, E2)', () => {
  let story: Story;
  beforeAll(async () => void (story = await acceptedLead(house)));
  const propose = async (officerIds: string[]) =>
    send(handler, await see(house, handler, story.caseId, 'propose-filing'), { ...FILING, officerIds });

  test.each<[string, () => string[], string]>([
    ['one alone', () => [house.cast.handler.id], 'OFFICERS_TOO_FEW'],
    ['one named twice', () => [house.cast.handler.id, house.cast.handler.id], 'OFFICER_REPEATED'],
    ['one whose certificate has expired', () => [house.cast.handler.id, handler3], 'CERTIFICATE_EXPIRED'],
    ['one who has none', () => [house.cast.handler.id, house.cast.archivist.id], 'CERTIFICATE_MISSING'],
  ])('%s', async (_, officerIds, code) => {
    const body = await refused(house, () => propose(officerIds()), 422, 'REFUSED');
    const problem = body.problems.find((candidate: { code: string }) => candidate.code === code);
    expect([codesOf(body), problem]).toEqual([
      expect.arrayContaining([code]),
      expect.objectContaining({
        field: 'officerIds',
        rule: expect.stringMatching(/^E[12]$/),
        article: expect.stringMatching(/^《.*》第/),
        cure: expect.any(String),
      }),
    ]);
  });

  test('seven, and none at all', async () => {
    await refused(house, () => propose([]), 422, 'REFUSED');
    await refused(house, () => propose(Array(7).fill(house.cast.handler.id)), 422, 'REFUSED');
  });

  test('who has an expired certificate does not act, but reads', async () => {
    const agent = await house.as('handler3');
    const seen = await see(house, agent, story.caseId, 'propose-filing');
    const body = await refused(
      house,
      () => send(agent, seen, { ...FILING, officerIds: [house.cast.handler.id, house.cast.handler2.id] }),
      403,
      'NOT_PERMITTED',
    );
    expect(codesOf(body)).toContain('CERTIFICATE_EXPIRED');
  });
});

describe('what is entered at a step', () => {
  let story: Story;
  beforeAll(async () => {
    story = await filedCase(house);
    await story.photo(story.caseId, 'photo-2-face.jpg', '工作面照片');
  });
  const INVESTIGATION = () => ({
    officerIds: [house.cast.handler.id, house.cast.handler2.id],
    certificatesShown: true,
    facts: '当事人未取得采矿权，在登封市大冶镇开采建筑石料用灰岩三千吨。',
    mineral: '灰岩',
    quantityTonnes: 3000,
    actStartedOn: '2026-01-20',
    isOngoing: false,
    actEndedOn: TODAY,
    marketValueFen: 8_638_000,
    valueBasis: '按当地价格认定。',
  });

  test.each<[string, object, string, string]>([
    ['a fraction of a fen', { marketValueFen: 0.5 }, 'IS_INT', 'marketValueFen'],
    ['less than nothing', { marketValueFen: -1 }, 'MIN', 'marketValueFen'],
    ['more money than there is', { marketValueFen: 1e15 }, 'MAX', 'marketValueFen'],
    ['money as text', { illegalGainsFen: '100' }, 'IS_INT', 'illegalGainsFen'],
    ['a quantity that is no number', { quantityTonnes: null }, 'REQUIRED', 'quantityTonnes'],
    ['four decimals of a tonne', { quantityTonnes: 1.2345 }, 'IS_NUMBER', 'quantityTonnes'],
    ['the 30th of February', { actStartedOn: '2026-02-30' }, 'DATE_INVALID', 'actStartedOn'],
    ['the 29th of February of a common year', { actEndedOn: '2026-02-29' }, 'DATE_INVALID', 'actEndedOn'],
    ['tomorrow', { actEndedOn: '2026-03-03' }, 'DATE_IN_FUTURE', 'actEndedOn'],
    ['an end before its beginning', { actEndedOn: '2026-01-19' }, 'DATE_TOO_EARLY', 'actEndedOn'],
    ['an unknown field', { fineFen: 1 }, 'UNKNOWN_FIELD', 'fineFen'],
    ['an officer who is no id', { officerIds: ['me', 'you'] }, 'IS_UUID', 'officerIds'],
    ['blanks for facts', { facts: ' '.repeat(40) }, 'REQUIRED', 'facts'],
    ['8 001 characters', { facts: '采'.repeat(8001) }, 'IS_LENGTH', 'facts'],
    ['certificates not shown', { certificatesShown: false }, 'CERTIFICATES_NOT_SHOWN', 'certificatesShown'],
  ])('%s is refused', async (_, changes, code, field) => {
    const seen = await see(house, handler, story.caseId, 'investigate');
    const body = await refused(house, () => send(handler, seen, { ...INVESTIGATION(), ...changes }), 422, 'REFUSED');
    expect(body.problems).toContainEqual(expect.objectContaining({ code, field }));
  });

  test('nothing at all: every missing field is named with its label', async () => {
    const seen = await see(house, handler, story.caseId, 'investigate');
    const body = await refused(house, () => send(handler, { ...seen, item: { ...seen.item, prefill: {} } }, {}), 422, 'REFUSED');
    expect(body.problems).toContainEqual(expect.objectContaining({ code: 'REQUIRED', field: 'facts', message: '“查明的事实”必须填写。' }));
  });

  test('8 000 characters are taken and kept', async () => {
    const facts = `${'采𠮷㙟䶮𬭸'.repeat(1600)}`;
    await send(handler, await see(house, handler, story.caseId, 'investigate'), { ...INVESTIGATION(), facts }).expect(200);
    const [record] = await house.rows(
      `select data ->> 'facts' as facts from case_step_record where case_id = $1 and step = 'investigate'`,
      [story.caseId],
    );
    expect(record!['facts']).toBe(facts);
  });
});

describe('a clock that has run out (D-11)', () => {
  test('a defence received too late is refused; one received in time is taken though entered late', async () => {
    const story = await filedCase(house);
    await story.investigate();
    await story.notify();
    const [clock] = await house.rows(`select rolled_due_on as on from clock where matter_id = $1 and law_id = 'D-11'`, [story.caseId]);
    const due: string = clock!['on']!;
    // time passes, and the server's timers have not yet come round
    travelTo(house.app.clock, '2026-03-20');
    const seen = await see(house, handler, story.caseId, 'record-response');
    const answer = (receivedOn: string) => send(handler, seen, { response: 'defence', receivedOn, content: '当事人陈述申辩。' });
    const body = await refused(house, () => answer('2026-03-20'), 422, 'REFUSED');
    expect(body.problems).toContainEqual(
      expect.objectContaining({ code: 'CLOCK_RUN_OUT', rule: 'D-11', message: expect.stringContaining(due), cure: expect.any(String) }),
    );
    await answer(due).expect(200);
  });

  test('when the timer has come, the step is gone and says so', async () => {
    const story = await filedCase(house);
    await story.investigate();
    await story.notify();
    const seen = await see(house, handler, story.caseId, 'record-response');
    await story.waitInSilence();
    await refused(
      house,
      () => send(handler, seen, { response: 'defence', receivedOn: '2026-03-21', content: '当事人陈述申辩。' }),
      409,
      'STEP_CANCELLED',
    );
  });
});
