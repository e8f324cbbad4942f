import { type Actor, ROLES, SYSTEM_ACTOR } from '../../src/platform/actor.ts';
import { isInScope, judgeAct, scopeOf } from '../../src/people/access/access-rules.ts';
import { ROLE_LABELS } from '../../src/people/access/role-labels.ts';

const card = { number: '豫A·01850317', kind: 'ENFORCEMENT', validFrom: '2024-01-01', validUntil: '2027-01-01', status: 'ACTIVE' } as const;
const actor = (over: Partial<Actor> = {}): Actor => ({
  kind: 'person',
  userId: 'u',
  name: '马志强',
  roles: ['case-handler'],
  bureauCode: '410185',
  unitId: 'n',
  scope: '410185',
  ...over,
});
const judge = (who: Actor, role: string, officers = 0, bureauCode = '410185', cards: Parameters<typeof judgeAct>[3] = [card]) =>
  judgeAct(who, { role, officers }, { bureauCode }, cards, '2026-11-23').map((problem) => problem.code);

describe('what an actor sees', () => {
  it.each([
    [['supervisor'], 'CITY', '4101', '4101%'],
    [['statistician'], 'CITY', '4101', '4101%'],
    [['bureau-head'], 'CITY', '4101', '4101%'],
    [['deputy-head'], 'PROVINCE', '41', '41%'],
    [['bureau-head'], 'COUNTY', '410185', '410185'],
    [['supervisor'], 'COUNTY', '410185', '410185'],
    [['case-handler'], 'CITY', '4101', '4101'],
    [['administrator'], 'CITY', '4101', '4101'],
    [['administrator'], 'PROVINCE', '41', '41'],
  ] as const)('%s of a bureau at level %s sees %s as %s', (roles, level, code, scope) => expect(scopeOf(roles, level, code)).toBe(scope));

  it('holds a county within the city and not the neighbour', () => {
    expect(isInScope('4101%', '410122')).toBe(true);
    expect(isInScope('4101', '410122')).toBe(false);
    expect(isInScope('410185', '410181')).toBe(false);
    expect(isInScope('', '410181')).toBe(false);
  });
});

describe('who may do a step', () => {
  it('lets the role of the own bureau act', () => expect(judge(actor(), 'case-handler')).toEqual([]));
  it('refuses another role', () => expect(judge(actor(), 'legal-reviewer')).toEqual(['ROLE_MISSING']));
  it('refuses another bureau', () => expect(judge(actor(), 'case-handler', 0, '410181')).toEqual(['OTHER_BUREAU']));
  it('names wrong bureau, wrong role at once', () =>
    expect(judge(actor(), 'examiner', 0, '410181')).toEqual(['OTHER_BUREAU', 'ROLE_MISSING']));
  it('lets the system act', () => expect(judge(SYSTEM_ACTOR, 'case-handler', 2)).toEqual([]));

  it('refuses a handler without a valid card where officers must be named (E2)', () => {
    expect(judge(actor(), 'case-handler', 2)).toEqual([]);
    expect(judge(actor(), 'case-handler', 2, '410185', [])).toEqual(['CERTIFICATE_MISSING']);
    expect(judge(actor(), 'case-handler', 2, '410185', [{ ...card, validUntil: '2026-11-22' }])).toEqual(['CERTIFICATE_EXPIRED']);
    expect(judge(actor(), 'case-handler', 0, '410185', [])).toEqual([]);
  });

  it('lets only the supervisor reach into a bureau below', () => {
    const city = { bureauCode: '4101', scope: '4101%' };
    expect(judge(actor({ ...city, roles: ['supervisor'] }), 'supervisor')).toEqual([]);
    expect(judge(actor({ ...city, roles: ['bureau-head'] }), 'bureau-head')).toEqual(['OTHER_BUREAU']);
    expect(judge(actor({ ...city, roles: ['supervisor'], scope: '4101' }), 'supervisor')).toEqual(['OTHER_BUREAU']);
  });

  it('refuses every role the step does not name', () => {
    for (const held of ROLES)
      for (const wanted of ROLES) expect(judge(actor({ roles: [held] }), wanted)).toEqual(held === wanted ? [] : ['ROLE_MISSING']);
  });

  it('has Chinese and English words for every role', () => {
    for (const role of ROLES) expect(ROLE_LABELS[role].zh && ROLE_LABELS[role].en).toBeTruthy();
  });
});
