import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common';
import { Public } from '../http/public.ts';
import { DemoClock } from './demo-clock.ts';
import { MoveClock } from './demo-clock.dto.ts';

@Controller('demo')
export class DemoClockController {
  constructor(private readonly demoClock: DemoClock) {}

  @Get()
  @Public()
  state() {
    return this.demoClock.state();
  }

  @Post('clock')
  @HttpCode(200)
  move(@Body() body: MoveClock) {
    return this.demoClock.move(body);
  }
}
