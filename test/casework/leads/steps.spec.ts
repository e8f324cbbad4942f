import { validateInput } from '../../../src/platform/validation.ts';
import { checkContent, checkRegistration } from '../../../src/casework/leads/intake/intake-rules.ts';
import { RegisterLeadDto } from '../../../src/casework/leads/intake/register-lead.dto.ts';
import { LEAD_ACTIONS, LEAD_STATUSES, LEAD_TRANSITIONS, nextLeadStatus } from '../../../src/casework/leads/lead-transitions.ts';
import type { LeadView } from '../../../src/casework/leads/lead-view.ts';
import { composeStopOrder } from '../../../src/casework/leads/documents/lead-composers.ts';
import { LeadReader } from '../../../src/casework/leads/lead.reader.ts';
import { AcceptVerificationStep, AcceptVerificationDto } from '../../../src/casework/leads/steps/accept-verification.step.ts';
import { ApproveStopOrderStep } from '../../../src/casework/leads/steps/approve-stop-order.step.ts';
import { IssueStopOrderStep } from '../../../src/casework/leads/steps/issue-stop-order.step.ts';
import { ScreenLeadDto, ScreenLeadStep } from '../../../src/casework/leads/steps/screen-lead.step.ts';
import { ServeStopOrderStep } from '../../../src/casework/leads/steps/serve-stop-order.step.ts';
import { VerifyLeadDto, VerifyLeadStep } from '../../../src/casework/leads/steps/verify-lead.step.ts';
import type { CheckContext } from '../../../src/procedures/step.ts';
import type { Problem } from '../../../src/platform/errors.ts';

const TODAY = '2026-03-04';
const CONTEXT = { today: TODAY } as CheckContext;
const [LEAD, A, B, EXPIRED, PARTY] = ['0', '1', '2', '3', '4'].map((n) => `01a20a70-c206-7418-b5a1-00000000000${n}`) as [
  string,
  string,
  string,
  string,
  string,
];
const expired: Problem = { code: 'CERTIFICATE_EXPIRED', rule: 'E2', message: '过期' };
const officer = (userId: string, problem: Problem | null = null) => ({
  userId,
  name: `警员${userId.at(-1)}`,
  certificateNumber: 'HN1',
  validUntil: '2027-01-01',
  problem,
});
const record = (step: string, data: object, recordedOn = TODAY) => ({
  step,
  data: data as Record<string, unknown>,
  actorId: A,
  actorName: '甲',
  recordedOn,
});
const aView = (changes: Partial<LeadView> = {}): LeadView =>
  ({
    lead: {
      id: LEAD,
      bureauCode: '410185',
      partyId: PARTY,
      offenceCode: 'KC-01',
      place: '朝阳沟村',
      isOngoing: true,
      summary: '线索内容',
    } as LeadView['lead'],
    bureauName: '登封市自然资源和规划局',
    party: null,
    officers: [officer(A), officer(B)],
    directory: [officer(A), officer(B), officer(EXPIRED, expired)],
    records: [],
    documents: [],
    evidence: [],
    linked: [],
    ...changes,
  }) as LeadView;
const rules = (problems: Problem[]): string[] => problems.map((p) => p.code);
const nothing = undefined as never;

describe('screening', () => {
  const step = new ScreenLeadStep(nothing, nothing);
  const check = (input: Partial<ScreenLeadDto>): string[] => rules(step.check(aView(), input as ScreenLeadDto));
  it('takes two certified verifiers', () => expect(check({ outcome: 'assign', verifierIds: [A, B] })).toEqual([]));
  it.each<[string, string[], string[]]>([
    ['one', [A], ['SECOND_OFFICER_MISSING']],
    ['the same one twice', [A, A], ['SECOND_OFFICER_MISSING']],
    ['one with an expired card', [A, EXPIRED], ['CERTIFICATE_EXPIRED']],
    ['a stranger', [A, LEAD], ['OFFICER_UNKNOWN']],
    ['nobody', [], ['SECOND_OFFICER_MISSING']],
  ])('refuses %s', (_, verifierIds, codes) => expect(check({ outcome: 'assign', verifierIds })).toEqual(codes));
  it('asks for a reason to merge or redirect', () => {
    expect(check({ outcome: 'duplicate', duplicateOfId: A })).toEqual(['REASON_MISSING']);
    expect(check({ outcome: 'outside-remit', redirectTo: '林业局' })).toEqual(['REASON_MISSING']);
  });
  it('does not merge a lead into itself', () =>
    expect(check({ outcome: 'duplicate', duplicateOfId: LEAD, reason: '重复' })).toEqual(['MERGE_INTO_ITSELF']));
  it.each(['assign', 'duplicate', 'outside-remit'])('validates what %s needs', async (outcome) => {
    const { problems } = await validateInput(ScreenLeadDto, { outcome });
    expect(problems.map((p) => p.field)).toContain(
      { assign: 'verifierIds', duplicate: 'duplicateOfId', 'outside-remit': 'redirectTo' }[outcome],
    );
  });
});

