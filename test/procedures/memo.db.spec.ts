import { createMemoisedEngine } from '../../src/engine/index.ts';
import { DefinitionRegistry, ENGINE, IncidentService, type MatterRef, PrewarmService } from '../../src/procedures/index.ts';
import { rows } from '../support/index.ts';
import { PermitHost, permitXml, person } from './fixtures/host.ts';

const hosts: PermitHost[] = [];
const start = async (options: Parameters<typeof PermitHost.start>[0] = {}): Promise<PermitHost> => {
  const host = await PermitHost.start(options);
  hosts.unshift(host);
  return host;
};
/** Replicas before the host that owns the database. */
afterEach(async () => {
  for (const host of hosts.splice(0)) await host.close();
});

interface Stored extends Record<string, unknown> {
  format: number;
  bytes: number;
  hash: string;
}
const stateOf = async (host: PermitHost, matter: MatterRef): Promise<Stored> =>
  (
    await host.rows<Stored>(
      `select state_format as format, length(state) as bytes, encode(substring(state for 16), 'hex') as hash from process_instance where matter_id = $1`,
      [matter.id],
    )
  )[0]!;
const canons = async (host: PermitHost): Promise<number> =>
  (await host.rows<{ n: number }>(`select count(*)::int as n from process_canon`))[0]!.n;
const reportOf = (host: PermitHost) => {
  const { hash } = host.get(DefinitionRegistry).currentOf('permit');
  return host.get(PrewarmService).reportOf(hash);
};
const toEnd = async (host: PermitHost, matter: MatterRef): Promise<void> => {
  for (const element of ['review', 'opinion', 'draft']) await host.complete(matter, element);
  await host.complete(matter, 'sign', { signed: true });
};

describe('a case on the memoised engine', () => {
  it('keeps a hash and its own ids; the text it stands at is stored once for all', async () => {
    const host = await start();
    const [one, other] = [await host.begin(), await host.begin()];
    await host.toReview(one);
    await host.toReview(other);

    const [first, second] = [await stateOf(host, one), await stateOf(host, other)];
    expect(first).toMatchObject({ format: 2, hash: second.hash });
    expect(first.bytes).toBeLessThan(80);
    expect(await canons(host)).toBe(2);
    expect(reportOf(host).steps).toMatchObject({ run: 2, replayed: 2, checked: 4, mismatches: 0 });
  });

  it('is taken over by a server that has never seen its place', async () => {
    const host = await start();
    const matter = await host.begin();
    await host.toReview(matter);

    const next = await start({ database: host.database });
    await toEnd(next, matter);

    expect(await next.openElements(matter)).toEqual([]);
    expect(await host.rows(`select revision from process_instance where matter_id = $1`, [matter.id])).toEqual([{ revision: 6 }]);
    expect(reportOf(next).steps).toMatchObject({ mismatches: 0, checked: 4 });
  });

  it('comes to a new place together with another one, and both are stored', async () => {
    const host = await start();
    const [one, other] = [await host.begin(), await host.begin()];
    const replica = await start({ database: host.database });

    await Promise.all([host.toReview(one), replica.toReview(other)]);

    expect((await stateOf(host, one)).hash).toBe((await stateOf(host, other)).hash);
    expect(await canons(host)).toBe(2);
  });

  it('moves over from format 1 when it is stepped, and runs to its end', async () => {
    const old = await start({ engine: createMemoisedEngine({ capacity: 0 }) });
    const matter = await old.begin();
    expect(await stateOf(old, matter)).toMatchObject({ format: 1 });

    const host = await start({ database: old.database });
    await host.toReview(matter);
    expect(await stateOf(host, matter)).toMatchObject({ format: 2 });
    await toEnd(host, matter);

    expect(reportOf(host).steps).toMatchObject({ mismatches: 0 });
  });

  it('is refused, and stays where it is, when the text it names is damaged', async () => {
    const host = await start();
    const matter = await host.begin();
    await rows(
      host.database.url,
      `alter table process_canon disable trigger append_only; update process_canon set bytes = '\\x0300'; alter table process_canon enable trigger append_only`,
    );
    const next = await start({ database: host.database });

    await expect(next.toReview(matter)).rejects.toThrow('is damaged');
    expect(await host.openElements(matter)).toEqual(['register']);
    await host.toReview(matter); // the server that knows the text goes on
  });

  it('is never saved at a place whose text is not stored', async () => {
    const host = await start();
    await host.begin();
    await rows(
      host.database.url,
      `alter table process_canon disable trigger append_only; delete from process_canon; alter table process_canon enable trigger append_only`,
    );

    const matter = await host.begin(); // from a recipe: the engine does not know that the row is gone

    expect(await canons(host)).toBe(1);
    expect((await stateOf(host, matter)).format).toBe(2);
  });

  it('cannot lose its text: nobody changes or deletes one', async () => {
    const host = await start();
    await host.begin();

    await expect(host.rows(`delete from process_canon`)).rejects.toThrow();
    await expect(host.rows(`update process_canon set bytes = ''`)).rejects.toThrow();
  });
});

