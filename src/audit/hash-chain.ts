import { createHash } from 'node:crypto';
import { canonicalJson, type Json } from './canonical-json.ts';

/** What an entry says; `seq` and the hash come from the chain. */
export interface EntryContent {
  id: string;
  chainId: string;
  at: Date;
  bureauCode: string;
  action: string;
  matterKind: string | null;
  matterId: string | null;
  subjectKind: string | null;
  subjectId: string | null;
  actorId: string;
  actorName: string;
  detail: Json;
}

const sha256 = (...parts: Array<string | Buffer>): Buffer => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** SHA-256 of the canonical JSON of everything the entry says. */
export const contentHash = (entry: EntryContent): Buffer => sha256(canonicalJson({ ...entry, at: entry.at.toISOString() }));

/** What the first entry of a chain is linked to. */
export const genesisHash = (chainId: string): Buffer => sha256(chainId);

/** The link of an entry; the database computes the same in audit_append(). */
export function linkHash(previous: Buffer, seq: number, content: Buffer): Buffer {
  const number = Buffer.alloc(8);
  number.writeBigInt64BE(BigInt(seq));
  return sha256(previous, number, content);
}

/** The newest entry of one chain when an anchor was set. */
export interface ChainHead {
  chain: string;
  seq: number;
  hash: string;
}

/** The hash of an anchor: over its heads and the anchor before it. */
export const anchorHash = (previous: Buffer, seq: number, at: Date, heads: readonly ChainHead[]): Buffer =>
  linkHash(
    previous,
    seq,
    sha256(canonicalJson({ at: at.toISOString(), heads: heads.map(({ chain, seq: length, hash }) => ({ chain, seq: length, hash })) })),
  );
