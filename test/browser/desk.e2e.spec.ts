/// <reference lib="dom" />
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { assemble, Story, type World } from '../journeys/stories.ts';
import { type Desk, type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(60_000);
const AXE = readFileSync(createRequire(path.join(process.cwd(), 'package.json')).resolve('axe-core/axe.min.js'), 'utf8');

/** WCAG 2.2 AA findings, by rule and element. */
async function findings(desk: Desk): Promise<string[]> {
  await desk.idle();
  await desk.page.evaluate(AXE);
  return desk.page.evaluate(async () => {
    const { violations } = await (
      window as unknown as {
        axe: { run(node: Document, options: object): Promise<{ violations: Array<{ id: string; nodes: Array<{ target: string[] }> }> }> };
      }
    ).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    });
    return violations.flatMap((v) => v.nodes.map((n) => `${v.id}: ${n.target.join(' ')}`));
  });
}

describe('the screens in a real browser', () => {
  let office: Office;
  let story: Story;

  beforeAll(async () => {
    office = await openOffice({ today: '2026-03-02' });
    const world: World = { base: () => office.app.url, restart: async () => undefined, tell: () => undefined };
    story = new Story(world, await assemble(world));
    await story.register();
    await story.screen();
    await story.verify('violation');
    await story.accept('file');
  }, 180_000);
  afterAll(() => office?.close());

  it(
    'sign in a demo person with one click',
    scene(async () => {
      const desk = await office.seat();
      await desk.reads('登录');
      expect(await findings(desk)).toEqual([]);

      await desk.clickOn('::-p-text(马志强)');

      await desk.reads('我的待办');
      await desk.reads('立案呈批');
      expect(await findings(desk)).toEqual([]);
    }),
  );

  it(
    'show a case with its stage line, and the faults of a form at their fields',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${story.caseId}` });
      await desk.reads('登封市嵩岳石料有限公司');
      await desk.reads('立案呈批');

      await desk.click('提交');

      await desk.reads('请填写此项');
      expect(await findings(desk)).toEqual([]);
    }),
  );

  it(
    'draw the process with the live step in it',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${story.caseId}` });
      await desk.clickOn('[role=tab]::-p-text(流程图)');
      await desk.seen('.djs-element[data-element-id="propose-filing"]');
      await desk.seen('.bjs-powered-by');
      expect(await desk.page.$eval('.djs-element[data-element-id="propose-filing"]', (element) => element.classList.contains('live'))).toBe(
        true,
      );
    }),
  );

  it(
    'answer for a case of another bureau as for one that does not exist',
    scene(async () => {
      const neighbour = await office.seat('gongyi-handler', { at: `/cases/${story.caseId}` });
      await neighbour.reads('不存在');
      expect(await neighbour.words()).not.toContain('嵩岳');
    }),
  );

  it(
    'speak English when asked',
    scene(async () => {
      const desk = await office.seat('handler', { locale: 'en' });
      await desk.reads('Propose filing');
      expect(await desk.words('header')).not.toContain('演示时钟');
    }),
  );

  it(
    'fit a phone',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/leads/new', size: PHONE });
      await desk.reads('登记线索');
      expect(await desk.tooWide()).toBe(0);
    }),
  );
});
