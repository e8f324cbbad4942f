import type { Offence } from '../../offence.ts';
import { cite } from '../../sources.ts';
import { t, range, upTo, share, gains, NONE, UNKNOWN, law, law2009, rules, exploration, mining, henan, basis, REFER_839, TO_CHECK, offence } from './build.ts';

/** law.md 4.2, ZR to SG: transfers, approvals, and what a holder owes. */
export const RIGHTS_AND_DUTIES: readonly Offence[] = [
  offence('ZR-01', '擅自转让探矿权、采矿权', 'Transfer without approval', {
    focus: 'transfer',
    old: basis(
      [cite('right-transfer', 14)],
      t('责令改正，没收违法所得，处十万元以下罚款；情节严重的吊销许可证', 'correct, confiscate gains, up to 100,000; serious: revoke'),
      upTo(100_000),
    ),
    now: REFER_839(TO_CHECK),
  }),
  offence('ZR-02', '以承包、租赁等方式擅自转让采矿权', 'Disguised transfer by contract or lease', {
    focus: 'transfer',
    old: basis(
      [cite('right-transfer', 15), henan(36, 2)],
      t('责令改正，没收违法所得，处十万元以下罚款；情节严重的吊销采矿许可证', 'correct, confiscate gains, up to 100,000; serious: revoke'),
      upTo(100_000),
    ),
    now: REFER_839(TO_CHECK),
  }),
  offence('ZR-03', '倒卖矿业权牟利或者买卖、出租矿产资源', 'Trading rights or the resource itself', {
    focus: 'transfer',
    old: basis(
      [law2009(42), rules(42, undefined, 3), henan(53)],
      t('没收违法所得，处违法所得一倍以下罚款，可以吊销许可证', 'confiscate gains, fine up to the gains; may revoke'),
      gains(100),
    ),
    now: basis([law(4), law(22)], TO_CHECK, UNKNOWN),
  }),
  offence('SP-01', '违法批准勘查、开采，违法颁发许可证', 'Unlawful approval or licensing by officials', {
    twoRates: 'S',
    focus: 'approval',
    old: basis(
      [law2009(47), rules(43), henan(31), henan(61), cite('zhengzhou-mineral', 42)],
      t('不是行政罚款案件：依法给予处分或者追究刑事责任', 'no administrative fine: discipline or crime'),
      NONE,
    ),
    now: basis(
      [law(62), law(75), cite('licensing-law', 69), cite('licensing-law', 74), cite('licensing-law', 77)],
      t('不是行政罚款案件：移送处分线索或者涉嫌犯罪线索', 'no administrative fine: discipline clue or criminal transfer'),
      NONE,
    ),
  }),
  offence('PH-01', '破坏性开采（不合理的开采顺序、方法）', 'Destructive mining', {
    crime: 'destructive',
    old: basis(
      [law2009(44), rules(42, undefined, 6)],
      t(
        '处矿产资源损失价值百分之五十以下罚款，可以吊销采矿许可证（由省级决定）',
        'fine up to 50 % of the value lost; may revoke (decided by the province)',
      ),
      share('ore-lost', 0, 50),
    ),
    now: basis(
      [law(68, 1, 2)],
      t(
        '责令改正，处十万元以上五十万元以下罚款；拒不改正可以责令停业整顿；情节严重可以吊销',
        'correct, 100,000–500,000; refusal: suspension; serious: may revoke',
      ),
      range(100_000, 500_000),
    ),
  }),
  offence('PH-02', '未按照批准的勘查、开采方案作业', 'Not following the approved plan', {
    crime: 'destructive',
    old: basis(
      [cite('zhengzhou-mineral', 40, 1)],
      t('责令限期改正，处五千元以上一万元以下罚款', 'correct, 5,000–10,000'),
      range(5_000, 10_000),
    ),
    now: basis(
      [law(68, 1, 1)],
      t('造成矿产资源破坏的，责令改正，处十万元以上五十万元以下罚款', 'only if the resource was damaged: 100,000–500,000'),
      range(100_000, 500_000),
    ),
  }),
  offence('PH-03', '开采回采率、选矿回收率、综合利用率未达标', 'Recovery rates below standard', {
    crime: 'none',
    old: basis(
      [cite('mineral-supervision', 23)],
      t('处相当于矿石损失百分之五十以下的罚款；情节严重的责令停产整顿或者吊销', 'fine up to 50 % of the ore lost; serious: stop or revoke'),
      share('ore-lost', 0, 50),
    ),
    now: basis(
      [law(68, 1, 3)],
      t('造成矿产资源破坏的，责令改正，处十万元以上五十万元以下罚款', 'only if the resource was damaged: 100,000–500,000'),
      range(100_000, 500_000),
    ),
  }),
  offence('PH-04', '违反保护性开采要求', 'Breach of protective-mining rules', {
    crime: 'mining',
    now: basis([law(68, 2)], t('依照第六十八条第二款处罚', 'by art. 68 para. 2'), UNKNOWN),
  }),
  offence('BG-01', '拒绝、阻碍监督检查或者弄虚作假', 'Refusing inspection, false statements', {
    old: basis(
      [exploration(29, undefined, 1), mining(18)],
      t('责令停止违法行为，警告，可以并处五万元以下罚款，可以吊销', 'stop, warn, may fine up to 50,000, may revoke'),
      upTo(50_000),
    ),
    now: basis(
      [law(73), cite('public-security-law', 61)],
      t('责令改正；拒不改正的，处二万元以上十万元以下罚款（仅限矿业权人）', 'correct; on refusal 20,000–100,000 (right holders only)'),
      range(20_000, 100_000),
      true,
    ),
  }),
  offence('BG-02', '不按规定提交年度报告、公示信息', 'Yearly report or disclosure missing', {
    old: basis(
      [mining(14), mining(18), exploration(29, undefined, 1)],
      t('责令停止违法行为，警告，可以并处五万元以下罚款', 'stop, warn, may fine up to 50,000'),
      upTo(50_000),
    ),
    now: basis(
      [law(24), cite('right-holder-information')],
      t('书面告知、改正，列入异常名录；未见罚款条款', 'notice, correction, abnormal list; no fine seen'),
      NONE,
    ),
  }),
  offence('BG-03', '未编制或者虚报储量报告', 'Reserve report missing or false', {
    old: basis([henan(55)], t('自行核减储量的，处一千元以上五千元以下罚款', 'own cut of reserves 1,000–5,000'), range(1_000, 5_000)),
    now: basis(
      [law(70)],
      t(
        '处二万元以上十万元以下罚款；情节严重的十万元以上五十万元以下；故意造假的没收违法所得并处二十万元以上一百万元以下',
        '20,000–100,000; serious 100,000–500,000; deliberate falsehood 200,000–1,000,000 and confiscation',
      ),
      range(20_000, 1_000_000),
    ),
  }),
  offence('BG-04', '未汇交地质资料', 'Geological data not handed in', {
    now: basis(
      [law(70, 1)],
      t('处二万元以上十万元以下罚款；情节严重的十万元以上五十万元以下', '20,000–100,000; serious 100,000–500,000'),
      range(20_000, 500_000),
    ),
  }),
  offence('JF-01', '不按期缴纳应当缴纳的费用', 'Fees unpaid', {
    old: basis(
      [exploration(31), mining(21)],
      t('责令限期缴纳，每日加收千分之二滞纳金；逾期仍不缴纳的吊销', 'correct, 0.2 % a day, then revoke'),
      NONE,
      true,
    ),
    now: basis([law(4)], t('按出让合同和新的收费规定办理，待核', 'by contract and the new fee rules, to be checked'), UNKNOWN),
    confidence: 'memory',
  }),
  offence('ZJ-01', '不办理变更、注销登记', 'Change or cancellation not registered', {
    old: basis([exploration(30), mining(22)], t('责令限期改正；逾期不改正的吊销', 'correct, then revoke'), NONE, true),
    now: REFER_839(TO_CHECK),
  }),
  offence('ZJ-02', '伪造、冒用许可证', 'Forged or borrowed permit', {
    old: basis([exploration(28), mining(20)], t('没收违法所得，可以并处十万元以下罚款', 'confiscate gains, up to 100,000'), upTo(100_000)),
    now: REFER_839(TO_CHECK),
  }),
  offence('ZJ-03', '破坏、移动矿区范围界桩或者地面标志', 'Boundary marks destroyed or moved', {
    old: basis([mining(19)], t('责令限期恢复；情节严重的处三万元以下罚款', 'restore; serious up to 30,000'), upTo(30_000)),
    now: REFER_839(TO_CHECK),
  }),
  offence('ZJ-04', '未设立采矿权标识牌', 'No sign board', {
    confidence: 'seed',
    now: basis([cite('seed-notice')], t('未见罚款条款，责令设立', 'no fine found: order to put it up'), NONE, true),
  }),
  offence('XF-01', '不履行矿区生态修复义务', 'Restoration not done', {
    now: basis(
      [law(71), law(45)],
      t(
        '责令改正，可以处修复费用二倍以下罚款；拒不改正的，处二倍以上五倍以下罚款并代履行',
        'correct, may fine up to 2 times the cost; refusal 2–5 times and substitute performance',
      ),
      share('restoration-cost', 0, 500),
      false,
    ),
  }),
  offence('XF-02', '违反土地复垦规定', 'Land-reclamation breaches', {
    twoRates: null,
    now: basis(
      [37, 38, 39, 41, 42, 43].map((article) => cite('reclamation-rules', article)),
      t(
        '按具体行为处一万元每公顷至五十万元罚款；第三十七条至第四十二条先责令限期改正',
        'by the act, from 10,000 a hectare to 500,000; arts 37–42 order first',
      ),
      range(10_000, 500_000),
      true,
    ),
  }),
  offence('XF-03', '不按规定闭坑', 'Closure rules broken', {
    old: basis([henan(56)], t('处五千元以上三万元以下罚款；情节严重的吊销', '5,000–30,000; serious: revoke'), range(5_000, 30_000)),
    now: basis([law(41)], t('有义务条款，未见罚款条款', 'a duty, no fine seen'), NONE),
  }),
  offence('YF-01', '未经批准压覆战略性矿产资源', 'Building over strategic minerals without approval', {
    twoRates: null,
    now: basis([law(65)], t('处十万元以上一百万元以下罚款', '100,000–1,000,000'), range(100_000, 1_000_000)),
  }),
  offence('YJ-01', '矿产资源应急状态下不服从统一指挥', 'Disobeying in a mineral emergency', {
    twoRates: null,
    now: basis(
      [law(72)],
      t(
        '警告或者通报批评；拒不改正的，对单位处十万元以上五十万元以下、对个人处一万元以上五万元以下罚款',
        'warning or circular; refusal: unit 100,000–500,000, person 10,000–50,000',
      ),
      range(10_000, 500_000),
      true,
    ),
  }),
  offence('SG-01', '收购无证开采的矿产品', 'Buying ore from unlicensed miners', {
    twoRates: null,
    old: basis(
      [law2009(43), cite('zhengzhou-mineral', 34), cite('zhengzhou-mineral', 40, 2)],
      t('没收违法所得，处违法所得百分之十以上百分之三十以下罚款', 'confiscate gains, 10–30 % of the gains'),
      share('illegal-gains', 10, 30),
    ),
    now: basis(
      [cite('zhengzhou-mineral', 40, 2)],
      t('地方规定是否继续有效待核', 'whether the local rule still stands is to be checked'),
      UNKNOWN,
    ),
  }),
];
