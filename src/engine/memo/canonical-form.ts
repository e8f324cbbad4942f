import { createHash } from 'node:crypto';
import { internalName, publicName } from '../run/identity.ts';

/**
 * The canonical form of a state: two instances that stand at the same place of the same process have the same canonical text.
 *
 * A state holds no date and no fact; what tells two instances apart are the ids that their own steps made. They are renamed in
 * order of first appearance, as if a revision 0 had made them: `0.0`, `0.1`, …; what they were called stays in `ids`.
 * Ids of queue messages are numbered apart and forgotten: nobody outside of the library ever sees them.
 */
export interface CanonicalForm {
  text: string;
  /** `ids[k]` is the instance's own name (`revision.serial`) of canonical id `0.k`. */
  ids: string[];
}

const NAMES = /smq\.mid-[0-9a-f]{10}|_[0-9a-f]{10}(?![0-9a-f])/g;
const MESSAGE = 'smq.mid-';

/** True when something drawn reads like one of our ids: such a process cannot be renamed safely and is never memoised. */
export const readsLikeAnId = (xml: string): boolean => xml.search(NAMES) >= 0;

export function canonicalForm(stateText: string): CanonicalForm {
  const [names, messages] = [new Map<string, string>(), new Map<string, string>()];
  const ids: string[] = [];
  const text = stateText.replace(NAMES, (found) => {
    const isMessage = found.startsWith(MESSAGE);
    const known = isMessage ? messages : names;
    let name = known.get(found);
    if (name === undefined) {
      name = (isMessage ? MESSAGE : '_') + internalName(`0.${known.size}`);
      known.set(found, name);
      if (!isMessage) ids.push(publicName(found.slice(1)));
    }
    return name;
  });
  return { text, ids };
}

/** The full state of the instance with these ids: the way back. Messages keep their canonical ids, which no step can make again. */
export function namedText(canonicalText: string, ids: readonly string[]): string {
  return canonicalText.replace(NAMES, (found) => {
    if (found.startsWith(MESSAGE)) return found;
    return `_${internalName(rename(publicName(found.slice(1)), ids, 0))}`;
  });
}

/** `0.3.1` of a canonical run -> the instance's `ids[3]` and `.1`; `1.12`, made in the run, -> `revision.12`. */
export function rename(name: string, ids: readonly string[], revision: number): string {
  const [era, serial, ...rest] = name.split('.');
  const own = era === '0' ? ids[Number(serial)] : era === '1' ? `${revision}.${serial}` : undefined;
  if (own === undefined) throw new Error(`${name} is not an id of a canonical run`);
  return rest.length ? `${own}.${rest.join('.')}` : own;
}

/** The canonical name of an execution id, or undefined when this state has no such id. */
export function canonicalName(executionId: string, ids: readonly string[]): string | undefined {
  const [revision, serial, ...rest] = executionId.split('.');
  const at = ids.indexOf(`${revision}.${serial}`);
  return at < 0 ? undefined : ['0', at, ...rest].join('.');
}

/** Half of a SHA-256, in hex: what a canonical text is known by. */
export const hashOf = (canonicalText: string): string => createHash('sha256').update(canonicalText).digest('hex').slice(0, 32);
