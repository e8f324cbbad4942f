import type { EffectiveWindow, Bilingual } from '../types.ts';

/** Where the texts were read (law.md 0.2). */
export const SOURCES = {
  S1: '行政处罚法(2021): github.com/LawRefBook/Laws; github.com/ImCa0/just-laws',
  S2: '行政强制法(2011): same repositories',
  S3: '自然资源行政处罚办法(令12): github.com/lovelycc/flk, from gk.mnr.gov.cn/zc/gz/202402/t20240205_2837163.html',
  S4: '矿产资源法(2024): github.com/LawRefBook/Laws',
  S5: '矿产资源法(2009): github.com/LawRefBook/Laws',
  S6: '矿产资源法实施细则(1994): github.com/LawRefBook/Laws',
  S7: '国务院令240、241、242(1998, 2014 修订): github.com/LawRefBook/Laws',
  S8: '矿产资源监督管理暂行办法(1987): github.com/LawRefBook/Laws',
  S9: '土地复垦条例(2011): github.com/LawRefBook/Laws',
  S10: '行政执法机关移送涉嫌犯罪案件的规定(2020): github.com/LawRefBook/Laws',
  S11: '公安机关办理刑事案件程序规定(2020): github.com/LawRefBook/Laws',
  S12: '法释〔2016〕25号: github.com/LawRefBook/Laws; nybiz.cn/law/980.html',
  S13: '刑法: github.com/LawRefBook/Laws; just-laws',
  S14: '行政诉讼法(2017)、行诉解释、行政复议法(2023)、民事诉讼法(2023): LawRefBook; just-laws',
  S15: '河南省行政处罚听证办法(excerpt): 66laws.com/fagui/17551.html',
  S16: '河南省行政执法条例(2016): github.com/LawRefBook/Laws',
  S17: '河南省实施矿产资源法办法(2010): github.com/LawRefBook/Laws',
  S18: '郑州市矿产资源管理条例(2020): github.com/LawRefBook/Laws',
  S19: 'Word templates of the former ministry: github.com/luosx/weboffice',
  S20: 'Post-2014 document set in another bureau system (public code)',
  S21: '国土资发〔2007〕284号 (news summary): big5.www.gov.cn/gzdt/2007-12/03/content_823563.htm',
  S22: '挂牌督办和公开通报办法(2020, news): zizhicanmou.com/jzxw/7895.html',
  S23: '国土资源部办公厅 2011 年季度报送通知 (news): news.cntv.cn/china/20110511/108515.shtml',
  S24: 'Provincial practice of listed supervision: code.fabao365.com/law_571671_2.html',
  S25: '广西国土资源违法行为报告暂行规定: fymate.com/html/text/lar/173237/17323768_1.html',
  S28: '违反土地管理规定行为处分办法(2008): chinanews.com.cn/estate/kong/news/2008/05-29/1266367.shtml',
  S29: '自然资源部三项制度实施方案 (restated): 52ocean.cn thread 114363',
  S30: 'Redaction lists of another province: wap.manyoumao.com/kexue/3818568.html',
  S37: '矿业权人勘查开采信息管理办法(令13): jianbiaoku.com/webarbs/book/172194.shtml',
  S38: '国土资发〔2005〕175号与新价值认定办法 (excerpt): zunfutong.com/index.php/zcfg/987.html',
  S42: 'Real decisions and their numbers: hengnan.gov.cn and others',
  S44: '豫自然资规〔2024〕2号: xzspyj.com/news/laws/2024/0626/10279.html',
  S45: '政务处分法、监察法、公务员处分条例、行政许可法、治安管理处罚法(2025): LawRefBook; just-laws',
  S49: '政府信息公开条例、个人信息保护法、罚款决定与罚款收缴分离实施办法: LawRefBook',
  SEED: '郑国土资文〔2010〕773号 and its annex 国土资发〔2009〕148号 (seeds/)',
  NONE: 'no source: a default of this system, the customer may change it',
} as const;
export type SourceKey = keyof typeof SOURCES;

export interface Instrument {
  source: SourceKey;
  name: Bilingual;
  effective: EffectiveWindow;
  /** Printed without 《》: a document number or no instrument at all. */
  isPlain?: true;
}

