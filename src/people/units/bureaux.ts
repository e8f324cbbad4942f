import type { UnitLevel } from '../access/access-rules.ts';

export interface UnitSeed {
  code: string;
  name: string;
  nameEn: string;
  level: UnitLevel;
  parent: string | null;
}

/** Codes are the administrative divisions of GB/T 2260: 41 Henan, 4101 Zhengzhou, six digits for its twelve districts, cities and the county. */
const HENAN = '41';
const ZHENGZHOU = '4101';

const county = (code: string, name: string, nameEn: string): UnitSeed => ({ code, name, nameEn, level: 'COUNTY', parent: ZHENGZHOU });
/** A district's bureau is a branch of the city's; counties and county-level cities have bureaux of their own. */
const branch = (code: string, district: string, nameEn: string): UnitSeed =>
  county(code, `郑州市自然资源和规划局${district}分局`, `Zhengzhou Bureau, ${nameEn} Branch`);
const bureau = (code: string, place: string, nameEn: string): UnitSeed =>
  county(code, `${place}自然资源和规划局`, `${nameEn} Bureau of Natural Resources and Planning`);
const division = (parent: string, key: string, name: string, nameEn: string): UnitSeed => ({
  code: `${parent}.${key}`,
  name,
  nameEn,
  level: 'DIVISION',
  parent,
});

/** The line of command of Zhengzhou; parents stand before their children. */
export const UNITS: readonly UnitSeed[] = [
  { code: HENAN, name: '河南省自然资源厅', nameEn: 'Department of Natural Resources of Henan Province', level: 'PROVINCE', parent: null },
  division(HENAN, 'enforcement', '执法局', 'Enforcement Bureau'),
  {
    code: ZHENGZHOU,
    name: '郑州市自然资源和规划局',
    nameEn: 'Zhengzhou Bureau of Natural Resources and Planning',
    level: 'CITY',
    parent: HENAN,
  },
  division(ZHENGZHOU, 'leadership', '局领导', 'Leadership'),
  division(ZHENGZHOU, 'supervision', '执法监察处', 'Enforcement Supervision Division'),
  division(ZHENGZHOU, 'legal', '政策法规处', 'Policy and Law Division'),
  division(ZHENGZHOU, 'enforcement', '执法监察支队', 'Enforcement Detachment'),
  branch('410102', '中原', 'Zhongyuan'),
  branch('410103', '二七', 'Erqi'),
  branch('410104', '管城', 'Guancheng'),
  branch('410105', '金水', 'Jinshui'),
  branch('410106', '上街', 'Shangjie'),
  branch('410108', '惠济', 'Huiji'),
  bureau('410122', '中牟县', 'Zhongmu'),
  bureau('410181', '巩义市', 'Gongyi'),
  division('410181', 'enforcement', '执法监察大队', 'Enforcement Brigade'),
  division('410181', 'intake', '线索受理中心', 'Lead Centre'),
  bureau('410182', '荥阳市', 'Xingyang'),
  bureau('410183', '新密市', 'Xinmi'),
  bureau('410184', '新郑市', 'Xinzheng'),
  bureau('410185', '登封市', 'Dengfeng'),
  division('410185', 'leadership', '局领导', 'Leadership'),
  division('410185', 'intake', '线索受理中心', 'Lead Centre'),
  division('410185', 'enforcement', '执法监察大队', 'Enforcement Brigade'),
  division('410185', 'review', '执法监察科', 'Enforcement Review Section'),
  division('410185', 'legal', '政策法规科', 'Policy and Law Section'),
  division('410185', 'office', '办公室', 'Office'),
];
