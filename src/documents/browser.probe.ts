import { Injectable } from '@nestjs/common';
import { type HealthProbe, Probe } from '../platform/health/health-probe.ts';
import { DocumentRenderer } from './render/renderer.ts';

/** GET /api/health, line 'browser'. The server works without one, so it is never down: `isAvailable` says whether documents can be printed. */
@Injectable()
@Probe('browser')
export class BrowserProbe implements HealthProbe {
  constructor(private readonly renderer: DocumentRenderer) {}

  async probe(): Promise<{ isUp: boolean; isAvailable: boolean }> {
    return { isUp: true, isAvailable: await this.renderer.isAvailable() };
  }
}
