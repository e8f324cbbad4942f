import { Controller, Get, Res } from '@nestjs/common';
import { HealthCheckService, HealthIndicatorService, type HealthCheckResult } from '@nestjs/terminus';
import type { Response } from 'express';
import { Public } from '../http/public.ts';
import { MarkedProviders } from '../jobs/discovery.ts';
import { HEALTH_PROBE_KEY, type HealthProbe } from './health-probe.ts';

/** For proxies and administrators: 200 when everything needed works, 503 otherwise; no names, no versions of ours. */
@Controller('health')
export class HealthController {
  constructor(
    private readonly health: HealthCheckService,
    private readonly indicators: HealthIndicatorService,
    private readonly marked: MarkedProviders,
  ) {}

  @Get()
  @Public()
  async check(@Res({ passthrough: true }) response: Response): Promise<HealthCheckResult> {
    const probes = this.marked.find<string, HealthProbe>(HEALTH_PROBE_KEY);
    try {
      return await this.health.check(
        probes.map(
          ({ mark, instance }) =>
            () =>
              this.ask(mark, instance),
        ),
      );
    } catch (error) {
      // Terminus throws its result; a probe that is down is an answer here, not an error.
      response.status(503);
      return (error as { getResponse(): HealthCheckResult }).getResponse();
    }
  }

  private async ask(name: string, probe: HealthProbe) {
    const indicator = this.indicators.check(name);
    try {
      const { isUp, ...details } = await probe.probe();
      return isUp ? indicator.up(details) : indicator.down(details);
    } catch {
      return indicator.down();
    }
  }
}
