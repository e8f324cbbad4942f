/**
 * What no text of this system may hold: control characters but tab and line ends, halves of surrogate pairs and non-characters
 * (PostgreSQL refuses some of them, no page can print the others), and the controls that turn the direction of writing
 * (U+202A–202E, U+2066–2069): with them a document reads otherwise than it is stored.
 */
const UNPRINTABLE = /(?![\t\n\r])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|[\u202a-\u202e\u2066-\u2069]/u;

export const isPrintable = (text: string): boolean => !UNPRINTABLE.test(text);

/** The first character that may not stand in a text: its place counted in characters from 1, and its code point as U+XXXX. */
export function firstUnprintable(text: string): { at: number; codePoint: string } | undefined {
  const match = UNPRINTABLE.exec(text);
  if (!match) return undefined;
  const codePoint = `U+${match[0].codePointAt(0)!.toString(16).toUpperCase().padStart(4, '0')}`;
  return { at: Array.from(text.slice(0, match.index)).length + 1, codePoint };
}
