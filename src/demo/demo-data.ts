import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { LeadService } from '../casework/leads/index.ts';
import { CalendarService } from '../deadlines/index.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { waitForLock } from '../platform/database/wait-for-lock.ts';
import { SettingRepository } from '../platform/demo-clock/setting.repository.ts';
import { OperationalError } from '../platform/errors.ts';
import { Performance, type Progress } from './performance.ts';
import { planOf } from './route.ts';
import { STORIES } from './stories/index.ts';

export const DEMO_DATA_SETTING = 'demo-data';
/** One server loads, the others wait. The number is arbitrary but ours. */
const DEMO_DATA_LOCK = 773_2012;

/**
 * Fills an empty house with leads and cases in every stage, once, in demo mode only. Every step and the note that it was done are one
 * transaction: a server that is killed half-way is followed by one that goes on behind the last step. Runs before the server listens
 * (bootstrap hooks come before that, and those of imported modules before ours), so that nobody meets a half-told story.
 */
@Injectable()
export class DemoData implements OnApplicationBootstrap {
  constructor(
    private readonly config: ConfigService,
    private readonly settings: SettingRepository,
    private readonly leads: LeadService,
    private readonly calendars: CalendarService,
    private readonly performance: Performance,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    if (this.config.get<string>('ORECASE_MODE') !== 'demo') return this.refuseDemoDatabase();
    if (this.config.get<string>('DEMO_DATA') !== 'true' || (await this.progress())?.isComplete) return;
    const release = await waitForLock(this.config.getOrThrow<string>('DATABASE_URL'), DEMO_DATA_LOCK);
    try {
      await this.actors.runAsSystem(() => this.load());
    } finally {
      await release();
    }
  }

  private async load(): Promise<void> {
    const begun = await this.progress();
    if (begun?.isComplete || (!begun && (await this.isHouseInUse()))) return;
    console.log('[orecase] loading demo data …');
    const today = begun?.today ?? this.clock.today();
    const scenes = planOf(STORIES, await this.daysBack(today));
    await this.performance.run(scenes, begun ?? { today, done: 0, leads: {}, isComplete: false }, (progress) => this.note(progress));
    console.log(`[orecase] demo data loaded: ${STORIES.length} leads and their cases`);
  }

  /** Somebody has worked here before there was demo data: leave it alone. */
  private async isHouseInUse(): Promise<boolean> {
    return (await this.leads.list({ limit: 1 })).items.length > 0;
  }

  private async daysBack(today: CalendarDate): Promise<(workingDays: number) => CalendarDate> {
    const calendar = await this.calendars.current();
    return (workingDays) => (workingDays === 0 ? today : calendar.addWorkingDays(today, -workingDays));
  }

  private async refuseDemoDatabase(): Promise<void> {
    if (await this.progress())
      throw new OperationalError(
        'ORECASE_MODE=production refuses this database: it holds the cases and the open accounts of a demonstration. Use a fresh database.',
      );
  }

  private progress(): Promise<Progress | undefined> {
    return this.settings.read<Progress>(DEMO_DATA_SETTING);
  }

  private note(progress: Progress): Promise<void> {
    return this.settings.write(DEMO_DATA_SETTING, progress, 'orecase_demo_data');
  }
}
