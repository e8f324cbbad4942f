import type { Response } from 'supertest';
import { newId } from '../../src/platform/ids.ts';
import { rows, startApp, type StartOptions, type TestAgent, type TestApp } from '../support/index.ts';
import { type Cast, assemble, Story, type World } from '../journeys/stories.ts';
import { openItem, type WorkItem } from '../journeys/client.ts';

/** A running product with signed-in clients and the people of the stories, who drive a case to the state a test needs. */
export interface House {
  app: TestApp;
  cast: Cast;
  /** A signed-in client, once a name. */
  as(username: string): Promise<TestAgent>;
  story(): Story;
  rows: typeof rows extends (url: string, ...rest: infer Rest) => unknown
    ? (...rest: Rest) => Promise<Array<Record<string, never>>>
    : never;
  close(): Promise<void>;
}

export const TODAY = '2026-03-02';

export async function openHouse(options: StartOptions = {}): Promise<House> {
  const app = await startApp({ today: TODAY, ...options });
  const world: World = { base: () => app.url, restart: async () => undefined, tell: () => undefined };
  const cast = await assemble(world);
  const agents = new Map<string, Promise<TestAgent>>();
  return {
    app,
    cast,
    as: (username) => agents.get(username) ?? agents.set(username, app.login(username)).get(username)!,
    story: () => new Story(world, cast),
    rows: (sql: string, parameters?: unknown[]) => rows(app.databaseUrl, sql, parameters) as Promise<Array<Record<string, never>>>,
    close: () => app.close(),
  };
}

/** Everything a refused request might have half-written. */
const KEPT = [
  'work_item',
  'process_command',
  'audit_entry',
  'legal_document',
  'document_version',
  'case_step_record',
  'lead_step_record',
  'case_lead',
  'case_file',
  'party',
  'evidence_item',
  'clock',
  'idempotency_key',
  'outbox_job',
];

/** A print of all rows that matter: two equal prints mean that nothing was written between them. */
export async function printOf(house: House): Promise<Record<string, number>> {
  const [row] = await house.rows(`select ${KEPT.map((table) => `(select count(*)::int from ${table}) as ${table}`).join(', ')},
    (select coalesce(sum(revision), 0)::int from work_item) as item_revisions, (select coalesce(sum(revision), 0)::int from case_lead) as lead_revisions,
    (select coalesce(sum(revision), 0)::int from legal_document) as document_revisions, (select coalesce(sum(revision), 0)::int from clock) as clock_revisions`);
  return row!;
}

/** What every refusal is: problem+json with a stable code and a Chinese sentence; nothing is written. Gives the problem document. */
export async function refused(house: House, send: () => PromiseLike<Response>, status: number, code: string): Promise<Response['body']> {
  const before = await printOf(house);
  const answer = await send();
  expect({ status: answer.status, code: answer.body?.code, detail: answer.body?.detail }).toEqual({
    status,
    code,
    detail: expect.stringMatching(SENTENCE),
  });
  expect(answer.headers['content-type']).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    status,
    title: expect.stringMatching(/\p{Script=Han}/u),
    detailEn: expect.stringMatching(/[a-z]/i),
    traceId: answer.headers['x-trace-id'],
  });
  expect(
    answer.body.problems.map((problem: { message: string }) => problem.message).filter((message: string) => !SENTENCE.test(message)),
  ).toEqual([]);
  expect(await printOf(house)).toEqual(before);
  return answer.body;
}

/** Chinese, more than a word, ended. */
const SENTENCE = /^(?=.*\p{Script=Han}{3}).{6,}[。；]$/su;

/** The codes of the problems listed in a refusal. */
export const codesOf = (body: { problems: Array<{ code: string }> }): string[] => body.problems.map((problem) => problem.code);

export interface Seen {
  item: WorkItem & { prefill: object };
  etag: string;
}

/** The open item of a step with its form, as `agent` sees it. */
export async function see(house: House, agent: TestAgent, matterId: string, step: string): Promise<Seen> {
  const { id } = await openItem(house.cast.handler, matterId, step);
  const { body, headers } = await agent.get(`/api/work-items/${id}`).expect(200);
  return { item: body, etag: headers['etag']! };
}

/** Sends a form with its prefill; `headers` replace the fresh key and the seen version. */
export function send(agent: TestAgent, { item, etag }: Seen, input: object, headers: Record<string, string> = {}) {
  return agent
    .post(`/api/work-items/${item.id}/complete`)
    .set({ 'If-Match': etag, 'Idempotency-Key': newId(), ...headers })
    .send({ ...item.prefill, ...input });
}

/** A lead found true and accepted: its case file is open, nothing is filed yet. */
export async function acceptedLead(house: House): Promise<Story> {
  const story = house.story();
  await story.register();
  await story.screen();
  await story.verify('violation');
  await story.accept('file');
  return story;
}

/** A filed case: documents, clocks and two handlers. */
export async function filedCase(house: House): Promise<Story> {
  const story = await acceptedLead(house);
  await story.file();
  return story;
}

/** The work `n` times at once. */
export const times = <T>(n: number, make: (at: number) => PromiseLike<T>): Promise<T[]> =>
  Promise.all(Array.from({ length: n }, (_, at) => make(at)));
/** What several answers say, in an order that does not depend on who was first. */
export const statuses = (answers: Response[]): number[] => answers.map((answer) => answer.status).sort();
export const codes = (answers: Response[]): string[] =>
  answers.flatMap((answer) => (answer.status < 300 ? [] : [answer.body.code as string])).sort();
