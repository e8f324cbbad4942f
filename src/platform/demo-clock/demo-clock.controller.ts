import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { ModuleRef } from '@nestjs/core';
import { Public } from '../http/public.ts';
import { DemoClock } from './demo-clock.ts';
import { MoveClock } from './demo-clock.dto.ts';
import { WORKING_DAYS, type WorkingDays } from './working-days.ts';
import { DEMO_ACCOUNTS } from './demo-accounts.ts';

@Controller('demo')
export class DemoClockController {
  constructor(
    private readonly demoClock: DemoClock,
    private readonly modules: ModuleRef,
  ) {}

  /** 演示状态与演示账号；正式环境不返回账号 */
  @Get()
  @Public()
  async state() {
    const state = this.demoClock.state();
    const isWorkingDay = await this.modules.get<WorkingDays>(WORKING_DAYS, { strict: false }).isWorkingDay(state.today);
    return { ...state, isWorkingDay, ...(state.enabled && this.modules.get<object>(DEMO_ACCOUNTS, { strict: false })) };
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body() body: MoveClock) {
    return this.demoClock.move(body);
  }
}
