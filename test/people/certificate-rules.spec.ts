import { type Certificate, judgeOfficers, type NamedOfficers, type Officer } from '../../src/people/certificates/certificate-rules.ts';

const card = (over: Partial<Certificate> = {}): Certificate => ({
  number: '豫A·01850317',
  kind: 'ENFORCEMENT',
  validFrom: '2024-11-30',
  validUntil: '2029-11-30',
  status: 'ACTIVE',
  ...over,
});
const officer = (userId: string, over: Partial<Officer> = {}): Officer => ({
  userId,
  name: `人员${userId}`,
  bureauCode: '410185',
  isActive: true,
  certificates: [card()],
  ...over,
});
const judge = (found: Officer[], over: Partial<NamedOfficers> = {}) =>
  judgeOfficers({ userIds: found.map((f) => f.userId), found, on: '2026-11-23', bureauCode: '410185', ...over });
const codes = (...args: Parameters<typeof judge>) => judge(...args).map((problem) => problem.code);

describe('officers of an enforcement act (E1, E2)', () => {
  it('lets two certified officers of the bureau act', () => {
    expect(judge([officer('a'), officer('b')])).toEqual([]);
  });

  it('refuses one officer, with the article and the cure', () => {
    const [problem] = judge([officer('a')], { field: 'officers' });

    expect(problem).toMatchObject({ code: 'OFFICERS_TOO_FEW', rule: 'E1', field: 'officers' });
    expect(problem!.article).toContain('《行政处罚法》第四十二条');
    expect(problem!.cure).toBeTruthy();
  });

  it('refuses nobody at all', () => expect(codes([])).toEqual(['OFFICERS_TOO_FEW']));

  it('takes the same person twice for one', () => {
    expect(codes([officer('a')], { userIds: ['a', 'a'] })).toEqual(['OFFICER_REPEATED', 'OFFICERS_TOO_FEW']);
  });

  it.each<[string, Partial<Certificate>, string]>([
    ['expired yesterday', { validUntil: '2026-11-22' }, 'CERTIFICATE_EXPIRED'],
    ['valid from tomorrow', { validFrom: '2026-11-24' }, 'CERTIFICATE_NOT_YET_VALID'],
    ['suspended', { status: 'SUSPENDED' }, 'CERTIFICATE_SUSPENDED'],
    ['revoked', { status: 'REVOKED' }, 'CERTIFICATE_REVOKED'],
    ['the card of a supervisor', { kind: 'SUPERVISION' }, 'CERTIFICATE_MISSING'],
  ])('refuses a card that is %s', (_, over, code) => {
    expect(codes([officer('a'), officer('b', { certificates: [card(over)] })])).toEqual([code]);
  });

  it('counts the first and the last day of a card', () => {
    expect(
      judge([
        officer('a', { certificates: [card({ validFrom: '2026-11-23' })] }),
        officer('b', { certificates: [card({ validUntil: '2026-11-23' })] }),
      ]),
    ).toEqual([]);
  });

  it('takes the renewed card and not the old one', () => {
    expect(
      judge([officer('a'), officer('b', { certificates: [card({ validUntil: '2025-01-31' }), card({ number: '豫A·01859999' })] })]),
    ).toEqual([]);
  });

  it('answers alike for an officer of another bureau and one who does not exist', () => {
    const foreign = judge([officer('a'), officer('b', { bureauCode: '410181' })]);
    const unknown = judge([officer('a')], { userIds: ['a', 'b'] });

    expect(foreign).toEqual(unknown);
    expect(foreign.map((p) => p.code)).toEqual(['OFFICER_UNKNOWN']);
  });

  it('refuses an officer whose account is disabled', () =>
    expect(codes([officer('a'), officer('b', { isActive: false })])).toEqual(['OFFICER_UNKNOWN']));

  it('names every problem at once', () => {
    const found = [officer('a', { certificates: [] })];
    expect(codes(found, { userIds: ['a', 'a'] })).toEqual(['OFFICER_REPEATED', 'OFFICERS_TOO_FEW', 'CERTIFICATE_MISSING']);
  });
});
