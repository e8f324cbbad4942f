/// <reference lib="dom" />
import path from 'node:path';
import { type Desk, type Office, openOffice, scene } from './support.ts';

jest.setTimeout(30_000);

let office: Office;
let caseId: string;
/** A second case, one step behind. */
let otherId: string;
beforeAll(async () => {
  office = await openOffice({ env: { WORKERS: 'true' } });
  const story = office.story();
  const other = office.story();
  for (const it of [story, other]) {
    await it.register();
    await it.screen();
    await it.verify('violation');
    await it.accept('file');
    await it.proposeFiling();
    await it.step(office.cast.unitHead, it.caseId, 'review-filing', { opinion: 'agree', remark: '事实清楚，建议立案。' });
    await it.step(office.cast.examiner, it.caseId, 'examine-filing', { opinion: 'agree', remark: '符合立案条件，同意。' });
  }
  caseId = story.caseId;
  otherId = other.caseId;
}, 180_000);
afterAll(() => office?.close());

const tab = (desk: Desk, name: string) => desk.clickOn(`[role=tab] ::-p-text(${name})`);

describe('a decision', () => {
  it(
    'completes the step: the case takes its number and moves to the next stage',
    scene(async () => {
      const desk = await office.seat('deputy', { at: '/work' });
      await desk.clickOn(`tbody a[href^="/cases/${caseId}"]`);
      await desk.reads('立案审批', 'aside');
      expect(await desk.stage()).toBe('立案');
      await desk.answer('file');
      await desk.click('提交');
      await desk.reads('已提交：立案审批');
      await desk.reads('调查', '[aria-current=step]');
      await desk.reads('登自然资立〔2026〕1号', 'main header');
      await desk.reads('等待他人办理', 'aside');
    }),
  );

  it(
    'of a tab that came second is refused with the name of the first, and the page can be read anew',
    scene(async () => {
      const first = await office.seat('deputy', { at: `/cases/${otherId}` });
      const second = await first.secondTab(`/cases/${otherId}`);
      await second.answer('file');
      await first.page.bringToFront();
      await first.answer('return');
      await first.typeInto('remark', '请补充现场勘测数据。');
      await first.click('提交');
      await first.reads('已提交：立案审批');
      await second.page.bringToFront();
      await second.click('提交');
      await second.reads('王海涛', '[data-refusal]');
      await second.click('重新载入');
      await second.reads('等待他人办理', 'aside');
    }),
  );
});

describe('the file of a case', () => {
  it(
    'shows its documents as they print, and gives the PDF',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${caseId}` });
      await tab(desk, '文书');
      const pdf = await desk.seen('a[aria-label="立案呈批表 PDF"]');
      const address = await pdf.evaluate((link) => (link as HTMLAnchorElement).href);
      expect(await desk.page.evaluate(startOf, address)).toEqual({ status: 200, type: 'application/pdf', start: '%PDF-' });
      await desk.clickOn('tbody a ::-p-text(立案呈批表)');
      await desk.arrives(/^\/documents\//);
      const frame = await (await desk.seen('iframe[title="立案呈批表预览"]')).contentFrame();
      await frame!.waitForSelector('::-p-text(登封市嵩岳石料有限公司)');
      await desk.reads('此文书已锁定。');
      await desk.clickOn('header a ::-p-text(返回案卷)');
      await desk.arrives(new RegExp(`^/cases/${caseId}/documents$`));
    }),
  );

  it(
    'takes evidence, hashed on the way',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${caseId}/evidence` });
      await desk.drop(path.resolve('test/journeys/data/photo-2-face.jpg'));
      await desk.reads('photo-2-face', 'tbody');
      await desk.reads('9391a63044f9', 'tbody');
    }),
  );

  it(
    'draws the process with the live step in it, under the mark of its maker',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${caseId}/diagram` });
      await desk.seen('.djs-element.live[data-element-id=investigate]');
      await desk.seen('.djs-element.taken[data-element-id=approve-filing]');
      await desk.seen('.bjs-powered-by');
      await desk.reads('进行中', '.djs-overlay-container');
    }),
  );

  it(
    'explains a due date, and shows the new one before an extension moves it',
    scene(async () => {
      const desk = await office.seat('deputy', { at: `/cases/${caseId}/deadlines` });
      await desk.clickOn('li button ::-p-text(作出处罚决定)');
      await desk.reads('为什么是 2026-05-31', 'section[aria-labelledby=why-title]');
      await desk.reads('届满', 'table');
      await desk.clickOn('button ::-p-text(延长)');
      await desk.typeInto('days', '30');
      await desk.typeInto('reason', '案情复杂，需要补充勘测。');
      await desk.click('查看新日期');
      await desk.reads('2026-06-30', '[role=dialog]');
      expect(await dueOn('D-07')).toBe('2026-05-31');
      await desk.click('确认延长');
      await desk.reads('为什么是 2026-06-30', 'section[aria-labelledby=why-title]');
      expect(await dueOn('D-07')).toBe('2026-06-30');

      await desk.page.reload();
      await desk.reads('为什么是 2026-06-30', 'section[aria-labelledby=why-title]');
      expect(desk.path).toMatch(new RegExp(`^/cases/${caseId}/deadlines\\?clock=`));
    }),
  );

  it(
    'logs who did what',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/cases/${caseId}` });
      await tab(desk, '日志');
      await desk.reads('办理“立案审批”', 'main');
      await desk.reads('王海涛', 'main');
    }),
  );
});

const dueOn = async (lawId: string): Promise<string | undefined> => {
  const clocks = await office.cast.deputy.get<Array<{ lawId: string; dueOn: string }>>(`/api/matters/${caseId}/clocks`);
  return clocks.find((clock) => clock.lawId === lawId)?.dueOn;
};

/** Fetches a file as the page would; the browser of the tests has no viewer to open it in. */
const startOf = async (address: string) => {
  const answer = await fetch(address);
  const start = new TextDecoder().decode((await answer.arrayBuffer()).slice(0, 5));
  return { status: answer.status, type: answer.headers.get('content-type'), start };
};
