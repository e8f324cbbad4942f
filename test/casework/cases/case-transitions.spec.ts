import { CASE_ACTIONS, CASE_STATUSES, CASE_TRANSITIONS, nextStatus } from '../../../src/casework/cases/case-transitions.ts';

describe('the life of a case file', () => {
  it.each(CASE_TRANSITIONS)('$from → $action → $to', ({ from, action, to }) => {
    expect(nextStatus(from, action)).toBe(to);
  });

  const absent = CASE_STATUSES.flatMap((from) => CASE_ACTIONS.map((action) => ({ from, action }))).filter(
    (pair) => !CASE_TRANSITIONS.some((t) => t.from === pair.from && t.action === pair.action),
  );
  it.each(absent)('refuses $action when $from', ({ from, action }) => {
    expect(nextStatus(from, action)).toBeUndefined();
  });
});
