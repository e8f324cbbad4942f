import type { EngineState } from '../types.ts';

/** Format 2: which canonical text, and what the instance calls its ids: sixteen bytes of hash, then two numbers for each id. */
export const COMPACT = 2;
const HASH_BYTES = 16;

export interface CompactState {
  /** Hash of the canonical text, in hex. */
  hash: string;
  ids: readonly string[];
}

export function writeCompact({ hash, ids }: CompactState): Buffer {
  const numbers: number[] = [];
  for (const id of ids) for (const part of id.split('.')) pushNumber(Number(part), numbers);
  return Buffer.concat([Buffer.from(hash, 'hex'), Buffer.from(numbers)]);
}

export function readCompact({ bytes }: Pick<EngineState, 'bytes'>): CompactState {
  const ids: string[] = [];
  let at = HASH_BYTES;
  const next = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at++];
      if (byte === undefined) throw new Error('engine state of format 2 ends in the middle of a number');
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) ids.push(`${next()}.${next()}`);
  return { hash: bytes.toString('hex', 0, HASH_BYTES), ids };
}

/** Seven bits a byte, the lowest first; the high bit says that more follow. */
function pushNumber(number: number, into: number[]): void {
  for (let rest = number; ; rest = Math.floor(rest / 128)) {
    if (rest < 128) return void into.push(rest);
    into.push((rest % 128) + 128);
  }
}
