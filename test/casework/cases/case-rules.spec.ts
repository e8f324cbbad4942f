import {
  amountsDue,
  caseGateFacts,
  checkFine,
  crimeReasons,
  deliberationReasons,
  earliestHearingOn,
  hasHearingRight,
  legalReviewReasons,
} from '../../../src/casework/cases/case-gates.ts';
import { checkDate, checkOfficers, checkRemark, investigators } from '../../../src/casework/cases/case-rules.ts';
import { GATES } from '../../../src/law/index.ts';
import { aCase, aRecord, LI, WANG, ZHOU } from './a-case.ts';

const codes = (problems: Array<{ code: string }>): string[] => problems.map((p) => p.code);

describe('officers (E1, E2)', () => {
  const { directory } = aCase();
  it('accepts two officers with valid certificates', () => expect(checkOfficers(directory, [LI.userId, ZHOU.userId], 2)).toEqual([]));
  it('does not count the same officer twice', () =>
    expect(codes(checkOfficers(directory, [LI.userId, LI.userId], 2))).toEqual(['SECOND_OFFICER_MISSING']));
  it('refuses an expired certificate', () =>
    expect(codes(checkOfficers(directory, [LI.userId, WANG.userId], 2))).toEqual(['CERTIFICATE_EXPIRED']));
  it('refuses somebody who is no officer of the bureau', () =>
    expect(codes(checkOfficers(directory, [LI.userId, 'nobody'], 2))).toEqual(['OFFICER_UNKNOWN']));
});

describe('dates and remarks', () => {
  it('refuses a date in the future', () => expect(codes(checkDate('d', '2026-03-13', '2026-03-12'))).toEqual(['DATE_IN_FUTURE']));
  it('refuses a date before what it rests on', () =>
    expect(codes(checkDate('d', '2026-03-01', '2026-03-12', { date: '2026-03-02', what: '立案', whatEn: 'filing' }))).toEqual([
      'DATE_TOO_EARLY',
    ]));
  it('accepts today', () => expect(checkDate('d', '2026-03-12', '2026-03-12')).toEqual([]));
  it('asks for a reason when something is returned', () => expect(codes(checkRemark(true, '  '))).toEqual(['REASON_MISSING']));
});

describe('the fine (KC-01, 矿产资源法 art 64)', () => {
  it('accepts 200,000 yuan when the ore is worth less than 100,000', () =>
    expect(checkFine(aCase(), 20_000_000, '2026-04-01')).toEqual([]));
  it('refuses less than 100,000 yuan', () => expect(codes(checkFine(aCase(), 9_999_999, '2026-04-01'))).toEqual(['FINE_OUT_OF_RANGE']));
  it('refuses more than five times the value above the threshold', () =>
    expect(codes(checkFine(aCase({ file: { marketValueFen: 10_000_000 } }), 50_000_001, '2026-04-01'))).toEqual(['FINE_OUT_OF_RANGE']));
});

describe('gates of a case', () => {
  it('offers an organisation a hearing from 50,000 yuan', () => {
    expect(hasHearingRight(aCase({ file: { fineFen: 5_000_000 } }))).toBe(true);
    expect(hasHearingRight(aCase({ file: { fineFen: 4_999_999 } }))).toBe(false);
  });
  it('sends such a case to legality review and collective deliberation', () => {
    const review = { majorPublicInterest: false, isComplex: false };
    expect(legalReviewReasons(aCase(), review)).not.toEqual([]);
    expect(deliberationReasons(aCase(), review)).not.toEqual([]);
    expect(legalReviewReasons(aCase({ file: { fineFen: 1_000_000 } }), review)).toEqual([]);
  });
  it('sees a crime from 100,000 yuan of ore, not below', () => {
    expect(crimeReasons(aCase())).toEqual([]);
    expect(crimeReasons(aCase({ file: { marketValueFen: 10_000_000 } }))).toHaveLength(1);
  });
  it('knows the golden hearing date of law.md 0.4', () => expect(earliestHearingOn('2026-11-23')).toBe('2026-12-03'));
  it('counts reporters of the investigation among the investigators (E5)', () => {
    const view = aCase({ records: [aRecord('write-report', {}, '2026-03-20', 'someone-else')] });
    expect([...investigators(view)]).toEqual([LI.userId, ZHOU.userId, 'someone-else']);
  });
  it('refuses a decision while the party still has time (E17)', () => {
    const view = aCase({
      records: [aRecord('serve-notice', { deliveredOn: '2026-09-18' })],
      documents: [
        { id: 'd', type: 'penalty-notice', status: 'ISSUED', number: '登自然资告〔2026〕1号', issuedOn: '2026-09-17', fields: {} },
      ],
      clocks: [{ lawId: 'D-11', status: 'RUNNING', startedOn: '2026-09-18', dueOn: '2026-09-24', rolledDueOn: '2026-09-24' }],
    });
    expect(codes(GATES.E17.evaluate(caseGateFacts(view, {}, '2026-09-24') as never))).toEqual(['DEFENCE_PERIOD_RUNNING']);
    expect(GATES.E17.evaluate(caseGateFacts(view, {}, '2026-09-25') as never)).toEqual([]);
  });
  it('refuses a decision above the announced fine (E16)', () => {
    const view = aCase({ records: [aRecord('draft-notice', { fineFen: 20_000_000 })] });
    expect(codes(GATES.E16.evaluate(caseGateFacts(view, { fineFen: 20_000_001 }, '2026-04-01') as never))).toEqual(['PENALTY_RAISED']);
    expect(GATES.E16.evaluate(caseGateFacts(view, { fineFen: 20_000_000 }, '2026-04-01') as never)).toEqual([]);
  });
});

describe('what is still owed (D-17, D-18)', () => {
  const clocks = [{ lawId: 'D-17', status: 'RUNNING', startedOn: '2026-01-12', dueOn: '2026-01-27', rolledDueOn: '2026-01-27' }];
  it('is the fine alone on the last day', () =>
    expect(amountsDue(aCase({ clocks }), '2026-01-27')).toEqual({ fineFen: 20_000_000, surchargeFen: 0, surchargeDays: 0 }));
  it('is 84,000 yuan more when paid 14 days late (golden value)', () =>
    expect(amountsDue(aCase({ clocks }), '2026-02-10')).toEqual({ fineFen: 20_000_000, surchargeFen: 8_400_000, surchargeDays: 14 }));
  it('never exceeds the fine', () => expect(amountsDue(aCase({ clocks }), '2026-12-31').surchargeFen).toBe(20_000_000));
  it('accrues on what is left after a part was paid', () => {
    const records = [aRecord('record-fulfilment', { paidOn: '2026-01-27', finePaidFen: 10_000_000, surchargePaidFen: 0 })];
    expect(amountsDue(aCase({ clocks, records }), '2026-02-10')).toEqual({
      fineFen: 10_000_000,
      surchargeFen: 4_200_000,
      surchargeDays: 14,
    });
  });
});
