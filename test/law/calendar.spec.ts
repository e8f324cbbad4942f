import { addDays, CALENDAR_2026, checkYearCalendar, WorkCalendar } from '../../src/law/index.ts';

const calendar = new WorkCalendar();

test('2026 has the thirty-three days off and six make-up days of the State Council notice', () => {
  let off = 0;
  for (const period of CALENDAR_2026.offDays) for (let day = period.from; day <= period.to; day = addDays(day, 1)) off++;

  expect(off).toBe(33);
  expect(CALENDAR_2026.workingDays).toHaveLength(6);
  expect(checkYearCalendar(CALENDAR_2026)).toEqual([]);
});

test.each([
  ['2026-01-04', true, 'make-up Sunday'],
  ['2026-02-14', true, 'make-up Saturday'],
  ['2026-02-16', false, 'Spring Festival Monday'],
  ['2026-09-20', true, 'make-up Sunday'],
  ['2026-10-07', false, 'National Day Wednesday'],
  ['2026-10-10', true, 'make-up Saturday'],
  ['2026-11-22', false, 'plain Sunday'],
  ['2026-11-23', true, 'plain Monday'],
])('%s is a working day: %s (%s)', (day, expected) => expect(calendar.isWorkingDay(day)).toBe(expected));

test('a rest day has a name', () => {
  expect(calendar.restDayName('2026-10-02')!.zh).toBe('国庆节');
  expect(calendar.restDayName('2026-11-22')!.zh).toBe('周末');
  expect(calendar.restDayName('2026-11-23')).toBeUndefined();
});

test('a year without data falls back to weekends and says so', () => {
  expect(calendar.isWorkingDay('2027-10-01')).toBe(true);
  expect(calendar.isProvisional('2026-12-31', '2027-01-01')).toBe(true);
  expect(calendar.isProvisional('2026-01-01', '2026-12-31')).toBe(false);
});

test('working days are counted forward and backward alike', () => {
  for (let day = '2026-01-05'; day < '2026-12-01'; day = addDays(day, 3)) {
    if (!calendar.isWorkingDay(day)) continue;
    expect(calendar.addWorkingDays(calendar.addWorkingDays(day, 7), -7)).toBe(day);
    expect(calendar.workingDaysBetween(day, calendar.addWorkingDays(day, 7))).toBe(7);
  }
});

test('a year with contradictions is refused line by line', () => {
  const problems = checkYearCalendar({
    year: 2027,
    source: 'x',
    offDays: [
      { from: '2027-01-03', to: '2027-01-01', name: { zh: '元旦', en: '' } },
      { from: '2026-12-31', to: '2026-12-31', name: { zh: '元旦', en: '' } },
    ],
    workingDays: ['2027-01-04', '2027-01-02'],
  });

  expect(problems).toHaveLength(3);
});
