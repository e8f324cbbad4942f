import { type Text } from '../../../platform/forms/field.ts';
import { metresBetween, type Position } from '../../common/coordinates.ts';
import { bigrams, similarity } from './bigrams.ts';

/** A house rule, no law: within which distance and time two reports are looked at together. */
export const DUPLICATE_RADIUS_METRES = 500;
export const DUPLICATE_DAYS = 180;
const SIMILAR_TEXT = 0.35;
const SIMILAR_PLACE = 0.7;

/** What is compared. `receivedAt` bounds the candidates and is done by the query. */
export interface Comparable {
  summary: string;
  place: string;
  longitude: number | null;
  latitude: number | null;
  partyId: string | null;
  partyName: string | null;
  offenceCode: string | null;
}

export interface DuplicateReason {
  code: 'SAME_PLACE' | 'SAME_ADDRESS' | 'SAME_PARTY' | 'SIMILAR_TEXT';
  text: Text;
  weight: number;
}
export interface Duplicate<T> {
  lead: T;
  /** 0 to 100. */
  score: number;
  reasons: DuplicateReason[];
}

/** Likely duplicates, best first. Same offence alone says nothing and only sharpens what was found. */
export function findDuplicates<T extends Comparable>(wanted: Comparable, candidates: readonly T[]): Array<Duplicate<T>> {
  const grams = { summary: bigrams(wanted.summary), place: bigrams(wanted.place) };
  return candidates
    .map((lead) => judge(wanted, grams, lead))
    .filter((found) => found.reasons.length > 0)
    .toSorted((a, b) => b.score - a.score)
    .slice(0, 10);
}

interface Grams {
  summary: Set<string>;
  place: Set<string>;
}

function judge<T extends Comparable>(wanted: Comparable, grams: Grams, lead: T): Duplicate<T> {
  const reasons = [samePlace(wanted, lead) ?? sameAddress(grams, lead), sameParty(wanted, lead), similarText(grams, lead)].filter(
    (r) => r !== undefined,
  );
  const bonus = wanted.offenceCode && wanted.offenceCode === lead.offenceCode ? 5 : 0;
  const sum = reasons.reduce((total, reason) => total + reason.weight, 0);
  return { lead, score: Math.min(100, Math.round(sum + bonus)), reasons };
}

function samePlace(a: Comparable, b: Comparable): DuplicateReason | undefined {
  const [from, to] = [position(a), position(b)];
  if (!from || !to) return undefined;
  const metres = metresBetween(from, to);
  if (metres > DUPLICATE_RADIUS_METRES) return undefined;
  const shown = Math.round(metres);
  return {
    code: 'SAME_PLACE',
    text: { zh: `地点相距约${shown}米`, en: `About ${shown} m apart` },
    weight: 45 - (20 * metres) / DUPLICATE_RADIUS_METRES,
  };
}

function sameAddress(grams: Grams, b: Comparable): DuplicateReason | undefined {
  const alike = similarity(grams.place, bigrams(b.place));
  return alike < SIMILAR_PLACE
    ? undefined
    : { code: 'SAME_ADDRESS', text: { zh: '地点描述相同或者相近', en: 'Same or similar address' }, weight: 25 * alike };
}

function sameParty(a: Comparable, b: Comparable): DuplicateReason | undefined {
  const isSame =
    (a.partyId !== null && a.partyId === b.partyId) || (a.partyName !== null && a.partyName !== '' && a.partyName === b.partyName);
  return isSame ? { code: 'SAME_PARTY', text: { zh: '被举报对象相同', en: 'Same party' }, weight: 30 } : undefined;
}

function similarText(grams: Grams, b: Comparable): DuplicateReason | undefined {
  const alike = similarity(grams.summary, bigrams(b.summary));
  if (alike < SIMILAR_TEXT) return undefined;
  const percent = Math.round(alike * 100);
  return { code: 'SIMILAR_TEXT', text: { zh: `反映内容相似度${percent}%`, en: `Text ${percent} % alike` }, weight: 35 * alike };
}

const position = ({ longitude, latitude }: Comparable): Position | undefined =>
  longitude === null || latitude === null ? undefined : { longitude, latitude };