describe('verification', () => {
  const step = new VerifyLeadStep(nothing, nothing);
  const violation = {
    officerIds: [A, B],
    verifiedOn: TODAY,
    findings: '现场有挖掘机两台，采坑一处。',
    outcome: 'violation',
    offenceCode: 'KC-01',
    isOngoing: true,
    certificatesShown: true,
  };
  const check = (changes: object): string[] => rules(step.check(aView(), Object.assign(new VerifyLeadDto(), violation, changes), CONTEXT));
  it('finds a violation', () => expect(check({})).toEqual([]));
  it('is not done tomorrow', () => expect(check({ verifiedOn: '2026-03-05' })).toEqual(['DATE_IN_FUTURE']));
  it('shows the certificates first (E3)', () => expect(check({ certificatesShown: false })).toEqual(['CERTIFICATES_NOT_SHOWN']));
  it('names an offence of the catalogue', () => expect(check({ offenceCode: 'KC-99' })).toEqual(['OFFENCE_MISSING']));
  it('needs none of this when nothing is true of it', () =>
    expect(check({ outcome: 'untrue', offenceCode: undefined, certificatesShown: undefined })).toEqual([]));
  it('validates what each outcome needs', async () => {
    const fields = async (outcome: string): Promise<unknown[]> =>
      (
        await validateInput(VerifyLeadDto, {
          ...violation,
          outcome,
          offenceCode: undefined,
          isOngoing: undefined,
          certificatesShown: undefined,
        })
      ).problems
        .map((p) => p.field)
        .toSorted((a, b) => String(a).localeCompare(String(b)));
    expect([...new Set(await fields('violation'))]).toEqual(['certificatesShown', 'isOngoing', 'offenceCode']);
    expect([...new Set(await fields('outside-remit'))]).toEqual(['redirectTo']);
    expect(await fields('untrue')).toEqual([]);
  });
});

describe('the order to stop', () => {
  it('is addressed to somebody', () =>
    expect(rules(new IssueStopOrderStep(nothing, nothing).check(aView(), {} as never))).toEqual(['PARTY_UNKNOWN']));
  it('is prefilled whole, so that it can go out the same day (D-03)', () => {
    const view = aView({ records: [record('verify-lead', { findings: '现场有挖掘机两台，正在开采。' })] });
    const form = new IssueStopOrderStep(nothing, nothing).prefill(view);
    expect(form).toMatchObject({ facts: '现场有挖掘机两台，正在开采。', partyId: PARTY, officerIds: [A, B] });
    expect(form.provision).toContain('矿产资源法');
  });
  it('keeps what was written when it comes back', () => {
    const view = aView({ records: [record('issue-stop-order', { order: '立即停工' })] });
    expect(new IssueStopOrderStep(nothing, nothing).prefill(view).order).toBe('立即停工');
  });
  it('is returned with a reason only', () => {
    const step = new ApproveStopOrderStep(nothing, nothing);
    expect(rules(step.check(aView(), { decision: 'return' }))).toEqual(['REASON_MISSING']);
    expect(step.check(aView(), { decision: 'issue' })).toEqual([]);
  });
  it('is served after it was signed', () => {
    const view = aView({ records: [record('approve-stop-order', { decision: 'issue' }, '2026-03-03')] });
    const codes = (deliveredOn: string): string[] =>
      rules(new ServeStopOrderStep(nothing, nothing).check(view, { deliveredOn } as never, CONTEXT));
    expect([codes('2026-03-02'), codes('2026-03-03'), codes('2026-03-05')]).toEqual([['DATE_TOO_EARLY'], [], ['DATE_IN_FUTURE']]);
  });
  it('prints the party without what is not known', () => {
    const fields = composeStopOrder(
      aView({ party: { kind: 'person', name: '王㐂', idNumber: null, age: null, address: null } as never, records: [] }),
    );
    expect(fields).toMatchObject({ partyName: '王㐂', partyAddress: '朝阳沟村' });
    expect(fields).not.toHaveProperty('partyIdNumber');
  });
});

