import {
  checkExtension,
  checkPause,
  checkResume,
  clockRule,
  clockState,
  computeDue,
  type ExtensionRequest,
  reminders,
  WorkCalendar,
} from '../../src/law/index.ts';

const calendar = new WorkCalendar();
const view = (id: string, startedOn: string, today: string, intervals: Parameters<typeof computeDue>[1]['intervals'] = []) => {
  const rule = clockRule(id);
  return clockState({ rule, today, calendar, due: computeDue(rule, { startedOn, calendar, intervals, asOf: today }) });
};

test.each([
  ['D-07', '2026-03-02', '2026-04-01', 'ok', '余 60 天', '60 days left'],
  ['D-07', '2026-03-02', '2026-05-16', 'soon', '余 15 天', '15 days left'],
  ['D-12', '2026-09-18', '2026-09-21', 'ok', '余 3 个工作日', '3 working days left'],
  ['D-12', '2026-09-18', '2026-09-22', 'soon', '余 2 个工作日', '2 working days left'],
  ['D-12', '2026-09-18', '2026-09-24', 'today', '今日到期', 'Due today'],
  ['D-12', '2026-09-18', '2026-09-28', 'over', '超 1 个工作日', '1 working day overdue'],
  ['D-07', '2026-03-02', '2026-06-03', 'over', '超 3 天', '3 days overdue'],
])('%s started on %s reads on %s: %s', (id, startedOn, today, state, text, textEn) =>
  expect(view(id, startedOn, today)).toMatchObject({ state, text, textEn }),
);

test('a paused clock tells what is left', () =>
  expect(view('D-07', '2026-03-02', '2026-05-01', [{ kind: 'criminal-transfer', from: '2026-04-19', to: null }])).toMatchObject({
    state: 'paused',
    text: '已停 · 剩 42 天',
    daysLeft: 42,
  }));

test('an ended clock is done', () => {
  const rule = clockRule('D-07');

  expect(
    clockState({ rule, today: '2027-01-01', calendar, isDone: true, due: computeDue(rule, { startedOn: '2026-03-02', calendar }) }).state,
  ).toBe('done');
});

test('reminders come at 30, 15 and 5 days, at half time and on the last day, and by the hour', () => {
  const plan = (id: string, facts: { startedOn: string; startedAt?: string }) =>
    reminders(clockRule(id), computeDue(clockRule(id), { ...facts, calendar }), { ...facts, calendar });

  expect(plan('D-07', { startedOn: '2026-03-02' }).map((reminder) => reminder.on)).toEqual(['2026-05-01', '2026-05-16', '2026-05-26']);
  expect(plan('D-12', { startedOn: '2026-09-18' }).map((reminder) => [reminder.on, reminder.kind])).toEqual([
    ['2026-09-22', 'half-time'],
    ['2026-09-24', 'last-day'],
  ]);
  expect(plan('D-32', { startedOn: '2026-11-23', startedAt: '2026-11-23T00:00:00Z' }).map((reminder) => reminder.at)).toEqual([
    '2026-11-23T12:00:00.000Z',
    '2026-11-23T20:00:00.000Z',
  ]);
  expect(plan('D-17', { startedOn: '2026-01-12' }).map((reminder) => reminder.on)).toEqual(['2026-01-22']);
});

describe('extending', () => {
  const request: ExtensionRequest = { amount: 30, reason: '案情复杂', approverRoles: ['bureau-head'], approvedOn: '2026-05-20' };
  const codes = (id: string, change: Partial<ExtensionRequest>, granted: Parameters<typeof checkExtension>[2]['granted'] = []) =>
    checkExtension(clockRule(id), { ...request, ...change }, { dueOn: '2026-05-31', granted }).map((problem) => problem.code);
  const before = [{ amount: 30, approvedOn: '2026-05-01' }];

  test('thirty days by the head in time are lawful', () => expect(codes('D-07', {})).toEqual([]));
  test('the last day is still in time', () => expect(codes('D-07', { approvedOn: '2026-05-31' })).toEqual([]));
  test('the day after is too late', () => expect(codes('D-07', { approvedOn: '2026-06-01' })).toEqual(['EXTENSION_TOO_LATE']));
  test('thirty-one days are too many', () => expect(codes('D-07', { amount: 31 })).toEqual(['EXTENSION_TOO_LONG']));
  test('a second ordinary extension is refused', () => expect(codes('D-07', {}, before)).toEqual(['ALREADY_EXTENDED']));
  test('a specially complex case may go on by the head alone', () => {
    expect(codes('D-07', { isExceptional: true, amount: 60 }, before)).toEqual([]);
    expect(codes('D-07', { isExceptional: true, approverRoles: ['deputy-head'] }, before)).toEqual(['APPROVER_NOT_COMPETENT']);
    expect(codes('D-07', { isExceptional: true })).toEqual(['EXTEND_FIRST']);
  });
  test('all problems are told at once', () =>
    expect(codes('D-07', { amount: 31, reason: ' ', approverRoles: ['case-handler'], approvedOn: '2026-07-01' })).toEqual([
      'REASON_MISSING',
      'EXTENSION_TOO_LONG',
      'APPROVER_NOT_COMPETENT',
      'EXTENSION_TOO_LATE',
    ]));
  test('what cannot be extended says so with its article', () => {
    expect(codes('D-11', {})).toEqual(['NOT_EXTENDABLE']);
    expect(checkExtension(clockRule('D-11'), request, { dueOn: '2026-05-31', granted: [] })[0]).toMatchObject({
      rule: 'D-11',
      article: '《自然资源行政处罚办法》第三十三条',
    });
  });
});

describe('stopping and going on', () => {
  const now = { dueOn: '2026-05-31', startedOn: '2026-03-02', intervals: [], reason: '送检' };

  test('only a ground of the rule stops a clock', () => {
    expect(checkPause(clockRule('D-07'), 'appraisal', '2026-04-01', now)).toEqual([]);
    expect(checkPause(clockRule('D-11'), 'appraisal', '2026-04-01', now).map((problem) => problem.code)).toEqual(['NOT_A_GROUND']);
  });
  test('not twice, not before the start, not after the end', () => {
    expect(
      checkPause(clockRule('D-07'), 'appraisal', '2026-04-05', {
        ...now,
        intervals: [{ kind: 'appraisal', from: '2026-04-01', to: null }],
      }).map((problem) => problem.code),
    ).toEqual(['ALREADY_PAUSED']);
    expect(checkPause(clockRule('D-07'), 'appraisal', '2026-03-01', now).map((problem) => problem.code)).toEqual(['BEFORE_START']);
    expect(checkPause(clockRule('D-07'), 'appraisal', '2026-06-01', now).map((problem) => problem.code)).toEqual(['TIME_LIMIT_EXPIRED']);
  });
  test('what does not stand still cannot go on', () => {
    expect(checkResume(clockRule('D-07'), 'appraisal', '2026-04-01', []).map((problem) => problem.code)).toEqual(['NOT_PAUSED']);
    expect(
      checkResume(clockRule('D-07'), 'appraisal', '2026-03-31', [{ kind: 'appraisal', from: '2026-04-01', to: null }]).map(
        (problem) => problem.code,
      ),
    ).toEqual(['BEFORE_PAUSE']);
  });
});