describe('compiling a procedure beforehand', () => {
  it('happens in the background when the server starts, and afterwards nothing is unknown', async () => {
    const host = await start({ env: { PREWARM: 'true', SHADOW_SHARE: '0' } });
    await host.get(PrewarmService).ready();

    const report = reportOf(host);
    expect(report).toMatchObject({ phase: 'whole', error: null, unfolding: { waiting: 0, unforeseeable: 0 } });
    expect(report.unfolding!.states).toBeGreaterThan(5);
    const matter = await host.begin();
    await host.toReview(matter);
    await toEnd(host, matter);
    expect(reportOf(host).steps).toMatchObject({ run: 0, plain: 0, checked: 0, replayed: 6 });
  });

  it('gives what the plain engine gives', async () => {
    const host = await start({ env: { PREWARM: 'true' } });
    await host.get(PrewarmService).ready();
    const matter = await host.begin();
    await host.toReview(matter);
    await toEnd(host, matter);

    expect(reportOf(host).steps).toMatchObject({ replayed: 6, checked: 6, mismatches: 0 });
  });

  it('is done once for each drawing and edition of the engine', async () => {
    const host = await start({ env: { PREWARM: 'true' } });
    await host.get(PrewarmService).ready();
    const [made] = await host.rows(`select engine_edition, created_at from process_transitions`);

    const next = await start({ database: host.database, env: { PREWARM: 'true' } });
    await next.get(PrewarmService).ready();

    expect(reportOf(next)).toMatchObject({ phase: 'whole', madeAt: made!['created_at'] });
    expect(await host.rows(`select 1 from process_transitions`)).toHaveLength(1);
    await host.rows(`update process_transitions set engine_edition = 'an older engine'`);
    const newer = await start({ database: host.database, env: { PREWARM: 'true' } });
    await newer.get(PrewarmService).ready();
    expect(await host.rows(`select 1 from process_transitions`)).toHaveLength(2);
  });

  it('is done again when what is stored cannot be used', async () => {
    const host = await start({ env: { PREWARM: 'true' } });
    await host.get(PrewarmService).ready();
    await host.rows(`update process_transitions set bytes = '\\x0300'`);

    const next = await start({ database: host.database, env: { PREWARM: 'true' } });
    await next.get(PrewarmService).ready();

    expect(reportOf(next).phase).toBe('whole');
    expect((await host.rows<{ n: number }>(`select length(bytes) as n from process_transitions`))[0]!.n).toBeGreaterThan(1000);
  });

  it('covers the older version that a running case is pinned to', async () => {
    const host = await start();
    const matter = await host.begin();
    const changed = permitXml().replace('name="起草决定"', 'name="起草并签发"');

    const next = await start({ database: host.database, workflows: { 'permit.bpmn': changed }, env: { PREWARM: 'true' } });
    await next.get(PrewarmService).ready();

    const old = (await host.rows<{ hash: string }>(`select hash from process_version where version = 1`))[0]!;
    expect(next.get(PrewarmService).reportOf(old.hash).phase).toBe('whole');
    await next.toReview(matter);
    expect(next.get(PrewarmService).reportOf(old.hash).steps).toMatchObject({ replayed: 1, run: 0 });
  });

  it('goes on without it when a server is stopped in the middle', async () => {
    const host = await PermitHost.start({ env: { PREWARM: 'true' } });
    await host.close();
  });
});

describe('a wrong recipe', () => {
  /** The stored transitions open the draft where the review and the opinion should open. */
  async function poisoned(): Promise<PermitHost> {
    const host = await start({ env: { PREWARM: 'true' } });
    await host.get(PrewarmService).ready();
    const engine = host.module.get<ReturnType<typeof createMemoisedEngine>>(ENGINE, { strict: false });
    const { definition } = host.get(DefinitionRegistry).currentOf('permit');
    const { TransitionsRepository } = await import('../../src/procedures/memo/transitions.repository.ts');
    const { engineEdition } = await import('../../src/procedures/memo/engine-edition.ts');
    const stored = await host.as(person('administrator'), () => host.get(TransitionsRepository).find(definition.hash, engineEdition()));
    engine.adopt(
      definition,
      JSON.parse(JSON.stringify(stored!.table).replaceAll('"elementId":"review","kind":"task"', '"elementId":"draft","kind":"task"')),
    );
    return host;
  }

  it('is caught: the case goes the right way, an incident tells of it, and the next start compiles anew', async () => {
    const host = await poisoned();
    const matter = await host.begin();

    await host.toReview(matter);

    expect(await host.openElements(matter)).toEqual(['opinion', 'review']);
    const incidents = host.get(IncidentService);
    const [incident, ...more] = await host.as(person('administrator'), () => incidents.list({ isOpen: true }));
    expect(more).toEqual([]);
    expect(incident).toMatchObject({ kind: 'mismatch', matter: { id: matter.id }, errorName: 'Mismatch' });
    expect(incident!.error).toMatch(/^permit .* complete: waits: the recipe gives /);
    expect(await host.rows(`select status from process_instance where matter_id = $1`, [matter.id])).toEqual([{ status: 'OPEN' }]);
    expect(await host.rows(`select 1 from process_transitions`)).toEqual([]);
    expect(reportOf(host).steps).toMatchObject({ isDistrusted: true });
    await toEnd(host, matter);
  });

  it('is closed by whoever has seen it: there is nothing to do again', async () => {
    const host = await poisoned();
    await host.toReview(await host.begin());
    const incidents = host.get(IncidentService);

    const [incident] = await host.as(person('administrator'), () => incidents.list({ isOpen: true }));
    const closed = await host.as(person('administrator'), () => incidents.retry(incident!.id));

    expect(closed.resolvedAt).not.toBeNull();
    expect(await host.as(person('administrator'), () => incidents.list({ isOpen: true }))).toEqual([]);
  });
});
