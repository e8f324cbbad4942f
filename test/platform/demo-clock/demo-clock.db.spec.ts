import { Injectable, Module } from '@nestjs/common';
import { addDays } from '../../../src/platform/calendar-date.ts';
import { Clock } from '../../../src/platform/clock.ts';
import { DemoClock } from '../../../src/platform/demo-clock/demo-clock.ts';
import { WORKING_DAYS } from '../../../src/platform/demo-clock/working-days.ts';
import { Poller, type PollerWork } from '../../../src/platform/jobs/index.ts';
import { startModules, type TestModules } from '../../support/index.ts';

const polledOn = new Set<string>();
@Injectable()
@Poller({ name: 'diary' })
class DiaryPoller implements PollerWork {
  constructor(private readonly clock: Clock) {}
  async poll(): Promise<number> {
    polledOn.add(this.clock.today());
    return 0;
  }
}
@Module({
  providers: [
    DiaryPoller,
    {
      provide: WORKING_DAYS,
      useValue: { addWorkingDays: (from: string, days: number) => addDays(from, days + 2), isWorkingDay: () => true },
    },
  ],
})
class DiaryModule {}

describe('the demo clock', () => {
  let app: TestModules;
  const demo = (): DemoClock => app.get(DemoClock);
  beforeAll(async () => {
    app = await startModules([DiaryModule], { today: '2026-03-02' });
  });
  afterAll(() => app?.close());

  it('moves by days, polling on every day on the way', async () => {
    const state = await demo().move({ days: 3 });

    expect(state).toMatchObject({ enabled: true, today: '2026-03-05' });
    expect([...polledOn]).toEqual(['2026-03-03', '2026-03-04', '2026-03-05']);
  });

  it('moves to a date and by the working days of whoever knows the holidays', async () => {
    expect(await demo().move({ toDate: '2026-03-10' })).toMatchObject({ today: '2026-03-10' });
    expect(await demo().move({ workingDays: 5 })).toMatchObject({ today: '2026-03-17' });
  });

  it('refuses to go back, to go too far and to go nowhere', async () => {
    await expect(demo().move({ toDate: '2026-03-01' })).rejects.toMatchObject({ code: 'CLOCK_BACKWARD' });
    await expect(demo().move({ toDate: '2036-03-01' })).rejects.toMatchObject({ code: 'CLOCK_TOO_FAR' });
    await expect(demo().move({})).rejects.toMatchObject({ code: 'NO_TARGET' });
  });

  it('is remembered by the next server on the same database', async () => {
    const next = await startModules([], { databaseUrl: app.databaseUrl });

    expect(next.clock.today()).toBe(app.clock.today());
    await next.close();
  });

  it('keeps production off a database whose time was moved', async () => {
    await expect(startModules([], { databaseUrl: app.databaseUrl, env: { ORECASE_MODE: 'production' } })).rejects.toThrow(
      'ORECASE_MODE=production refuses this database',
    );
  });

  it('does not exist in production', async () => {
    const production = await startModules([], { env: { ORECASE_MODE: 'production' } });

    expect(production.get<DemoClock>(DemoClock).state().enabled).toBe(false);
    await expect(production.get<DemoClock>(DemoClock).move({ days: 1 })).rejects.toMatchObject({ status: 404 });
    await production.close();
  });
});
