import 'reflect-metadata';
import type { Actor } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import { Database } from '../../src/platform/database/database.ts';
import { FileStore } from '../../src/platform/files/index.ts';
import { newId } from '../../src/platform/ids.ts';
import { BackgroundWork } from '../../src/platform/jobs/index.ts';
import { DocumentComposer, DocumentService } from '../../src/documents/index.ts';
import { MatterReaders } from '../../src/procedures/index.ts';
import type { MatterReader, MatterRef } from '../../src/procedures/step.ts';
import { startApp, type TestApp } from '../support/index.ts';
import { sampleOf } from './samples.ts';

jest.setTimeout(60_000);
let test: TestApp;
let documents: DocumentService;
let database: Database;
/** What the composer finds in the file. */
let file: Record<string, unknown>;

const deputy: Actor = {
  kind: 'person',
  userId: newId(),
  name: '王海涛',
  roles: ['deputy-head'],
  bureauCode: '410185',
  unitId: newId(),
  scope: '410185',
};
const neighbour: Actor = { ...deputy, userId: newId(), bureauCode: '410181', scope: '410181' };
const aMatter = (bureauCode = '410185'): MatterRef => ({ kind: 'case', id: newId(), bureauCode });
const as = <T>(actor: Actor, work: () => Promise<T>): Promise<T> => test.get(ActorContext).runAs(actor, work);
const issueOne = (type = 'stop-order', matter = aMatter()) => as(deputy, () => documents.issue(matter, type));
const count = async (sql: string): Promise<number> => (await as(deputy, () => database.one<{ n: number }>(sql)))!.n;

beforeAll(async () => {
  test = await startApp({ today: '2026-11-23' });
  documents = test.get(DocumentService);
  database = test.get(Database);
  const reader = {
    kind: 'case',
    view: async () => file,
    headline: async () => ({ number: '登自然资立〔2026〕9号', title: '某案', partyName: '某公司' }),
  } as unknown as MatterReader<never>;
  test.get(MatterReaders).register(reader);
  for (const type of ['stop-order', 'penalty-decision', 'penalty-notice'])
    test.get(DocumentComposer).register<Record<string, unknown>>('case', type, (view) => view);
});
beforeEach(() => (file = { ...sampleOf('stop-order').fields }));
afterAll(() => test.close());

describe('numbers', () => {
  it('run 1 to 20 without a gap when twenty issue at once', async () => {
    const issued = await Promise.all(Array.from({ length: 20 }, () => issueOne()));
    const numbers = issued.map((document) => Number(/〕(\d+)号/.exec(document.number!)![1])).sort((a, b) => a - b);
    expect(numbers).toEqual(Array.from({ length: 20 }, (_, index) => index + 1));
    expect(issued[0]!.number).toMatch(/^登自然资停〔2026〕\d+号$/);
    expect(issued[0]!.organName).toBe('登封市自然资源和规划局');
  });

  it('are given back when the issue is rolled back', async () => {
    const before = (await issueOne()).number!;
    await expect(
      as(deputy, () =>
        database.transaction(async () => {
          await documents.issue(aMatter(), 'stop-order');
          throw new Error('the step was refused');
        }),
      ),
    ).rejects.toThrow('the step was refused');
    const next = (await issueOne()).number!;
    expect(Number(/〕(\d+)号/.exec(next)![1])).toBe(Number(/〕(\d+)号/.exec(before)![1]) + 1);
  });

  it('stay with a voided document and are not given again', async () => {
    const document = await issueOne();
    const voided = await as(deputy, () => documents.void(document.id, '当事人名称有误'));
    expect([voided.status, voided.number]).toEqual(['VOIDED', document.number]);
    expect((await issueOne()).number).not.toBe(document.number);
    await expect(as(deputy, () => documents.void(document.id, '再次'))).rejects.toMatchObject({ code: 'ALREADY_VOIDED' });
  });

  it('have a series of their own for a notice with a hearing and for another bureau', async () => {
    file = { ...sampleOf('penalty-notice').fields };
    expect((await issueOne('penalty-notice')).number).toBe('登自然资听告〔2026〕1号');
    file = { ...file, hearing: false };
    expect((await issueOne('penalty-notice')).number).toBe('登自然资告〔2026〕1号');
    expect((await as(neighbour, () => documents.issue(aMatter('410181'), 'penalty-notice'))).number).toBe('巩自然资告〔2026〕1号');
  });

  it('cannot be set back in the database', async () => {
    await expect(as(deputy, () => database.query(`update number_series set last = 1`))).rejects.toThrow(/never again/);
    await expect(as(deputy, () => database.query(`delete from number_series`))).rejects.toThrow(/never again/);
  });
});

