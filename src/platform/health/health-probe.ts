import { SetMetadata } from '@nestjs/common';

/** One line of GET /api/health. `isUp: false` makes the whole answer 503: only for what the server cannot work without. */
export interface HealthProbe {
  probe(): Promise<{ isUp: boolean } & Record<string, unknown>>;
}

export const HEALTH_PROBE_KEY = 'orecase:health-probe';
/** Registers an injectable class (a HealthProbe) under this name, e.g. 'browser'. */
export const Probe = (name: string): ClassDecorator => SetMetadata(HEALTH_PROBE_KEY, name) as ClassDecorator;
