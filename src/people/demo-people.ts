import type { Role } from '../platform/actor.ts';
import { roleName } from './access/role-labels.ts';
import { UNITS } from './units/bureaux.ts';

export const DEMO_PASSWORD = 'OreCase-2026';

export interface DemoPerson {
  username: string;
  name: string;
  /** Code of the unit in units/bureaux.ts; its part before the dot is the bureau. */
  unit: string;
  roles: readonly Role[];
  /** Enforcement card; years count from the day of seeding, so that a demo started later still holds: [-5, -1] has expired. */
  card?: { number: string; kind?: 'SUPERVISION'; years: readonly [from: number, until: number] };
}

const GOOD = [-2, 3] as const;
const EXPIRED = [-5, -1] as const;

/** Invented people: one a role in 登封, the superiors in 郑州 and the province, and a neighbour in 巩义 who must not see 登封's cases. */
export const DEMO_PEOPLE: readonly DemoPerson[] = [
  { username: 'intake', name: '宋雅琴', unit: '410185.intake', roles: ['intake-clerk'] },
  {
    username: 'handler',
    name: '马志强',
    unit: '410185.enforcement',
    roles: ['case-handler'],
    card: { number: '豫A·01850317', years: GOOD },
  },
  {
    username: 'handler2',
    name: '李晓燕',
    unit: '410185.enforcement',
    roles: ['case-handler'],
    card: { number: '豫A·01850322', years: GOOD },
  },
  {
    username: 'handler3',
    name: '郭建民',
    unit: '410185.enforcement',
    roles: ['case-handler'],
    card: { number: '豫A·01850108', years: EXPIRED },
  },
  {
    username: 'unit-head',
    name: '张国栋',
    unit: '410185.enforcement',
    roles: ['handling-unit-head'],
    card: { number: '豫A·01850301', years: GOOD },
  },
  { username: 'examiner', name: '刘慧敏', unit: '410185.review', roles: ['examiner'], card: { number: '豫A·01850335', years: GOOD } },
  { username: 'legal', name: '陈思源', unit: '410185.legal', roles: ['legal-reviewer'] },
  { username: 'deputy', name: '王海涛', unit: '410185.leadership', roles: ['deputy-head'] },
  { username: 'head', name: '赵永昌', unit: '410185.leadership', roles: ['bureau-head'] },
  { username: 'archivist', name: '孙丽萍', unit: '410185.office', roles: ['archivist'] },
  { username: 'statistician', name: '周文博', unit: '410185.review', roles: ['statistician'] },
  { username: 'admin', name: '何俊杰', unit: '410185.office', roles: ['administrator'] },
  {
    username: 'city-supervisor',
    name: '冯向东',
    unit: '4101.supervision',
    roles: ['supervisor'],
    card: { number: '豫监·01000026', kind: 'SUPERVISION', years: GOOD },
  },
  { username: 'city-head', name: '杜明远', unit: '4101.leadership', roles: ['bureau-head'] },
  {
    username: 'province-supervisor',
    name: '许静怡',
    unit: '41.enforcement',
    roles: ['supervisor'],
    card: { number: '豫监·00000011', kind: 'SUPERVISION', years: GOOD },
  },
  {
    username: 'gongyi-handler',
    name: '康少华',
    unit: '410181.enforcement',
    roles: ['case-handler'],
    card: { number: '豫A·01810219', years: GOOD },
  },
  {
    username: 'gongyi-handler2',
    name: '乔建新',
    unit: '410181.enforcement',
    roles: ['case-handler'],
    card: { number: '豫A·01810226', years: GOOD },
  },
  { username: 'gongyi-intake', name: '白玉兰', unit: '410181.intake', roles: ['intake-clerk'] },
];

/** The accounts as `npm start` and the login page list them. */
export const DEMO_ACCOUNTS = DEMO_PEOPLE.map(({ username, name, unit, roles }) => ({
  username,
  name,
  roles,
  title: roles.map(roleName).join('、'),
  bureau: UNITS.find(({ code }) => code === unit.split('.')[0])!.name,
}));
