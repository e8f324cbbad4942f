import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Seat } from './cast.ts';
import type { Story } from './story.ts';

/** One step of the way: who does it, and how many working days after the step before. */
export interface Stop {
  /** Element of the drawing; 'register' and 'photo-…' are done beside the procedure. */
  step: string;
  seat: Seat;
  gap: number;
}

/** One step of one story on its day. */
export interface Scene {
  story: Story;
  stop: Stop;
  on: CalendarDate;
}

const stops = (...rows: Array<[step: string, seat: Seat, gap: number]>): Stop[] => rows.map(([step, seat, gap]) => ({ step, seat, gap }));

const INTAKE = stops(['register', 'intake-clerk', 0], ['screen-lead', 'intake-clerk', 0]);
const VERIFICATION = stops(['photo-site', 'lead', 3], ['verify-lead', 'lead', 0]);
/** The same day: an act that goes on is stopped on sight (D-03). */
const STOP_ORDER = stops(['issue-stop-order', 'lead', 0], ['approve-stop-order', 'deputy-head', 0], ['serve-stop-order', 'lead', 0]);
const ACCEPTANCE = stops(['accept-verification', 'handling-unit-head', 1]);
const FILING = stops(
  ['propose-filing', 'lead', 2],
  ['review-filing', 'handling-unit-head', 1],
  ['examine-filing', 'examiner', 1],
  ['approve-filing', 'deputy-head', 1],
);
const INVESTIGATION = stops(
  ['photo-face', 'lead', 6],
  ['investigate', 'lead', 10],
  ['write-report', 'lead', 3],
  ['review-case', 'examiner', 2],
);
/** Where the penalty is heavy enough for a hearing. */
const HEAVY = stops(['legality-review', 'legal-reviewer', 2], ['deliberate', 'bureau-head', 3]);
const NOTICE = stops(['draft-notice', 'lead', 1], ['approve-notice', 'deputy-head', 1], ['serve-notice', 'lead', 1]);
const DEFENCE = stops(['record-response', 'lead', 3], ['reexamine-defence', 'lead', 2]);
/** Six working days after the notice the five of the party are over (D-11). */
const decision = (gap: number): Stop[] =>
  stops(['draft-decision', 'lead', gap], ['approve-decision', 'bureau-head', 2], ['serve-decision', 'lead', 2]);
const ENFORCEMENT = stops(
  ['record-fulfilment', 'lead', 7],
  ['propose-closure', 'lead', 2],
  ['approve-closure', 'deputy-head', 1],
  ['archive', 'archivist', 5],
);

/** 河南令204 art 4: from here a hearing is offered, and with it come legality review and deliberation. */
const HEAVY_FROM = { person: 5000, organisation: 50_000 } as const;

function isHeavy({ party, penalty }: Story): boolean {
  const from = HEAVY_FROM[party?.kind ?? 'organisation'];
  return Math.max(penalty?.fine ?? 0, (penalty?.gains ?? 0) + (penalty?.ore?.value ?? 0)) >= from;
}

/** The way of a story up to where it stands. */
export function routeOf(story: Story): Stop[] {
  const { ending, report, defence } = story;
  if (ending && ending.kind !== 'untrue') return INTAKE;
  const whole = [
    ...INTAKE,
    ...VERIFICATION,
    ...(report.isOngoing && !ending ? STOP_ORDER : []),
    ...ACCEPTANCE,
    ...(ending ? [] : [...FILING, ...INVESTIGATION, ...(isHeavy(story) ? HEAVY : []), ...NOTICE]),
    ...(ending ? [] : [...(defence || story.until === 'record-response' ? DEFENCE : []), ...decision(defence ? 1 : 6), ...ENFORCEMENT]),
  ];
  if (!story.until) return whole;
  const end = whole.findIndex(({ step }) => step === story.until);
  if (end < 0) throw new Error(`story "${story.key}" never comes to the step "${story.until}"`);
  return whole.slice(0, end);
}

/**
 * Every step of every story in the order of the days. `back` gives the date so many working days before today (0: today itself);
 * each story is counted back from its last step, so that it stands today where its table says.
 */
export function planOf(stories: readonly Story[], back: (workingDays: number) => CalendarDate): Scene[] {
  const scenes = stories.flatMap((story) => {
    let daysAgo = story.age;
    const reversed = routeOf(story)
      .toReversed()
      .map((stop) => {
        const scene = { story, stop, on: back(daysAgo) };
        daysAgo += stop.gap;
        return scene;
      });
    return reversed.toReversed();
  });
  return scenes.toSorted((a, b) => a.on.localeCompare(b.on));
}
