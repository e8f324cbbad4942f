import { Injectable } from '@nestjs/common';
import { Database } from '../platform/database/database.ts';
import { anchorHash, type ChainHead, genesisHash } from './hash-chain.ts';

/** Only one anchorer at a time in the whole cluster; the others skip their turn. The number is arbitrary but ours. */
const ANCHOR_LOCK = 773_3001;
const MOST_ENTRIES = 5_000;

export interface Anchor {
  seq: number;
  hash: string;
  entries: number;
}

/** Anchors over the heads of all chains that grew. Runs as the system. */
@Injectable()
export class AnchorRepository {
  constructor(private readonly database: Database) {}

  /** Anchors up to 5,000 committed entries in one transaction; undefined: nothing to do, or another server is at it. */
  async anchor(at: Date): Promise<Anchor | undefined> {
    return this.database.transaction(async () => {
      const lock = await this.database.one<{ isMine: boolean }>(`select pg_try_advisory_xact_lock($1) as "isMine"`, [ANCHOR_LOCK]);
      if (!lock!.isMine) return undefined;
      const taken = await this.takeUnanchored();
      if (taken.length === 0) return undefined;
      const last = await this.database.one<{ seq: number; hash: Buffer }>(`select seq, hash from audit_anchor order by seq desc limit 1`);
      const seq = (last?.seq ?? 0) + 1;
      const heads = headsOf(taken);
      const hash = anchorHash(last?.hash ?? genesisHash('anchor'), seq, at, heads);
      await this.database.query(`insert into audit_anchor (seq, at, heads, hash) values ($1, $2, $3::jsonb, $4)`, [
        seq,
        at,
        JSON.stringify(heads),
        hash,
      ]);
      return { seq, hash: hash.toString('hex'), entries: taken.length };
    });
  }

  private takeUnanchored(): Promise<ChainHead[]> {
    // Lowest seq of each chain first: a chain may not be anchored at entry 7 while its entry 6 is still waiting.
    return this.database.query<ChainHead>(
      `delete from audit_unanchored where entry_id in (select entry_id from audit_unanchored order by chain_id, seq limit $1)
       returning chain_id as chain, seq, encode(hash, 'hex') as hash`,
      [MOST_ENTRIES],
    );
  }
}

/** The newest entry of each chain: its hash stands for all before it. */
function headsOf(entries: readonly ChainHead[]): ChainHead[] {
  const heads = new Map<string, ChainHead>();
  for (const entry of entries) if ((heads.get(entry.chain)?.seq ?? 0) < entry.seq) heads.set(entry.chain, entry);
  return [...heads.values()].toSorted((a, b) => (a.chain < b.chain ? -1 : 1));
}
