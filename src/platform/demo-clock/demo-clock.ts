import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { ModuleRef } from '@nestjs/core';
import { addDays, type CalendarDate, daysBetween } from '../calendar-date.ts';
import { Clock } from '../clock.ts';
import { ConflictError, NotFoundError, OperationalError, UserError } from '../errors.ts';
import { BackgroundWork } from '../jobs/background-work.ts';
import { NotificationListener } from '../jobs/notification-listener.ts';
import type { MoveClock } from './demo-clock.dto.ts';
import { SettingRepository } from './setting.repository.ts';
import { WORKING_DAYS, type WorkingDays } from './working-days.ts';

const SETTING = 'demo-clock';
const CHANNEL = 'orecase_clock';
const DAY_MS = 86_400_000;
const FARTHEST_DAYS = 1100;

/** Lets time pass in the demonstration: kept in the database, so that a restart and a second server see the same day. */
@Injectable()
export class DemoClock implements OnModuleInit {
  private moving = false;

  constructor(
    private readonly clock: Clock,
    private readonly settings: SettingRepository,
    private readonly background: BackgroundWork,
    private readonly listener: NotificationListener,
    private readonly config: ConfigService,
    private readonly modules: ModuleRef,
  ) {}

  /** Production refuses to run on a database whose time was moved: its rows carry dates that have not been. */
  async onModuleInit(): Promise<void> {
    const stored = await this.settings.read<{ offsetMs: number }>(SETTING);
    if (stored && !this.isEnabled)
      throw new OperationalError(
        'ORECASE_MODE=production refuses this database: its demo clock was moved, so it holds dates of a demonstration. Use a fresh database.',
      );
    if (stored) this.clock.moveBy(stored.offsetMs);
    if (this.isEnabled) this.listener.on(CHANNEL, () => void this.follow());
  }

  get isEnabled(): boolean {
    return this.config.get<string>('ORECASE_MODE') === 'demo';
  }

  state(): { enabled: boolean; today: CalendarDate; now: string } {
    return { enabled: this.isEnabled, today: this.clock.today(), now: this.clock.now().toISOString() };
  }

  /**
   * Moves forward day by day; on every day what falls due is done before the next one comes, as it would have been.
   * Refuses to go back: clocks and audit trail would contradict themselves.
   */
  async move(request: MoveClock): Promise<{ enabled: boolean; today: CalendarDate; now: string }> {
    if (!this.isEnabled) throw new NotFoundError('演示时钟', 'The demo clock');
    if (this.moving)
      throw new ConflictError('CLOCK_IS_MOVING', '演示时钟正在推进，请稍候。', { messageEn: 'The demo clock is moving. Please wait.' });
    this.moving = true;
    try {
      const days = daysBetween(this.clock.today(), await this.target(request));
      refuseDistance(days);
      for (let day = 0; day < days; day++) await this.nextDay();
      await this.background.runUntilIdle();
      return this.state();
    } finally {
      this.moving = false;
    }
  }

  private async nextDay(): Promise<void> {
    this.clock.moveBy(this.clock.offset + DAY_MS);
    await this.settings.write(SETTING, { offsetMs: this.clock.offset }, CHANNEL);
    await this.background.runUntilIdle();
  }

  private async target(request: MoveClock): Promise<CalendarDate> {
    const today = this.clock.today();
    if (request.toDate !== undefined) return request.toDate;
    if (request.days !== undefined) return addDays(today, request.days);
    if (request.workingDays !== undefined) return this.workingDays.addWorkingDays(today, request.workingDays);
    throw new UserError('NO_TARGET', '请填写目标日期、天数或者工作日数之一。', { messageEn: 'Give toDate, days or workingDays.' });
  }

  private get workingDays(): WorkingDays {
    return this.modules.get<WorkingDays>(WORKING_DAYS, { strict: false });
  }

  /** Another server moved the clock. */
  private async follow(): Promise<void> {
    const stored = await this.settings.read<{ offsetMs: number }>(SETTING);
    if (stored && !this.moving) this.clock.moveBy(stored.offsetMs);
  }
}

function refuseDistance(days: number): void {
  if (days < 0)
    throw new UserError('CLOCK_BACKWARD', '演示时钟只能向后推进，不能退回。', { messageEn: 'The demo clock only moves forward.' });
  if (days > FARTHEST_DAYS) throw new UserError('CLOCK_TOO_FAR', '一次最多推进三年。', { messageEn: 'Three years at most at a time.' });
}
