/** How much of a long summary is compared: the gist stands at its beginning, and 2 000 leads are compared at a time. */
const COMPARED = 400;

/** Pairs of neighbouring characters, without blanks and punctuation: Chinese has no word boundaries to go by. */
export function bigrams(text: string): Set<string> {
  const letters = Array.from(text.slice(0, COMPARED * 2))
    .filter((c) => /[\p{L}\p{N}]/u.test(c))
    .slice(0, COMPARED);
  return new Set(letters.slice(1).map((c, at) => letters[at]! + c));
}

/** Sørensen–Dice coefficient, 0 to 1. */
export function similarity(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  if (a.size === 0 || b.size === 0) return 0;
  let shared = 0;
  for (const pair of a) if (b.has(pair)) shared++;
  return (2 * shared) / (a.size + b.size);
}
