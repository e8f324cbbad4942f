/// <reference lib="dom" />
import path from 'node:path';
import { type Office, openOffice, PHONE, scene } from './support.ts';

jest.setTimeout(30_000);

const PHOTO = path.resolve('test/journeys/data/photo-1-pit.jpg');
const PLACE = '登封市大冶镇朝阳沟村东南侧山坡';
const FACTS = '群众来访反映：朝阳沟村东南侧山坡有人用挖掘机开采石灰岩，装车外运，现场没有采矿权标识牌。';

let office: Office;
let leadId: string;
beforeAll(async () => {
  office = await openOffice();
  await office.story().register();
}, 180_000);
afterAll(() => office?.close());

const lead = () => office.cast.handler.get<{ status: string; place: string; partyId: string | null }>(`/api/leads/${leadId}`);

describe('a lead is registered', () => {
  it(
    'with its faults shown at their fields, likely duplicates beside it, and a photo',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/leads' });
      await desk.click('plus 登记线索');
      await desk.arrives(/^\/leads\/new$/);
      await desk.click('登记并送核查');
      await desk.reads('请填写此项', '.ant-form-item:has(#place)');
      await desk.reads('请填写此项', '.ant-form-item:has(#summary)');

      await desk.clickOn('.ant-segmented-item ::-p-text(来访)');
      await desk.typeInto('place', PLACE);
      await desk.typeInto('coordinates', '113.2419');
      await desk.page.type('[aria-label="纬度"]', '34.4387');
      await desk.typeInto('summary', FACTS);
      await desk.reads('可能重复：1 件');
      await desk.reads('线〔2026〕1号', 'form');
      await desk.choose('offenceCode', '未取得采矿权开采矿产资源');
      await desk.drop(PHOTO);
      await desk.reads('photo-1-pit.jpg');
      await desk.click('登记并送核查');
      await desk.arrives(/^\/leads\/[0-9a-f-]{36}$/);
      leadId = desk.path.split('/').at(-1)!;
      expect(await desk.stage()).toBe('线索');
      expect(await lead()).toMatchObject({ status: 'REGISTERED', place: PLACE });
      await desk.clickOn('[role=tab] ::-p-text(证据)');
      await desk.reads('photo-1-pit', 'tbody');
    }),
  );

  it(
    'on a phone, without scrolling sideways',
    scene(async () => {
      const desk = await office.seat('intake', { at: '/leads/new', size: PHONE });
      await desk.typeInto('place', '登封市徐庄镇何家村北侧河滩');
      await desk.typeInto('summary', '有人在河滩上用抽砂船采砂。');
      await desk.clickOn('#hasReporter');
      await desk.typeInto('reporter_name', '张某某');
      expect(await desk.tooWide()).toBe(0);
      await desk.click('登记并送核查');
      await desk.arrives(/^\/leads\/[0-9a-f-]{36}$/);
      await desk.reads('登封市徐庄镇何家村北侧河滩');
      await desk.reads('举报人信息已密封');
      expect(await desk.tooWide()).toBe(0);
    }),
  );
});

describe('a lead is screened', () => {
  it(
    'by two officers whose certificates are in force: an expired one is refused with its reason',
    scene(async () => {
      const desk = await office.seat('intake', { at: `/leads/${leadId}` });
      await desk.choose('verifierIds', '马志强');
      await desk.reads('证件已于 2025-03-31 到期', '.ant-select-dropdown');
      await desk.clickOn('.ant-select-item-option ::-p-text(郭建民)');
      await desk.page.keyboard.press('Escape');
      await desk.click('提交');
      await desk.reads('郭建民', '[data-refusal]');
      await desk.reads('郭建民', '[data-field=verifierIds] .ant-form-item-explain');
      expect(await lead()).toMatchObject({ status: 'REGISTERED' });

      await desk.clickOn('[data-field=verifierIds] .ant-select-selection-item[title=郭建民] .ant-select-selection-item-remove');
      await desk.choose('verifierIds', '李晓燕');
      await desk.page.keyboard.press('Escape');
      await desk.click('提交');
      await desk.reads('已提交：线索筛查');
      await desk.reads('核查', '[aria-current=step]');
      expect(await lead()).toMatchObject({ status: 'VERIFYING' });
    }),
  );
});

describe('a lead is verified', () => {
  it(
    'what the server refuses stands at its field with article and cure; then the lead moves on',
    scene(async () => {
      const desk = await office.seat('handler', { at: `/leads/${leadId}` });
      await desk.reads('马志强', '[data-field=officerIds]');
      await desk.typeInto('findings', '经现场核查，有人在朝阳沟村东南侧山坡开采建筑石料用灰岩，未能提供采矿许可证。');
      await desk.answer('violation');
      await desk.reads('KC-01 未取得采矿权开采矿产资源', '[data-field=offenceCode]');
      await desk.typeInto('partyId', '登封市何家石料厂');
      await desk.clickOn('.ant-select-dropdown button ::-p-text(登记新当事人)');
      await desk.page.waitForFunction(
        () => (document.getElementById('party_name') as HTMLInputElement | null)?.value === '登封市何家石料厂',
      );
      await desk.typeInto('party_legalRepresentative', '何建设');
      expect(await desk.page.$('.ant-select-dropdown:not(.ant-select-dropdown-hidden)')).toBeNull();
      await desk.clickOn('.ant-modal-footer .ant-btn-primary');
      await desk.reads('登封市何家石料厂', '[data-field=partyId]');
      await desk.clickOn('#isOngoing');
      await desk.click('提交');
      await desk.reads('《行政处罚法》第五十五条', '[data-field=certificatesShown] .ant-form-item-explain');
      await desk.reads('请依法出示证件并记入核查记录后勾选。', '[data-refusal]');

      await desk.page.reload();
      await desk.reads('已恢复上次未提交的内容。');
      await desk.clickOn('#certificatesShown');
      await desk.click('提交');
      await desk.reads('已提交：线索核查');
      await desk.reads('拟制停止通知书', 'aside');
      await desk.reads('登封市何家石料厂', 'h1');
    }),
  );
});
