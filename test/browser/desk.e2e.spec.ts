/// <reference lib="dom" />
import { type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(30_000);

let office: Office;
let leadId: string;
beforeAll(async () => {
  office = await openOffice();
  const story = office.story();
  await story.register();
  leadId = story.leadId;
}, 180_000);
afterAll(() => office?.close());

describe('the login page', () => {
  it(
    'says what was wrong, how many tries are left, and that the name is locked',
    scene(async () => {
      const desk = await office.seat();
      await desk.arrives(/^\/login/);
      await desk.reads('连续 5 次失败将锁定 15 分钟');
      await desk.typeInto('username', 'statistician');
      await desk.typeInto('password', 'wrong');
      await desk.click('登录');
      await desk.reads('用户名或者密码不正确，还可以尝试 4 次。', '[role=alert]');
      for (let n = 0; n < 4; n++) await fetch(`${office.app.url}/api/session`, wrongPassword(office.app.url));
      await desk.click('登录');
      await desk.reads('已暂时锁定', '[role=alert]');
    }),
  );

  it(
    'signs a demo person in with one click and opens the page that was asked for',
    scene(async () => {
      const desk = await office.seat(undefined, { at: '/cases' });
      await desk.arrives(/^\/login\?next=/);
      await desk.clickOn('::-p-text(马志强)');
      await desk.arrives(/^\/cases$/);
      await desk.reads('马志强', 'header');
    }),
  );
});

const wrongPassword = (origin: string): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json', origin },
  body: JSON.stringify({ username: 'statistician', password: 'wrong' }),
});

describe('the work list', () => {
  it(
    'shows step and time limit, keeps its filters in the address, and opens the step',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/work' });
      await desk.reads('余 1 个工作日', 'tbody');
      await desk.clickOn('.ant-segmented-item ::-p-text(全部)');
      await desk.arrives(/view=all/);
      await desk.page.reload();
      await desk.reads('线索筛查', 'tbody');
      await desk.clickOn('tbody a');
      await desk.arrives(new RegExp(`^/leads/${leadId}\\?task=`));
      await desk.reads('线索筛查', 'aside');
    }),
  );
});

describe('without a mouse', () => {
  it(
    '/ goes to the search, which finds the lead by its party',
    scene(async () => {
      const desk = await office.seat('handler', { at: '/cases' });
      await desk.page.keyboard.press('/');
      await desk.page.keyboard.type('嵩岳');
      await desk.reads('登封市嵩岳石料有限公司', '.ant-select-dropdown');
      await desk.page.keyboard.press('ArrowDown');
      await desk.page.keyboard.press('Enter');
      await desk.arrives(new RegExp(`^/leads/${leadId}$`));
    }),
  );

  it(
    'Tab reaches the form of the step after the file, in order, and Enter presses its button',
    scene(async () => {
      const desk = await office.seat('intake', { at: `/leads/${leadId}` });
      await desk.page.keyboard.press('Tab');
      expect(await desk.page.evaluate(() => document.activeElement?.textContent)).toBe('跳到正文');
      const passed: string[] = [];
      for (let n = 0; n < 60 && passed.at(-1) !== '提交'; n++) {
        await desk.page.keyboard.press('Tab');
        passed.push(await desk.page.evaluate(nameOfFocused));
      }
      const order = ['概览', 'assign', 'verifierIds', 'reason', '提交'];
      expect(passed.filter((name) => order.includes(name))).toEqual(order);
      await desk.page.keyboard.press('Enter');
      await desk.reads('请填写此项', '[data-field=verifierIds]');
    }),
  );

  it(
    'Enter signs in',
    scene(async () => {
      const desk = await office.seat();
      await desk.typeInto('username', 'legal');
      await desk.page.keyboard.press('Tab');
      await desk.page.keyboard.type('OreCase-2026');
      await desk.page.keyboard.press('Enter');
      await desk.arrives(/^\/work/);
    }),
  );
});

/** The id of a field, the value of an answer, or the words of whatever else has the focus. */
const nameOfFocused = (): string => {
  const at = document.activeElement as HTMLInputElement;
  return (at.type === 'radio' && at.value) || (at.role !== 'tab' && at.id) || at.innerText.split('\n').at(-1)!;
};

describe('what somebody may not see', () => {
  it(
    "another bureau's lead is as unknown as one that does not exist",
    scene(async () => {
      const neighbour = await office.seat('gongyi-handler', { at: `/leads/${leadId}` });
      await neighbour.reads('所请求的内容不存在，或者您无权查看。', '[role=alert]');
      const seen = (await neighbour.words('main')).replace(/追踪号.*/, '');
      await neighbour.goto('/leads/019bb8a0-0000-7000-8000-000000000000');
      expect((await neighbour.words('main')).replace(/追踪号.*/, '')).toBe(seen);
    }),
  );

  it(
    'the administration is closed to a case handler',
    scene(async () => {
      const desk = await office.seat('handler', { at: '/admin/calendar' });
      await desk.reads('管理页面只对系统管理员开放。');
    }),
  );
});

describe('the language', () => {
  it(
    'changes the whole screen from the menu of the person, and stays',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/work' });
      await desk.click('宋雅琴 的账号');
      await desk.clickOn('.ant-dropdown-menu-item ::-p-text(English)');
      await desk.reads('My work', 'main');
      await desk.page.reload();
      await desk.reads('Screen the lead', 'main');
      expect(await desk.page.evaluate(() => document.documentElement.lang)).toBe('en');
    }),
  );
});

describe('a phone', () => {
  it(
    'carries a lead through its screening: the form opens over the file',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/work', size: PHONE });
      await desk.clickOn(`ul a[href^="/leads/${leadId}"]`);
      await desk.click('展开任务：线索筛查');
      await desk.choose('verifierIds', '李晓燕');
      expect(await desk.tooWide()).toBe(0);
      await desk.click('收起');
      await desk.reads('现场情况');
    }),
  );
});
