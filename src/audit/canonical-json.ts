/** What an audit entry may carry: plain JSON. */
export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/**
 * A value as plain JSON that survives PostgreSQL's jsonb unchanged: dates as ISO instants, bigint as text, undefined left out,
 * zero characters and lone surrogates (which jsonb refuses) replaced. Throws on NaN, functions and symbols: a programming mistake.
 */
export function toJson(value: unknown): Json {
  if (value === null || typeof value === 'boolean') return value;
  if (typeof value === 'string') return cleaned(value);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number') {
    if (!Number.isFinite(value)) throw new TypeError(`an audit entry cannot hold ${value}`);
    return value === 0 ? 0 : value;
  }
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((item) => (item === undefined ? null : toJson(item)));
  if (typeof value === 'object') {
    const members = Object.entries(value).filter(([, member]) => member !== undefined);
    return Object.fromEntries(members.map(([key, member]) => [cleaned(key), toJson(member)]));
  }
  throw new TypeError(`an audit entry cannot hold a ${typeof value}`);
}

/** One text for one value: members sorted by code unit, no white space. jsonb forgets the order of members, this does not depend on it. */
export function canonicalJson(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  return `{${Object.keys(value)
    .toSorted()
    .map((key) => `${JSON.stringify(key)}:${canonicalJson(value[key]!)}`)
    .join(',')}}`;
}

const LONE_SURROGATE = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]|\0/g;
const cleaned = (text: string): string => text.replace(LONE_SURROGATE, '\uFFFD');