const since = (from: string, to: string | null = null): EffectiveWindow => ({ from, to });

/**
 * Every instrument the tables cite. The window is the period in which the version named is in force.
 * Where law.md gives only a year, the first day of that year stands.
 * The old mineral regulations have no end date here: 令839 (2026-06-15) very probably repeals them, its text was not read (law.md C8).
 */
export const INSTRUMENTS = {
  'penalty-law': { source: 'S1', name: { zh: '行政处罚法', en: 'Administrative Penalty Law' }, effective: since('2021-07-15') },
  'coercion-law': { source: 'S2', name: { zh: '行政强制法', en: 'Administrative Coercion Law' }, effective: since('2012-01-01') },
  'penalty-measures': {
    source: 'S3',
    name: { zh: '自然资源行政处罚办法', en: 'Natural Resources Penalty Measures' },
    effective: since('2024-05-01'),
  },
  'mineral-law-2024': { source: 'S4', name: { zh: '矿产资源法', en: 'Mineral Resources Law (2024)' }, effective: since('2025-07-01') },
  'mineral-law-2009': {
    source: 'S5',
    name: { zh: '矿产资源法（2009年修正）', en: 'Mineral Resources Law (2009)' },
    effective: since('1997-01-01', '2025-07-01'),
  },
  'mineral-rules-1994': {
    source: 'S6',
    name: { zh: '矿产资源法实施细则', en: 'Mineral Resources Law Rules (1994)' },
    effective: since('1994-03-26'),
  },
  'exploration-registration': {
    source: 'S7',
    name: { zh: '矿产资源勘查区块登记管理办法', en: 'Exploration Block Registration Measures' },
    effective: since('1998-02-12'),
  },
  'mining-registration': {
    source: 'S7',
    name: { zh: '矿产资源开采登记管理办法', en: 'Mining Registration Measures' },
    effective: since('1998-02-12'),
  },
  'right-transfer': {
    source: 'S7',
    name: { zh: '探矿权采矿权转让管理办法', en: 'Mining Right Transfer Measures' },
    effective: since('1998-02-12'),
  },
  'mineral-supervision': {
    source: 'S8',
    name: { zh: '矿产资源监督管理暂行办法', en: 'Mineral Supervision Interim Measures' },
    effective: since('1987-04-29'),
  },
  'reclamation-rules': { source: 'S9', name: { zh: '土地复垦条例', en: 'Land Reclamation Regulations' }, effective: since('2011-03-05') },
  'criminal-transfer-rules': {
    source: 'S10',
    name: { zh: '行政执法机关移送涉嫌犯罪案件的规定', en: 'Rules on Transfer of Suspected Crimes' },
    effective: since('2020-08-07'),
  },
  'police-procedure': {
    source: 'S11',
    name: { zh: '公安机关办理刑事案件程序规定', en: 'Police Criminal Procedure Rules' },
    effective: since('2020-09-01'),
  },
  'mining-crime-interpretation': {
    source: 'S12',
    name: {
      zh: '最高人民法院、最高人民检察院关于办理非法采矿、破坏性采矿刑事案件适用法律若干问题的解释',
      en: 'Judicial Interpretation on Illegal Mining (法释〔2016〕25号)',
    },
    effective: since('2016-12-01'),
  },
  'criminal-law': { source: 'S13', name: { zh: '刑法', en: 'Criminal Law' }, effective: since('1997-10-01') },
  'litigation-law': { source: 'S14', name: { zh: '行政诉讼法', en: 'Administrative Litigation Law' }, effective: since('2017-07-01') },
  'litigation-interpretation': {
    source: 'S14',
    name: { zh: '最高人民法院关于适用《行政诉讼法》的解释', en: 'Interpretation of the Administrative Litigation Law' },
    effective: since('2018-02-08'),
  },
  'reconsideration-law': {
    source: 'S14',
    name: { zh: '行政复议法', en: 'Administrative Reconsideration Law' },
    effective: since('2024-01-01'),
  },
  'civil-procedure-law': { source: 'S14', name: { zh: '民事诉讼法', en: 'Civil Procedure Law' }, effective: since('2024-01-01') },
  'henan-hearing': {
    source: 'S15',
    name: { zh: '河南省行政处罚听证办法', en: 'Henan Penalty Hearing Measures' },
    effective: since('2021-12-01'),
  },
  'henan-enforcement': {
    source: 'S16',
    name: { zh: '河南省行政执法条例', en: 'Henan Administrative Enforcement Regulations' },
    effective: since('2016-06-01'),
  },
  'henan-mineral': {
    source: 'S17',
    name: { zh: '河南省实施《矿产资源法》办法', en: 'Henan Mineral Resources Measures' },
    effective: since('2010-07-30'),
  },
  'zhengzhou-mineral': {
    source: 'S18',
    name: { zh: '郑州市矿产资源管理条例', en: 'Zhengzhou Mineral Resources Regulations' },
    effective: since('2020-01-01'),
  },
  'two-rates-notice': {
    isPlain: true,
    source: 'S21',
    name: { zh: '国土资发〔2007〕284号', en: 'Two-rates Notice (2007)' },
    effective: since('2007-12-03'),
  },
  'listed-supervision': {
    source: 'S22',
    name: { zh: '自然资源部挂牌督办和公开通报违法违规案件办法', en: 'Listed Supervision Measures (2020)' },
    effective: since('2020-06-01'),
  },
  'quarterly-list-notice': {
    isPlain: true,
    source: 'S23',
    name: { zh: '国土资源部办公厅季度报送通知（2011）', en: 'Quarterly List Notice (2011)' },
    effective: since('2011-05-11'),
  },
  'provincial-supervision': {
    isPlain: true,
    source: 'S24',
    name: { zh: '外省挂牌督办规定', en: "another province's listed-supervision rule" },
    effective: since('2009-01-01'),
  },
  'guangxi-report': {
    source: 'S25',
    name: { zh: '广西国土资源违法行为报告暂行规定', en: 'Guangxi Violation Report Rules' },
    effective: since('2009-01-01'),
  },
  'land-discipline': {
    source: 'S28',
    name: { zh: '违反土地管理规定行为处分办法', en: 'Land Management Discipline Measures' },
    effective: since('2008-06-01'),
  },
  'three-systems-plan': {
    source: 'S29',
    name: { zh: '自然资源部三项制度实施方案', en: 'Three Systems Implementation Plan' },
    effective: since('2019-01-01'),
  },
  'right-holder-information': {
    source: 'S37',
    name: { zh: '矿业权人勘查开采信息管理办法', en: 'Right Holder Information Measures' },
    effective: since('2024-07-01'),
  },
  'henan-granting': {
    isPlain: true,
    source: 'S44',
    name: { zh: '豫自然资规〔2024〕2号', en: 'Henan Granting Notice (2024)' },
    effective: since('2024-06-01'),
  },
  'civil-servant-discipline': {
    source: 'S45',
    name: { zh: '行政机关公务员处分条例', en: 'Civil Servant Discipline Regulations' },
    effective: since('2007-06-01'),
  },
  'licensing-law': { source: 'S45', name: { zh: '行政许可法', en: 'Administrative Licensing Law' }, effective: since('2019-04-23') },
  'public-security-law': {
    source: 'S45',
    name: { zh: '治安管理处罚法', en: 'Public Security Penalty Law' },
    effective: since('2026-01-01'),
  },
  'supervision-law': { source: 'S45', name: { zh: '监察法', en: 'Supervision Law' }, effective: since('2025-06-01') },
  'disclosure-rules': {
    source: 'S49',
    name: { zh: '政府信息公开条例', en: 'Government Information Disclosure Regulations' },
    effective: since('2019-05-15'),
  },
  'seed-notice': {
    isPlain: true,
    source: 'SEED',
    name: { zh: '郑国土资文〔2010〕773号', en: "Zhengzhou bureau's notice (2010)" },
    effective: since('2010-01-01'),
  },
  'bureau-setting': {
    isPlain: true,
    source: 'NONE',
    name: { zh: '本单位内部时限', en: "bureau's own setting" },
    effective: since('2010-01-01'),
  },
} as const satisfies Record<string, Instrument>;
export type InstrumentId = keyof typeof INSTRUMENTS;
