/// <reference lib="dom" />
import { newId } from '../../src/platform/ids.ts';
import { PrewarmService } from '../../src/procedures/index.ts';
import { rows } from '../support/index.ts';
import { type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(60_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice({ env: { PREWARM: 'true' } });
  await office.app.get(PrewarmService).ready();
}, 180_000);
afterEach(() => jest.restoreAllMocks());
afterAll(() => office?.close());

/** What can be scrolled sideways. */
const overflowing = (elements: Element[]): string[] =>
  elements
    .filter((e) => e.scrollWidth > e.clientWidth + 1 && ['auto', 'scroll'].includes(getComputedStyle(e).overflowX))
    .map((e) => e.className);

describe('an administrator', () => {
  it(
    'sees how far each procedure is computed, and what the server made of it',
    scene(async () => {
      const story = office.story();
      await story.register();
      const desk = await office.seat('admin', { at: '/admin/procedures' });

      await desk.reads('完整');
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
    'sees the compiling go on without a reload, and what it found wrong, on a phone too',
    scene(async () => {
      const prewarm = office.app.get(PrewarmService);
      const real = prewarm.reportOf.bind(prewarm);
      const reports = jest.spyOn(prewarm, 'reportOf'); // a real one takes a second, and finds nothing wrong
      const unfolding = { states: 1412, recipes: 2830, waiting: 96, unforeseeable: 3 };
      reports.mockImplementation((hash) => ({ ...real(hash), phase: 'unfolding', unfolding, milliseconds: null, madeAt: null }));
      const desk = await office.seat('admin', { at: '/admin/procedures', locale: 'en', size: PHONE });
      await desk.reads('1,412 states, 2,830 transitions');
      expect(await desk.words('tbody')).toMatch(/Running[\s\S]*96 to explore/);

      reports.mockImplementation((hash) => ({
        ...real(hash),
        phase: 'partial',
        unfolding,
        faults: [{ place: 'a3f91c0d77aa99b1', elementId: 'gateway-decide', reason: `it stands still at ${'x'.repeat(90)}` }],
        steps: { ...real(hash).steps, mismatches: 1, isDistrusted: true },
      }));
      await desk.reads('In part');
      await desk.clickOn('tbody tr.ant-table-row button');
      await desk.reads('Please tell the maintainers');
      await desk.reads('gateway-decide');
      expect(await desk.page.$$eval('main, main *', overflowing)).toEqual([]);
      expect(await desk.violations()).toEqual([]);
    }),
  );

  it(
    'acknowledges that a memoised step was wrong: there is nothing to do again',
    scene(async () => {
      const story = office.story();
      await story.register();
      await rows(
        office.app.databaseUrl,
        `insert into incident (id, instance_id, bureau_code, matter_kind, matter_id, kind, error, error_name, at, last_at)
         select $1, id, bureau_code, matter_kind, matter_id, 'mismatch', 'waits: the recipe gives a, the plain engine b', 'Mismatch', now(), now()
         from process_instance where matter_id = $2`,
        [newId(), story.leadId],
      );
      const desk = await office.seat('admin', { at: '/admin/incidents' });

      await desk.reads('引擎结果不一致');
      await desk.reads('the recipe gives a, the plain engine b');
      expect(await desk.violations()).toEqual([]);
      await desk.clickOn('tbody button');
      await desk.reads('没有异常');
      await desk.clickOn('.ant-segmented-item ::-p-text(全部)');
      await desk.reads('已处理');
      expect(await desk.page.$$('tbody button')).toEqual([]);
    }),
  );
});
