/// <reference lib="dom" />
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type MemoisedEngine, type TransitionData, unfold } from '../../src/engine/index.ts';
import { DefinitionRegistry, ENGINE, PrewarmService, WORKFLOWS_DIRECTORY } from '../../src/procedures/index.ts';
import { type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(60_000);

/** As a drawing could be: somebody wrote a telephone number that reads like an execution id. */
function workflowsWithAFault(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'orecase-workflows-'));
  cpSync('workflows', folder, { recursive: true });
  const file = path.join(folder, 'lead-handling.bpmn');
  writeFileSync(file, readFileSync(file, 'utf8').replace('name="线索处置"', 'name="线索处置_0371628712"'));
  return folder;
}

/** What can be scrolled sideways. */
const overflowing = (elements: Element[]): string[] =>
  elements
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .map((e) => e.className);

describe('an administrator', () => {
  let office: Office;
  beforeAll(async () => (office = await openOffice()), 180_000);
  afterAll(() => office?.close());

  it(
    'sees without a reload how a procedure is compiled, and what the server made of it',
    scene(async () => {
      const compiling = office.app.get(PrewarmService).run();
      const desk = await office.seat('admin', { at: '/admin/procedures' });
      await desk.reads('完整');
      await compiling;
      await office.story().register();
      await desk.goto('/admin/procedures');

      expect(await desk.words('tbody')).toMatch(/行政处罚普通程序[\s\S]*\d+ 个状态，\d+ 个转移[\s\S]*线索处置/);
      await desk.page.focus('tbody tr.ant-table-row:last-child button');
      await desk.page.keyboard.press('Enter');
      await desk.reads('查表办理');
      expect(await desk.words('.ant-table-expanded-row')).toMatch(
        /查表办理\s*[1-9]\d* 步\s*引擎首算\s*0 步[\s\S]*不一致\s*0 步[\s\S]*编译用时\s*[\d.]+ 秒/,
      );
      expect(await desk.violations()).toEqual([]);
    }),
  );

  it(
    'is told when a memoised step was wrong, and acknowledges it: there is nothing to do again',
    scene(async () => {
      poison(office);
      await office.story().register();
      const desk = await office.seat('admin', { at: '/admin/procedures', locale: 'en', size: PHONE });
      await desk.clickOn('tbody tr.ant-table-row:last-child button');
      await desk.reads('Please tell the maintainers');
      expect(await desk.page.$$eval('main, main *', overflowing)).toEqual([]);
      expect(await desk.violations()).toEqual([]);

      const other = await office.seat('admin', { at: '/admin/incidents' });
      await other.reads('引擎结果不一致');
      await other.reads('waits: the recipe gives');
      expect(await other.violations()).toEqual([]);
      await other.clickOn('tbody button');
      await other.reads('没有异常');
      await other.clickOn('.ant-segmented-item ::-p-text(全部)');
      await other.reads('已处理');
      expect(await other.page.$$('tbody button')).toEqual([]);
    }),
  );
});

/** The transitions the server goes by open another step at the start of a lead. */
function poison({ app }: Office): void {
  const { definition } = app.get(DefinitionRegistry).currentOf('lead-handling');
  const unfolder = unfold(definition);
  for (const _ of unfolder.run());
  const wrong = JSON.stringify(unfolder.found.table).replaceAll(
    '"elementId":"screen-lead","kind":"task"',
    '"elementId":"verify","kind":"task"',
  );
  app.get<MemoisedEngine>(ENGINE).adopt(definition, JSON.parse(wrong) as TransitionData);
}

describe('an administrator of a house whose drawings are not all well', () => {
  let office: Office;
  let folder: string;
  beforeAll(async () => {
    folder = workflowsWithAFault();
    office = await openOffice({ replaced: [[WORKFLOWS_DIRECTORY, folder]] });
    const prewarm = office.app.get(PrewarmService);
    prewarm.caps.states = 3;
    await prewarm.run();
  }, 180_000);
  afterAll(async () => {
    await office?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it(
    'sees what was not reached and what is wrong, on a phone too',
    scene(async () => {
      const desk = await office.seat('admin', { at: '/admin/procedures', locale: 'en', size: PHONE });
      await desk.reads('In part');
      expect(await desk.words('tbody')).toMatch(/Diagram faults: 1/);
      await desk.clickOn('tbody tr.ant-table-row:last-child button');
      await desk.reads('reads like an execution id');
      await desk.clickOn('tbody tr.ant-table-row button');
      await desk.reads('states unexplored');
      expect(await desk.page.$$eval('main, main *', overflowing)).toEqual([]);
      expect(await desk.violations()).toEqual([]);
    }),
  );
});
