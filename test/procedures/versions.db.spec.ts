import { DefinitionRegistry } from '../../src/procedures/index.ts';
import { PermitHost, permitXml } from './fixtures/host.ts';

/** The decision needs no signature any more. */
const changed = (): string => permitXml().replace('name="起草决定"', 'name="起草并签发"');

it('keeps a running case on the drawing it began under, while new cases take the new one', async () => {
  const first = await PermitHost.start();
  const old = await first.begin();
  await first.toReview(old);

  const second = await PermitHost.start({ database: first.database, workflows: { 'permit.bpmn': changed() } });
  const fresh = await second.begin();
  for (const matter of [old, fresh]) {
    if (matter === fresh) await second.toReview(matter);
    await second.complete(matter, 'review');
    await second.complete(matter, 'opinion');
  }

  const names = await first.rows(`select w.matter_id, w.name from work_item w where element_id = 'draft' order by opened_at`);
  expect(names).toEqual([
    { matter_id: old.id, name: '起草决定' },
    { matter_id: fresh.id, name: '起草并签发' },
  ]);
  expect(await first.rows(`select key, version from process_version order by version`)).toEqual([
    { key: 'permit', version: 1 },
    { key: 'permit', version: 2 },
  ]);
  await second.close();
  await first.close();
});

it('gives the same drawing one version, though three servers start at once, and an old drawing its old version', async () => {
  const first = await PermitHost.start({ workflows: {} });
  const host = (xml: string) => PermitHost.start({ database: first.database, workflows: { 'permit.bpmn': xml } });
  const three = await Promise.all([host(permitXml()), host(permitXml()), host(permitXml())]);
  const next = await host(changed());
  const back = await host(permitXml());

  expect(await first.rows(`select version from process_version order by version`)).toEqual([{ version: 1 }, { version: 2 }]);
  expect(back.get(DefinitionRegistry).currentOf('permit').version).toBe(1);
  for (const each of [...three, next, back, first]) await each.close();
});

it('stops the start with file, element, reason and cure for every fault of every file', async () => {
  const broken = permitXml()
    .replace('form="t-sign"', 'form="t-sing"')
    .replace('clock="T-90"', 'clock="T-99"')
    .replace('name="t-remind"', 'name="t-reminder"');

  const error = await PermitHost.start({ workflows: { 'good.bpmn': permitXml(), 'permit.bpmn': broken } }).catch((e: Error) => e);

  expect(error).toMatchObject({ name: 'ProcessInvalidError' });
  const message = (error as Error).message;
  expect(message).toMatch(/permit\.bpmn <sign>: there is no form "t-sing" — /);
  expect(message).toMatch(/permit\.bpmn <review>: there is no clock "T-99"/);
  expect(message).toMatch(/permit\.bpmn <remind>: there is no handler "t-reminder"/);
  expect(message).not.toMatch(/good\.bpmn/);
});

it('never changes a version', async () => {
  const host = await PermitHost.start();
  await expect(host.rows(`update process_version set xml = ''`)).rejects.toThrow(/append-only/);
  await expect(host.rows(`delete from process_history`)).resolves.toEqual([]);
  await host.begin();
  await expect(host.rows(`delete from process_history`)).rejects.toThrow(/append-only/);
  await host.close();
});
