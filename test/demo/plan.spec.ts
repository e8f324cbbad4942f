import { isCreditCode, isIdNumber } from '../../src/casework/parties/index.ts';
import { planOf, routeOf } from '../../src/demo/route.ts';
import { STORIES } from '../../src/demo/stories/index.ts';
import { WorkCalendar } from '../../src/law/index.ts';
import { daysBetween } from '../../src/platform/calendar-date.ts';

const calendar = new WorkCalendar();
const planFor = (today: string) => planOf(STORIES, (days) => (days === 0 ? today : calendar.addWorkingDays(today, -days)));

describe('the plan of the demo data', () => {
  it.each(['2026-02-18', '2026-05-09', '2026-10-04', '2027-01-01'])('begins about a hundred days before %s and ends on it', (today) => {
    const days = planFor(today).map(({ on }) => on);

    expect(days).toEqual(days.toSorted());
    expect(days.at(-1)).toBe(today);
    expect(daysBetween(days[0]!, today)).toBeGreaterThan(80);
    expect(daysBetween(days[0]!, today)).toBeLessThan(140);
  });

  it('lets people work on working days only, but for the lead of today', () => {
    const today = '2026-10-04';

    expect(planFor(today).filter(({ on }) => on !== today && !calendar.isWorkingDay(on))).toEqual([]);
    expect(planFor(today).filter(({ on }) => on === today)).toMatchObject([{ story: { key: 'new' }, stop: { step: 'register' } }]);
  });

  it('puts no more scenes into a day than the day has room for', () => {
    const days = planFor('2026-11-24').map(({ on }) => on);

    expect(Math.max(...days.map((day) => days.filter((on) => on === day).length))).toBeLessThan(36);
  });

  it('keeps the steps of a story in their order', () => {
    const plan = planFor('2026-11-24');

    for (const story of STORIES) expect(plan.filter((scene) => scene.story === story).map(({ stop }) => stop)).toEqual(routeOf(story));
  });

  it('merges a duplicate into a lead that is registered before it', () => {
    const registered = planFor('2026-11-24').filter(({ stop }) => stop.step === 'register');
    const at = (key: string): number => registered.findIndex(({ story }) => story.key === key);

    for (const { key, ending } of STORIES) if (ending?.kind === 'duplicate') expect(at(ending.of)).toBeLessThan(at(key));
  });
});

describe('the people and places of the demo data', () => {
  const parties = STORIES.flatMap(({ party }) => party ?? []);

  it('carry numbers with right check characters, each its own', () => {
    const numbers = parties.map(({ kind, idNumber, creditCode }) => (kind === 'person' ? idNumber : creditCode)!);

    expect(
      parties.filter(({ kind, idNumber, creditCode }) => !(kind === 'person' ? isIdNumber(idNumber!) : isCreditCode(creditCode!))),
    ).toEqual([]);
    expect(new Set(numbers).size).toBe(numbers.length);
  });

  it('lie in Zhengzhou', () => {
    const outside = STORIES.filter(
      ({ report: { longitude, latitude } }) => !(longitude! > 112.7 && longitude! < 114.3 && latitude! > 34.26 && latitude! < 34.99),
    );

    expect(outside.map(({ key }) => key)).toEqual([]);
  });

  it('stay below the value from which a crime is due', () => {
    const values = STORIES.flatMap(({ act }) => (act ? act.tonnes * act.yuanPerTonne : []));

    expect(Math.max(...values)).toBeLessThan(100_000);
  });

  it('come through many channels and for many offences', () => {
    expect(new Set(STORIES.map(({ report }) => report.channel)).size).toBeGreaterThanOrEqual(10);
    expect(new Set(STORIES.map(({ report }) => report.offenceCode)).size).toBeGreaterThanOrEqual(8);
  });
});