describe('a draft', () => {
  it("is brought up to date and keeps an officer's own words", async () => {
    const matter = aMatter();
    await as(deputy, () => documents.produce(matter, ['stop-order', 'lead-register']));
    const [draft] = await rows(matter);
    await as(deputy, () => documents.update(draft!.id, 1, { ...file, contactPhone: '0371-11111111' }));
    file = { ...file, facts: '新查明的事实' };
    await as(deputy, () => documents.produce(matter, ['stop-order']));
    const [now] = await rows(matter);
    expect([now!.fields['contactPhone'], now!.fields['facts'], now!.revision]).toEqual(['0371-11111111', '新查明的事实', 3]);
    expect(await count(`select count(*)::int n from document_version where document_id = '${draft!.id}'`)).toBe(3);
  });

  it('is not made again of what was just issued', async () => {
    const matter = aMatter();
    await as(deputy, () => documents.issue(matter, 'stop-order'));
    await as(deputy, () => documents.produce(matter, ['stop-order']));
    expect((await rows(matter)).map((row) => row.status)).toEqual(['ISSUED']);
  });

  it('is not issued with anything missing, and takes no number', async () => {
    file = { ...file, partyName: '', provision: '' };
    const before = await count(`select coalesce(sum(last), 0)::int n from number_series`);
    const refused = issueOne();
    await expect(refused).rejects.toMatchObject({
      code: 'REFUSED',
      problems: expect.arrayContaining([expect.objectContaining({ field: 'partyName' }), expect.objectContaining({ field: 'provision' })]),
    });
    expect(await count(`select coalesce(sum(last), 0)::int n from number_series`)).toBe(before);
  });

  it('refuses an editor who started from an older revision, and unknown fields', async () => {
    const matter = aMatter();
    await as(deputy, () => documents.produce(matter, ['stop-order']));
    const [draft] = await rows(matter);
    await as(deputy, () => documents.update(draft!.id, 1, file));
    await expect(as(deputy, () => documents.update(draft!.id, 1, file))).rejects.toMatchObject({ status: 412 });
    await expect(as(deputy, () => documents.update(draft!.id, 2, { ...file, colour: 'red' }))).rejects.toMatchObject({ code: 'REFUSED' });
  });
});

describe('an issued document', () => {
  it('cannot be changed, not even by SQL', async () => {
    const document = await issueOne();
    const sql = (text: string) => as(deputy, () => database.query(text, [document.id]));
    await expect(as(deputy, () => documents.update(document.id, document.revision, file))).rejects.toMatchObject({ code: 'NOT_A_DRAFT' });
    await expect(sql(`update legal_document set fields = '{}' where id = $1`)).rejects.toThrow(/cannot be changed/);
    await expect(sql(`update legal_document set status = 'DRAFT', number = null, issued_at = null where id = $1`)).rejects.toThrow(
      /cannot be changed|check constraint/,
    );
    await expect(sql(`delete from legal_document where id = $1`)).rejects.toThrow(/never deleted/);
    await expect(sql(`update document_version set fields = '{}' where document_id = $1`)).rejects.toThrow(/append-only/);
  });

  it('belongs to its bureau', async () => {
    const document = await issueOne();
    await expect(as(neighbour, () => documents.void(document.id, '试试看'))).rejects.toMatchObject({ status: 404 });
    await expect(as(neighbour, () => documents.issue(aMatter('410185'), 'stop-order'))).rejects.toThrow(/row-level security/);
  });

  it('is audited, and nothing else is', async () => {
    const matter = aMatter();
    await as(deputy, () => documents.issue(matter, 'stop-order'));
    const entries = await as(deputy, () =>
      database.query<{ action: string }>(`select action from audit_entry where matter_id = $1 order by seq`, [matter.id]),
    );
    expect(entries.map((entry) => entry.action)).toEqual(['document.drafted', 'document.issued']);
  });

  it('is printed after the commit, once, and its PDF is final', async () => {
    const matter = aMatter();
    const document = await as(deputy, () => documents.issue(matter, 'stop-order'));
    expect(document.pdfState).toBe('PENDING');
    await test.get(BackgroundWork).runUntilIdle();
    const [printed] = await as(deputy, () =>
      database.query<{ pdf_state: string; pdf_sha256: string; pages: number }>(
        `select pdf_state, pdf_sha256, pages from legal_document where id = $1`,
        [document.id],
      ),
    );
    expect(printed).toMatchObject({ pdf_state: 'READY', pages: expect.any(Number) });
    expect(await test.get(FileStore).isIntact(printed!.pdf_sha256)).toBe(true);
    await expect(
      as(deputy, () => database.query(`update legal_document set pdf_sha256 = 'x' where id = $1`, [document.id])),
    ).rejects.toThrow(/final/);
  });
});

const rows = (matter: MatterRef) =>
  as(deputy, () =>
    database.query<{ id: string; status: string; fields: Record<string, unknown>; revision: number }>(
      `select id, status, fields, revision from legal_document where matter_id = $1 order by created_at`,
      [matter.id],
    ),
  );
