import type { Clock } from '../../platform/clock.ts';

/**
 * The instant by the machine's clock. Sessions and lockouts measure how long a person was really away: somebody who moves the demo clock
 * by ninety days has not been idle for ninety days and stays logged in, and cannot end a lockout by moving it either.
 */
export const machineTime = (clock: Clock): Date => new Date(clock.now().getTime() - clock.offset);
