import { RefusedError } from '../../src/platform/errors.ts';
import { newId } from '../../src/platform/ids.ts';
import { CommandService, type MatterRef } from '../../src/procedures/index.ts';
import { PermitHost, person, REGISTER } from './fixtures/host.ts';
import { PermitAudit } from './fixtures/permit.ts';

let host: PermitHost;
beforeAll(async () => {
  host = await PermitHost.start();
});
afterAll(() => host.close());

const problemsOf = async (work: Promise<unknown>): Promise<string[]> => {
  const error = await work.then(
    () => undefined,
    (e: unknown) => e,
  );
  expect(error).toBeInstanceOf(RefusedError);
  return (error as RefusedError).problems.map((problem) => `${problem.code} ${problem.field ?? problem.rule ?? ''}`.trim());
};
const code = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'ok',
    (error: { code?: string; message: string }) => error.code ?? error.message,
  );
const commands = (matter: MatterRef) =>
  host.rows<{ key: string }>(`select c.key from process_command c join process_instance i on i.id = c.instance_id where i.matter_id = $1`, [
    matter.id,
  ]);

describe('completing a step', () => {
  it('moves the process, the file, the work list and the history together', async () => {
    const matter = await host.begin();

    const answer = await host.complete(matter, 'register', REGISTER);

    expect(answer.done).toBe(false);
    expect(answer.opened.map((item) => item.step.elementId).sort()).toEqual(['opinion', 'review']);
    expect(await host.openElements(matter)).toEqual(['opinion', 'review']);
    expect(await host.notes(matter)).toEqual(['registered 某矿业公司 after 0']);
    const [instance] = await host.rows(`select revision, status, stage, facts from process_instance where matter_id = $1`, [matter.id]);
    expect(instance).toMatchObject({ revision: 2, status: 'OPEN', stage: 'review', facts: { complete: true } });
    const [closed] = await host.rows(`select status, closed_by_name from work_item where matter_id = $1 and element_id = 'register'`, [
      matter.id,
    ]);
    expect(closed).toMatchObject({ status: 'COMPLETED', closed_by_name: 'intake-clerk' });
  });

  it('refuses a form with every fault, each with its field, and leaves no trace', async () => {
    const matter = await host.begin();

    expect(await problemsOf(host.complete(matter, 'register', { applicant: '', area: 0, colour: 'red' }))).toEqual(
      expect.arrayContaining(['REQUIRED applicant', 'MIN area', 'UNKNOWN_FIELD colour']),
    );
    expect(await problemsOf(host.complete(matter, 'register', { applicant: '无', area: 2000 }))).toEqual([
      'AREA_TOO_LARGE area',
      'APPLICANT_MISSING applicant',
    ]);

    expect(await host.openElements(matter)).toEqual(['register']);
    expect(await commands(matter)).toHaveLength(1);
    expect(await host.notes(matter)).toEqual([]);
  });

  it('asks the gates named in the drawing together with the check of the step', async () => {
    const matter = await host.begin({ notes: ['unsound', 'check fails'] });
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');

    expect(await problemsOf(host.complete(matter, 'draft'))).toEqual(['UNSOUND T-SOUND', 'CHECK']);
  });

  it('joins parallel branches, takes the way back and ends', async () => {
    const matter = await host.begin();
    await host.toReview(matter);
    await host.complete(matter, 'opinion');
    await host.complete(matter, 'review');
    await host.complete(matter, 'draft');
    await host.complete(matter, 'sign', { signed: false });
    expect(await host.openElements(matter)).toEqual(['draft']);
    await host.complete(matter, 'draft');

    expect(await host.notes(matter)).toEqual(expect.arrayContaining(['drafted', 'paper t-paper']));
    expect(host.get(PermitAudit).entries).toEqual(expect.arrayContaining(['procedure.started', 'step.completed']));
  });
});

