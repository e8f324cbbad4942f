/// <reference lib="dom" />
import { newId } from '../../src/platform/ids.ts';
import { PrewarmService } from '../../src/procedures/index.ts';
import { rows } from '../support/index.ts';
import { type Office, openOffice, scene } from './support.ts';

jest.setTimeout(60_000);

let office: Office;
beforeAll(async () => {
  office = await openOffice({ env: { PREWARM: 'true' } });
  await office.app.get(PrewarmService).ready();
}, 180_000);
afterAll(() => office?.close());

describe('an administrator', () => {
  it(
    'sees how far each procedure is computed, and what the server made of it',
    scene(async () => {
      const story = office.story();
      await story.register();
      const desk = await office.seat('admin', { at: '/admin/procedures' });

      await desk.reads('完整');
      expect(await desk.words('tbody')).toMatch(/行政处罚普通程序[\s\S]*\d+ 个状态，\d+ 条路径[\s\S]*线索处置/);
      await desk.clickOn('tbody tr.ant-table-row:last-child button');
      await desk.reads('查表办理');
      expect(await desk.words('.ant-table-expanded-row')).toMatch(/查表办理\s*[1-9]\d* 步[\s\S]*引擎首次计算\s*0 步/);
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