describe('acceptance', () => {
  const step = new AcceptVerificationStep(nothing);
  const after = (outcome: string, changes: Partial<LeadView> = {}): LeadView =>
    aView({ records: [record('verify-lead', { outcome })], ...changes });
  const check = (view: LeadView, decision: AcceptVerificationDto['decision'], remark?: string): string[] =>
    rules(step.check(view, { decision, remark } as AcceptVerificationDto));
  it.each([
    ['violation', 'file'],
    ['untrue', 'untrue'],
    ['outside-remit', 'outside-remit'],
  ] as const)('answers %s with %s, and with nothing else', (outcome, decision) => {
    for (const other of ['file', 'untrue', 'outside-remit'] as const) {
      const expected = other === decision ? [] : [outcome === 'violation' ? 'VIOLATION_NOT_FILED' : 'DECISION_WITHOUT_FINDING'];
      expect(check(after(outcome), other)).toEqual(expected);
    }
  });
  it('returns with a reason', () => {
    expect(check(after('untrue'), 'return')).toEqual(['REASON_MISSING']);
    expect(check(after('untrue'), 'return', '请补充照片')).toEqual([]);
  });
  it('files only against a known actor (令12 art 16)', () =>
    expect(check(after('violation', { lead: Object.assign(aView().lead, { partyId: null }) }), 'file')).toEqual(['PARTY_UNKNOWN']));
  it('is not done by those who verified', () => {
    const reader = new LeadReader(nothing);
    const barred = (elementId: string): number => reader.exclusions(aView(), { elementId } as never).length;
    expect([barred('accept-verification'), barred('approve-stop-order'), barred('verify-lead')]).toEqual([2, 2, 0]);
  });
});

describe('the life of a lead', () => {
  const rows = LEAD_STATUSES.flatMap((from) =>
    LEAD_ACTIONS.map((action) => ({ from, action, to: LEAD_TRANSITIONS.find((t) => t.from === from && t.action === action)?.to })),
  );
  it.each(rows)('$from $action → $to', ({ from, action, to }) => expect(nextLeadStatus(from, action)).toBe(to));
  it('ends for good', () => expect([...new Set(LEAD_TRANSITIONS.map((t) => t.from))]).toEqual(['REGISTERED', 'VERIFYING']));
});

describe('what is registered', () => {
  const lead = {
    channel: 'hotline',
    receivedAt: '2026-03-04T08:00:00+08:00',
    summary: '有人挖石头',
    divisionCode: '410185',
    place: '朝阳沟村',
    isOngoing: false,
  };
  const now = new Date('2026-03-04T09:00:00+08:00');
  const registered = async (changes: object): Promise<string[]> => {
    const { value, problems } = await validateInput(RegisterLeadDto, { ...lead, ...changes });
    return (problems.length ? problems : checkRegistration(value, now)).map((p) => `${p.field}:${p.code}`);
  };
  it.each<[string, object, string[]]>([
    ['the least', {}, []],
    ['8 000 rare characters', { summary: '𠮷'.repeat(8000) }, []],
    ['8 001 characters', { summary: '矿'.repeat(8001) }, ['summary:IS_LENGTH']],
    ['a control character', { summary: '有人\u0000挖石头' }, ['summary:UNPRINTABLE']],
    ['half a character', { place: '朝阳\uD842沟' }, ['place:UNPRINTABLE']],
    ['markup as text', { summary: '<script>alert(1)</script>{{constructor}}' }, []],
    ['a place in another province', { longitude: 121.5, latitude: 31.2 }, ['longitude:OUTSIDE_HENAN']],
    ['a code of another province', { divisionCode: '110101' }, ['divisionCode:MATCHES']],
    ['an unknown channel', { channel: 'pigeon' }, ['channel:IS_IN']],
    ['an unknown offence', { offenceCode: 'ZZ-99' }, ['offenceCode:OFFENCE_UNKNOWN']],
    ['receipt in the future', { receivedAt: '2026-03-04T09:06:00+08:00' }, ['receivedAt:RECEIVED_IN_FUTURE']],
    ['a discovery of tomorrow', { discoveredOn: '2026-03-05' }, ['discoveredOn:DATE_IN_FUTURE']],
    ['a day that does not exist', { discoveredOn: '2026-02-30' }, ['discoveredOn:DATE_INVALID']],
    ['a reply without an address', { reporter: { name: '张某', wishesReply: true } }, ['reporter.phone:REPLY_NEEDS_CONTACT']],
    ['two parties', { partyId: PARTY, party: { kind: 'person', name: '甲' } }, ['party:PARTY_TWICE']],
    [
      'a wrong citizen number',
      { party: { kind: 'person', name: '甲', idNumber: '110105194912310021' } },
      ['party.idNumber:ID_NUMBER_INVALID'],
    ],
    ['a field nobody knows', { bureauCode: '41' }, ['bureauCode:UNKNOWN_FIELD']],
  ])('judges %s', async (_, changes, expected) => expect(await registered(changes)).toEqual(expected));
  it('is checked the same when it is put right', () =>
    expect(rules(checkContent({ offenceCode: 'ZZ-99' } as never, TODAY))).toEqual(['OFFENCE_UNKNOWN']));
});
