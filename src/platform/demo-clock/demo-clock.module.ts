import { Module } from '@nestjs/common';
import { JobsModule } from '../jobs/jobs.module.ts';
import { DemoClock } from './demo-clock.ts';
import { DemoClockController } from './demo-clock.controller.ts';
import { SettingRepository } from './setting.repository.ts';

@Module({
  imports: [JobsModule],
  controllers: [DemoClockController],
  providers: [DemoClock, SettingRepository],
  exports: [DemoClock, SettingRepository],
})
export class DemoClockModule {}
