/**
 * Deterministic ids and time for one synchronous step.
 *
 * bpmn-elements and smqp make their ids from Math.random and stamp messages with Date.now, both by direct call and from inside
 * ES modules, so they cannot be handed in. The step is synchronous: nothing else can run while it runs. We therefore swap the two
 * functions for the length of the call and put them back in `finally`; while the oracle is asked, the real ones are in place.
 */

/** The only instant that ever appears in a state. */
export const EPOCH = '1970-01-01T00:00:00.000Z';

const LIMIT = 2 ** 20;

/**
 * Makes the ids of one step: `revision` and a serial number, five hexadecimal digits each. The library takes ten hexadecimal
 * digits after the point of Math.random(); a last digit 8 keeps trailing zeros from being dropped.
 */
export class IdFactory {
  private serial = 0;

  constructor(private readonly revision: number) {
    if (!Number.isInteger(revision) || revision < 0 || revision >= LIMIT)
      throw new RangeError(`revision ${revision} is not in 0..${LIMIT - 1}`);
  }

  next(): number {
    if (++this.serial >= LIMIT) throw new RangeError('too many ids in one step: an endless loop without a wait?');
    return ((this.revision * LIMIT + this.serial) * 16 + 8) / 2 ** 44;
  }
}

/** `element_0000700012_0` -> `7.18.0`: revision, serial, then the index of an iteration or event definition. */
export function publicId(internalId: string): string {
  const match = /_([0-9a-f]{5})([0-9a-f]{5})((?:_\d+)*)$/.exec(internalId);
  if (!match) throw new Error(`execution id ${internalId} was not made by the id factory`);
  return `${parseInt(match[1]!, 16)}.${parseInt(match[2]!, 16)}${match[3]!.replaceAll('_', '.')}`;
}

const real = { random: Math.random, now: Date.now };

function swap(random: () => number, now: () => number): () => void {
  const before = { random: Math.random, now: Date.now };
  Math.random = random;
  Date.now = now;
  return () => {
    Math.random = before.random;
    Date.now = before.now;
  };
}

/** Runs `work` with our ids and a clock that stands still. */
export function deterministically<T>(ids: IdFactory, work: () => T): T {
  const restore = swap(
    () => ids.next(),
    () => 0,
  );
  try {
    return work();
  } finally {
    restore();
  }
}

/** Runs a call to the outside (the oracle) from within `deterministically` in the ordinary world. */
export function outside<T>(work: () => T): T {
  const restore = swap(real.random, real.now);
  try {
    return work();
  } finally {
    restore();
  }
}
