import { SetMetadata } from '@nestjs/common';

/** Looks for due rows and handles them: timers, time limits. Runs in the system's name, outside of a transaction. */
export interface PollerWork {
  /** Handles some of what is due now and gives how many; 0: nothing left. Several servers poll at once: claim with SKIP LOCKED. */
  poll(): Promise<number>;
}

export interface PollerOptions {
  name: string;
  /** How often to look when nothing happens. Default 1000. */
  everyMs?: number;
}

export const POLLER_KEY = 'orecase:poller';
/** Registers an injectable class (PollerWork) to be polled. */
export const Poller = (options: PollerOptions): ClassDecorator => SetMetadata(POLLER_KEY, options) as ClassDecorator;
