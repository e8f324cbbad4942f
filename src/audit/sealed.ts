import type { Json } from './canonical-json.ts';

const SEALED = '〔已密封〕';
/** Members whose name speaks of the reporter (E22); their code is what officers may see, a yes or no tells nobody's name. */
const SECRET = /reporter|informant|whistle|举报人|密码|password|token/i;
const HARMLESS = /code$/i;

/**
 * Takes out what nobody may read in the log: the reporter's identity (E22: leaks are punished) and secrets. Done before the entry is written,
 * because what is written can never be taken back, and done by name at every depth.
 */
export function seal(value: Json, key = ''): Json {
  if (SECRET.test(key) && !HARMLESS.test(key) && typeof value !== 'boolean' && value !== null) return SEALED;
  if (Array.isArray(value)) return value.map((item) => seal(item));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, seal(member, name)]));
}
