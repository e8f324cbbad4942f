import { rows, startApp, type TestAgent, type TestApp } from '../support/index.ts';
import { assemble, Story, type World } from '../journeys/stories.ts';

jest.setTimeout(60_000);

describe('a document that a step issues', () => {
  let app: TestApp;
  let story: Story;
  let deputy: TestAgent;

  beforeAll(async () => {
    app = await startApp({ today: '2026-03-02' });
    const world: World = { base: () => app.url, restart: async () => undefined, tell: () => undefined };
    story = new Story(world, await assemble(world));
    await story.register();
    await story.screen();
    await story.verify('violation');
    await story.accept('file');
    await story.proposeFiling();
    deputy = await app.login('deputy');
  });
  afterAll(() => app.close());

  it('cannot be issued around the step while the procedure runs, and takes no number', async () => {
    const { body: documents } = await deputy.get(`/api/matters/${story.caseId}/documents`).expect(200);
    const draft = (documents.items ?? documents).find((d: { type: string }) => d.type === 'filing-approval');

    const { body } = await deputy.post(`/api/documents/${draft.id}/issue`).expect(409);

    expect(body).toMatchObject({ code: 'ISSUED_BY_STEP', detail: expect.stringContaining('立案审批') });
    expect(await rows(app.databaseUrl, `select number from legal_document where id = $1`, [draft.id])).toEqual([{ number: null }]);
  });

  it('lets an order to stop be issued on the spot, and the step then takes that one', async () => {
    const other = new Story(story.world, story.cast);
    await other.register();
    await other.screen();
    await other.inspect('violation');
    await other.draftStopOrder();
    const handler = await app.login('handler');
    const { body: documents } = await handler.get(`/api/matters/${other.leadId}/documents`).expect(200);
    const draft = (documents.items ?? documents).find((d: { type: string }) => d.type === 'stop-order');

    await handler.post(`/api/documents/${draft.id}/issue`).expect(200);
    await other.step(other.cast.deputy, other.leadId, 'approve-stop-order', { decision: 'issue' });

    expect(
      await rows(app.databaseUrl, `select status from legal_document where matter_id = $1 and type = 'stop-order'`, [other.leadId]),
    ).toEqual([{ status: 'ISSUED' }]);
  });
});
