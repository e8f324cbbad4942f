import { CalendarService } from '../../src/deadlines/index.ts';
import { addDays, CALENDAR_2026 } from '../../src/law/index.ts';
import { WORKING_DAYS, type WorkingDays } from '../../src/platform/demo-clock/working-days.ts';
import type { UserError } from '../../src/platform/errors.ts';
import { travelTo } from '../support/index.ts';
import { aMatter, type Clocks, startClocks } from './support.ts';

let clocks: Clocks;
let calendars: CalendarService;
beforeAll(async () => {
  clocks = await startClocks('2026-12-21');
  calendars = clocks.get(CalendarService);
});
afterAll(() => clocks?.close());

/** The first week of January 2027 off, a Saturday worked. */
const YEAR_2027 = {
  source: '国务院办公厅关于2027年部分节假日安排的通知（测试）',
  days: [
    { on: '2027-01-01', kind: 'off' as const, name: '元旦', nameEn: "New Year's Day" },
    { on: '2027-01-02', kind: 'off' as const, name: '元旦', nameEn: "New Year's Day" },
    { on: '2027-01-04', kind: 'off' as const, name: '元旦', nameEn: "New Year's Day" },
    { on: '2027-01-09', kind: 'working' as const },
  ],
};

test('the calendar of the first start is the one of src/law', async () => {
  const year = await clocks.asSystem(() => calendars.year(2026));
  const off = CALENDAR_2026.offDays.flatMap((period) => {
    const days: string[] = [];
    for (let day = period.from; day <= period.to; day = addDays(day, 1)) days.push(`${day} ${period.name.zh} ${period.name.en}`);
    return days;
  });

  expect(year).toMatchObject({ revision: 1, isProvisional: false, source: CALENDAR_2026.source, sourceUrl: CALENDAR_2026.sourceUrl });
  expect(year.days.filter((day) => day.kind === 'off').map((day) => `${day.on} ${day.name} ${day.nameEn}`)).toEqual(off);
  expect(year.days.filter((day) => day.kind === 'working').map((day) => day.on)).toEqual(CALENDAR_2026.workingDays);
});

test('a year without data says so', async () =>
  expect(await clocks.asSystem(() => calendars.year(2028))).toMatchObject({ revision: 0, days: [], isProvisional: true }));

test('the demo clock asks it for working days', async () => {
  expect(await clocks.get<WorkingDays>(WORKING_DAYS as never).addWorkingDays('2026-09-28', 7)).toBe('2026-10-13');
});

test('days that contradict each other are refused', async () => {
  const days = [
    { on: '2027-01-05', kind: 'working' as const },
    { on: '2026-12-31', kind: 'off' as const },
  ];

  const error = await clocks
    .asSystem(() => calendars.change(2027, 0, { source: 'x y', days }, false))
    .then(
      () => undefined,
      (e: UserError) => e,
    );

  expect(error!.problems.map((problem) => problem.code)).toEqual(['CALENDAR_CONTRADICTION', 'CALENDAR_CONTRADICTION']);
});

test('a changed year is previewed, then moves the open clocks of every bureau, and only those', async () => {
  const [mine, theirs, done] = [aMatter(), aMatter('410181'), aMatter()];
  await clocks.asSystem(async () => {
    for (const matter of [mine, theirs, done]) await clocks.port.start(matter, 'D-15', '2026-12-28', '作出决定');
    await clocks.port.stop(done, 'D-15', '2026-12-28');
  });
  const dueOf = async (id: string) => (await clocks.asSystem(() => clocks.reader.ofMatter(id)))[0]!;
  expect(await dueOf(mine.id)).toMatchObject({ dueOn: '2027-01-06', isProvisional: true });

  const preview = await clocks.asSystem(() => calendars.change(2027, 0, YEAR_2027, true));
  expect(preview).toMatchObject({ isPreview: true, revision: 0 });
  expect(preview.moves.map((move) => [move.matter.id, move.from, move.to]).sort()).toEqual(
    [mine.id, theirs.id].map((id) => [id, '2027-01-06', '2027-01-08']).sort(),
  );
  expect((await clocks.asSystem(() => calendars.year(2027))).revision).toBe(0);

  expect(await clocks.asSystem(() => calendars.change(2027, 0, YEAR_2027, false))).toMatchObject({ isPreview: false, revision: 1 });
  await clocks.background.runUntilIdle();

  expect(await dueOf(mine.id)).toMatchObject({ dueOn: '2027-01-08', isProvisional: false, revision: 2 });
  expect((await dueOf(theirs.id)).dueOn).toBe('2027-01-08');
  expect((await clocks.sql(`select due_on as "dueOn" from clock where matter_id = $1`, [done.id]))[0]).toEqual({ dueOn: '2027-01-06' });
  expect(
    (await clocks.sql<{ action: string }>(`select action from audit_entry where matter_id = $1`, [mine.id])).map((entry) => entry.action),
  ).toEqual(['clock.recompute']);
});

test('the second administrator is told', async () => {
  await expect(clocks.asSystem(() => calendars.change(2027, 0, YEAR_2027, false))).rejects.toMatchObject({ code: 'STALE_VERSION' });
});

test('counting goes on with the new year', async () => {
  travelTo(clocks.clock, '2026-12-31');
  const matter = aMatter();

  await clocks.asSystem(() => clocks.port.start(matter, 'D-11', '2026-12-31', '送达'));

  // 5, 6, 7, 8 January and the worked Saturday, the 9th
  expect((await clocks.asSystem(() => clocks.reader.ofMatter(matter.id)))[0]).toMatchObject({ dueOn: '2027-01-09' });
});