describe('twice', () => {
  it('the same key gives the same answer and one step', async () => {
    const matter = await host.begin();
    const item = await host.item(matter, 'register');
    const [key, clerk] = [newId(), person('intake-clerk')];
    const once = () =>
      host.as(clerk, () => host.get(CommandService).complete({ workItemId: item.id, key, body: REGISTER, revision: item.revision }));

    const first = await once();

    expect(await once()).toEqual(JSON.parse(JSON.stringify(first)));
    expect(await host.notes(matter)).toHaveLength(1);
  });

  it('twenty at once with one key: one step, twenty times its answer', async () => {
    const matter = await host.begin();
    const item = await host.item(matter, 'register');
    const [key, clerk] = [newId(), person('intake-clerk')];

    const answers = await Promise.all(
      Array.from({ length: 20 }, () =>
        host.as(clerk, () => host.get(CommandService).complete({ workItemId: item.id, key, body: REGISTER, revision: item.revision })),
      ),
    );

    expect(new Set(answers.map((answer) => JSON.stringify(answer.opened.map((opened) => opened.id).sort()))).size).toBe(1);
    expect(await host.notes(matter)).toHaveLength(1);
    expect(await commands(matter)).toHaveLength(2);
  });

  it('twenty at once with keys of their own: one is first, the others are told who was', async () => {
    const matter = await host.begin();
    const item = await host.item(matter, 'register');
    const clerk = person('intake-clerk', { name: '宋雅琴' });

    const outcomes = await Promise.all(
      Array.from({ length: 20 }, () =>
        host
          .as(clerk, () => host.get(CommandService).complete({ workItemId: item.id, key: newId(), body: REGISTER }))
          .then(
            () => 'ok',
            (e: { message: string }) => e.message,
          ),
      ),
    );

    expect(outcomes.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(new Set(outcomes.filter((outcome) => outcome !== 'ok'))).toEqual(
      new Set([expect.stringMatching(/^该环节已由宋雅琴于.*办理，/)]),
    );
    expect(await host.notes(matter)).toHaveLength(1);
  });

  it('the same key with another form is refused', async () => {
    const matter = await host.begin();
    const item = await host.item(matter, 'register');
    const [key, clerk] = [newId(), person('intake-clerk')];
    await host.as(clerk, () => host.get(CommandService).complete({ workItemId: item.id, key, body: REGISTER }));

    expect(
      await code(host.as(clerk, () => host.get(CommandService).complete({ workItemId: item.id, key, body: { ...REGISTER, area: 13 } }))),
    ).toBe('KEY_REUSED');
  });
});

describe('not everybody, not any time', () => {
  it('a stale revision is refused', async () => {
    const matter = await host.begin();
    expect(await code(host.complete(matter, 'register', REGISTER, { revision: 7 }))).toBe('STALE_VERSION');
  });

  it('a person of another bureau finds nothing', async () => {
    const matter = await host.begin();
    const stranger = person('intake-clerk', { bureauCode: '410181', scope: '410181' });
    expect(await code(host.complete(matter, 'register', REGISTER, { actor: stranger }))).toBe('NOT_FOUND');
  });

  it('another role, a recused person and whoever the item is not assigned to are refused', async () => {
    const [first, second, third] = [person('case-handler'), person('case-handler'), person('case-handler')];
    const matter = await host.begin({ handlers: [first.userId, second.userId], excluded: second.userId });
    expect(await code(host.complete(matter, 'register', REGISTER, { actor: person('archivist') }))).toBe('NOT_PERMITTED');
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');

    expect((await host.item(matter, 'draft')).assigneeId).toBe(first.userId);
    expect(await code(host.complete(matter, 'draft', {}, { actor: third }))).toBe('NOT_PERMITTED');
    expect(await code(host.complete(matter, 'draft', {}, { actor: second }))).toBe('NOT_PERMITTED');
    expect(await code(host.complete(matter, 'draft', {}, { actor: first }))).toBe('ok');
  });
});

describe('when the engine cannot go on', () => {
  it('rolls everything back, says so, and the corrected step works', async () => {
    const matter = await host.begin({ notes: ['break the condition'] });
    await host.toReview(matter);
    await host.complete(matter, 'review');
    await host.complete(matter, 'opinion');
    await host.complete(matter, 'draft');
    const before = await host.rows(`select revision, state, facts from process_instance where matter_id = $1`, [matter.id]);
    const notes = await host.notes(matter);

    expect(await code(host.complete(matter, 'sign', { signed: true }))).toBe('PROCEDURE_CANNOT_MOVE');

    expect(await host.rows(`select revision, state, facts from process_instance where matter_id = $1`, [matter.id])).toEqual(before);
    expect(await host.notes(matter)).toEqual(notes);
    expect(await host.openElements(matter)).toEqual(['sign']);
    await host.rows(`update permit_file set notes = '[]' where id = $1`, [matter.id]);
    expect(await code(host.complete(matter, 'sign', { signed: true }))).toBe('ok');
  });
});
