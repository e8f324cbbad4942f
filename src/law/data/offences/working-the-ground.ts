import type { Offence } from '../../offence.ts';
import { UNLICENSED, t, range, upTo, gains, NONE, law, law2009, rules, exploration, henan, basis, SCALE_64, SCALE_67, TEXT_64, TEXT_67, OLD_UNLICENSED, offence } from './build.ts';

/** law.md 4.2, KC and KT: mining and exploring without a right, beyond it, or otherwise than permitted. */
export const WORKING_THE_GROUND: readonly Offence[] = [
  offence('KC-01', '未取得采矿权开采矿产资源', 'Mining with no mining right', {
    ...UNLICENSED,
    old: OLD_UNLICENSED,
    now: basis([law(64, 1)], TEXT_64, SCALE_64),
  }),
  offence('KC-02', '进入他人矿区、国家规划矿区或者对保护性矿种擅自开采', "Mining in another's area, a planned area or protected minerals", {
    ...UNLICENSED,
    old: basis([law2009(39, 1), rules(42, undefined, 1)], OLD_UNLICENSED.text, gains(50)),
    now: basis([law(64, 1), law(35, 2)], TEXT_64, SCALE_64),
  }),
  offence('KC-03', '越界（超层）开采矿产资源', 'Mining beyond the registered area', {
    twoRates: 'H',
    crime: 'mining',
    focus: 'over-boundary',
    old: basis(
      [law2009(40), rules(42, undefined, 2), henan(54)],
      t(
        '责令退回本矿区范围内开采、赔偿损失，没收越界开采的矿产品和违法所得，可以并处违法所得百分之三十以下罚款',
        'back to the own area, compensate, confiscate; may fine up to 30 % of the gains',
      ),
      gains(30),
    ),
    now: basis(
      [law(64, 2)],
      t(
        `${TEXT_64.zh}；拒不停止且情节严重的，由原矿业权出让部门吊销采矿许可证`,
        `${TEXT_64.en}; on refusal and serious circumstances the granting department may revoke`,
      ),
      SCALE_64,
    ),
  }),
  offence('KC-04', '取得采矿权但未取得采矿许可证开采', 'Right held, permit missing', {
    ...UNLICENSED,
    old: OLD_UNLICENSED,
    now: basis([law(67)], TEXT_67, SCALE_67, true),
  }),
  offence('KC-05', '持过期、失效采矿许可证开采', 'Mining under an expired permit', {
    ...UNLICENSED,
    confidence: 'memory',
    old: OLD_UNLICENSED,
    now: basis([law(24), law(64, 1)], TEXT_64, SCALE_64),
  }),
  offence('KC-06', '开采矿种与许可证不符', 'Mining another mineral than permitted', {
    ...UNLICENSED,
    confidence: 'memory',
    old: OLD_UNLICENSED,
    now: basis([law(33, 2), law(64, 1)], TEXT_64, SCALE_64),
  }),
  offence('KC-07', '持勘查许可证采矿（以采代探）', 'Mining under an exploration permit', {
    ...UNLICENSED,
    old: basis(
      [exploration(27)],
      t('责令停止违法行为，警告，没收违法所得，可以并处十万元以下罚款', 'stop, warn, confiscate gains; may fine up to 100,000'),
      upTo(100_000),
    ),
    now: basis([law(64, 1)], TEXT_64, SCALE_64),
  }),
  offence('KC-08', '油气资源超期未办理采矿权、采矿许可证', 'Oil and gas: right or permit not obtained in time', {
    ...UNLICENSED,
    old: basis([exploration(27), exploration(32)], t('由国务院主管部门处罚', 'punished by the ministry'), upTo(100_000)),
    now: basis([law(36), law(64, 3), law(67, 2)], TEXT_67, SCALE_67, true),
  }),
  offence('KT-01', '未取得探矿权勘查矿产资源', 'Exploring with no right', {
    twoRates: 'U',
    focus: 'unlicensed',
    old: basis([exploration(26)], t('责令停止违法行为，警告，可以并处十万元以下罚款', 'stop, warn; may fine up to 100,000'), upTo(100_000)),
    now: basis(
      [law(63, 1)],
      t(
        '责令停止违法行为，没收违法所得和工具、设备，并处十万元以上一百万元以下罚款',
        'stop; confiscate gains and tools; fine of 100,000–1,000,000',
      ),
      range(100_000, 1_000_000),
    ),
  }),
  offence('KT-02', '越界勘查矿产资源', 'Exploring beyond the block', {
    focus: 'over-boundary',
    old: basis([exploration(26)], t('责令停止违法行为，警告，可以并处十万元以下罚款', 'stop, warn; may fine up to 100,000'), upTo(100_000)),
    now: basis(
      [law(63, 2)],
      t(
        '责令停止违法行为，没收违法所得和工具、设备，并处十万元以上一百万元以下罚款；拒不停止且情节严重的可以吊销勘查许可证',
        'as art. 63 para. 1; on refusal and serious circumstances the permit may be revoked',
      ),
      range(100_000, 1_000_000),
    ),
  }),
  offence('KT-03', '取得探矿权但未取得勘查许可证勘查', 'Right held, exploration permit missing', {
    twoRates: 'U',
    focus: 'unlicensed',
    now: basis(
      [law(66)],
      t(
        '责令改正；拒不改正的，没收违法所得和工具、设备，并处十万元以上五十万元以下罚款',
        'order to correct; on refusal confiscate and fine of 100,000–500,000',
      ),
      range(100_000, 500_000),
      true,
    ),
  }),
  offence('KT-04', '满六个月未开始施工、无故停工满六个月或者未完成最低勘查投入', 'No start, stopped for six months, minimum spend missed', {
    old: basis(
      [exploration(29, undefined, 2), exploration(29, undefined, 3)],
      t(
        '责令限期改正；逾期不改正的，处五万元以下罚款；情节严重的，可以吊销勘查许可证',
        'order to correct; overdue up to 50,000; serious: may revoke',
      ),
      upTo(50_000),
      true,
    ),
    now: basis(
      [law(24)],
      t('无正当理由未实际开展勘查的，不予续期；未见罚款条款', 'no renewal without good reason; no fine article seen'),
      NONE,
    ),
  }),
  offence('KT-05', '勘查结束未清理现场、未恢复植被', 'Site not cleaned, vegetation not restored', {
    now: basis(
      [law(69)],
      t(
        '责令改正，可以处五万元以下罚款；拒不改正的，处五万元以上十万元以下罚款，并可以代履行',
        'order to correct, may fine up to 50,000; on refusal 50,000–100,000 and substitute performance',
      ),
      upTo(100_000),
    ),
  }),
];
