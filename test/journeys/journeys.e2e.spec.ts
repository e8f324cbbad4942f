import { PDFDocument } from 'pdf-lib';
import { rows, withDatabase, type TestDatabase } from '../support/index.ts';
import { fetchDossier } from './journey-cli.ts';
import { openItem } from './client.ts';
import { ScratchServer } from './scratch-server.ts';
import { assemble, notFiled, paidLate, returnedTwice, type Cast, type Story, untrueTip, wholeCase, type World } from './stories.ts';

jest.setTimeout(240_000);

describe('journeys over HTTP', () => {
  let database: TestDatabase;
  let server: ScratchServer;
  let cast: Cast;
  let world: World;
  const told: string[] = [];

  beforeAll(async () => {
    database = await withDatabase();
    server = new ScratchServer(database.url);
    await server.setClock('2026-03-02');
    await server.start();
    world = {
      base: () => server.url,
      restart: () => server.restart(),
      tell: (line) => told.push([line.person, line.step, line.clock, line.document].filter(Boolean).join(' ')),
    };
    cast = await assemble(world);
  });

  afterAll(async () => {
    await server?.dispose();
    await database?.drop();
  });

  it('carries a tip through the law to the closed dossier, over a killed server', async () => {
    const story = await wholeCase(world, cast);

    const [file] = await rows<{ status: string; number: string }>(database.url, 'select status, number from case_file where id = $1', [
      story.caseId,
    ]);
    expect(file).toEqual({ status: 'ARCHIVED', number: expect.stringMatching(/立〔2026〕1号$/) });
    expect(await issued(story)).toEqual(['filing-approval', 'penalty-notice', 'delivery-receipt', 'penalty-decision', 'delivery-receipt']);
    const dossier = await PDFDocument.load(await fetchDossier(story));
    expect(dossier.getPageCount()).toBeGreaterThanOrEqual(8);
    expect(await openSteps(story.caseId)).toEqual([]);
  });

  it('ends a tip that is not true', async () => {
    const story = await untrueTip(world, cast);

    const [lead] = await rows<{ status: string; case_id: string | null }>(
      database.url,
      'select status, case_id from case_lead where id = $1',
      [story.leadId],
    );
    expect(lead).toEqual({ status: 'UNTRUE', case_id: null });
    expect(await openSteps(story.leadId)).toEqual([]);
  });

  it('does not file a minor case', async () => {
    const story = await notFiled(world, cast);

    const [file] = await rows<{ status: string; number: string | null }>(
      database.url,
      'select status, number from case_file where id = $1',
      [story.caseId],
    );
    expect(file).toEqual({ status: 'NOT_FILED', number: null });
    expect(await openSteps(story.caseId)).toEqual([]);
  });

  it('files on the third proposal after two returns', async () => {
    const story = await returnedTwice(world, cast);

    const proposals = await rows(database.url, `select id from case_step_record where case_id = $1 and step = 'propose-filing'`, [
      story.caseId,
    ]);
    expect(proposals).toHaveLength(3);
    await openItem(cast.handler, story.caseId, 'investigate');
  });

  it('takes 42 per cent more from a party that pays 14 days late', async () => {
    const story = await paidLate(world, cast);

    const [payment] = await rows<{ data: { finePaidFen: number; surchargePaidFen: number } }>(
      database.url,
      `select data from case_step_record where case_id = $1 and step = 'record-fulfilment'`,
      [story.caseId],
    );
    expect(payment!.data).toMatchObject({ finePaidFen: 20_000_000, surchargePaidFen: 8_400_000 });
  });

  const issued = async (story: Story): Promise<string[]> =>
    (
      await rows<{ type: string }>(
        database.url,
        `select type from legal_document where matter_id = $1 and status = 'ISSUED' order by issued_at, id`,
        [story.caseId],
      )
    ).map((r) => r.type);
  const openSteps = async (matterId: string): Promise<string[]> =>
    (
      await rows<{ element_id: string }>(database.url, `select element_id from work_item where matter_id = $1 and status = 'OPEN'`, [
        matterId,
      ])
    ).map((r) => r.element_id);
});
