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
    checkRevision(revision);
  }

  next(): number {
    if (++this.serial >= LIMIT) throw new RangeError('too many ids in one step: an endless loop without a wait?');
    return ((this.revision * LIMIT + this.serial) * 16 + 8) / 2 ** 44;
  }
}

/** Throws RangeError when no id can be made in this revision. */
export function checkRevision(revision: number): void {
  if (!Number.isInteger(revision) || revision < 0 || revision >= LIMIT)
    throw new RangeError(`revision ${revision} is not in 0..${LIMIT - 1}`);
}

/** Ten hexadecimal digits of an internal id -> `7.18`, and back. */
export function publicName(digits: string): string {
  return `${parseInt(digits.slice(0, 5), 16)}.${parseInt(digits.slice(5), 16)}`;
}
export function internalName(name: string): string {
  const [revision, serial] = name.split('.');
  return hex(Number(revision)) + hex(Number(serial));
}
const hex = (number: number): string => number.toString(16).padStart(5, '0');

/** `element_0000700012_0` -> `7.18.0`: revision, serial, then the index of an iteration or event definition. */
export function publicId(internalId: string): string {
  const match = /_([0-9a-f]{10})((?:_\d+)*)$/.exec(internalId);
  if (!match) throw new Error(`execution id ${internalId} was not made by the id factory`);
  return publicName(match[1]!) + match[2]!.replaceAll('_', '.');
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
