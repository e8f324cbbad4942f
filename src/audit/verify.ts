import type { Json } from './canonical-json.ts';
import { anchorHash, type ChainHead, contentHash, type EntryContent, genesisHash, linkHash } from './hash-chain.ts';

/** Runs one statement as the owner of the tables, past row-level security. */
export type Query = <Row>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/** One thing that is wrong, naming the row. */
export interface AuditFinding {
  kind: 'CHANGED' | 'MISSING' | 'INSERTED' | 'ANCHOR';
  row: string;
  reason: string;
}

export interface AuditReport {
  entries: number;
  chains: number;
  anchors: number;
  findings: AuditFinding[];
}

type StoredEntry = EntryContent & { seq: number; hash: Buffer };
interface StoredHead {
  chainId: string;
  length: number;
  headHash: Buffer;
}
interface StoredAnchor {
  seq: number;
  at: Date;
  heads: ChainHead[];
  hash: Buffer;
}

const PAGE = 5_000;

/**
 * Recomputes the whole trail: every entry against its chain, every chain against its head row, every anchor against the entries and against the
 * anchors written outside of the database (`witnessed`: number -> hash). Reads in pages; memory holds one entry a chain.
 * `query` must read one snapshot (repeatable read), or what is written meanwhile looks inserted.
 */
export async function verifyAuditTrail(query: Query, witnessed: ReadonlyMap<number, string> = new Map()): Promise<AuditReport> {
  const heads = await query<StoredHead>(`select chain_id as "chainId", length, head_hash as "headHash" from audit_chain order by chain_id`);
  const walk = await walkEntries(query);
  const anchors = await walkAnchors(query, witnessed);
  const findings = [
    ...walk.findings,
    ...checkHeads(heads, walk.ends),
    ...anchors.findings,
    ...(await checkAnchored(query, walk.ends, anchors.ends)),
  ];
  return { entries: walk.entries, chains: walk.ends.size, anchors: anchors.count, findings };
}

/** The last entry seen of each chain. */
type Ends = Map<string, { seq: number; hash: Buffer }>;

async function walkEntries(query: Query): Promise<{ entries: number; ends: Ends; findings: AuditFinding[] }> {
  const ends: Ends = new Map();
  const findings: AuditFinding[] = [];
  let entries = 0;
  let after = { chainId: '', seq: 0 };
  for (;;) {
    const page = await readEntries(query, after);
    for (const entry of page) {
      findings.push(...checkEntry(entry, ends.get(entry.chainId)));
      ends.set(entry.chainId, { seq: entry.seq, hash: entry.hash });
    }
    entries += page.length;
    if (page.length < PAGE) return { entries, ends, findings };
    after = page.at(-1)!;
  }
}

const readEntries = (query: Query, after: { chainId: string; seq: number }): Promise<StoredEntry[]> =>
  query<StoredEntry>(
    `select id, chain_id as "chainId", seq, at, bureau_code as "bureauCode", action, matter_kind as "matterKind", matter_id as "matterId",
       subject_kind as "subjectKind", subject_id as "subjectId", actor_id as "actorId", actor_name as "actorName", detail, hash
     from audit_entry where (chain_id, seq) > ($1, $2) order by chain_id, seq limit ${PAGE}`,
    [after.chainId, after.seq],
  );

function checkEntry({ seq, hash, ...content }: StoredEntry, before: { seq: number; hash: Buffer } | undefined): AuditFinding[] {
  const row = nameOf(content.chainId, seq, content.id);
  const expected = (before?.seq ?? 0) + 1;
  if (seq !== expected) {
    const gap = seq - expected === 1 ? `entry ${expected}` : `entries ${expected} to ${seq - 1}`;
    return [{ kind: 'MISSING', row: `chain ${content.chainId}, ${gap}`, reason: `removed: entry ${seq} follows entry ${expected - 1}` }];
  }
  const link = linkHash(before?.hash ?? genesisHash(content.chainId), seq, contentHash({ ...content, detail: content.detail as Json }));
  return link.equals(hash) ? [] : [{ kind: 'CHANGED', row, reason: 'its content does not give the hash it was written with' }];
}

function checkHeads(heads: readonly StoredHead[], ends: Ends): AuditFinding[] {
  const known = new Set(heads.map((head) => head.chainId));
  const cut = heads.flatMap((head) => checkHead(head, ends.get(head.chainId)));
  const strange = [...ends].filter(([chain]) => !known.has(chain));
  return [
    ...cut,
    ...strange.map(([chain]) => ({ kind: 'INSERTED' as const, row: `chain ${chain}`, reason: 'its entries have no row in audit_chain' })),
  ];
}

function checkHead({ chainId, length, headHash }: StoredHead, end: { seq: number; hash: Buffer } | undefined): AuditFinding[] {
  const seq = end?.seq ?? 0;
  if (seq < length)
    return [
      {
        kind: 'MISSING',
        row: `chain ${chainId}, entries ${seq + 1} to ${length}`,
        reason: `removed from the end: audit_chain counts ${length}`,
      },
    ];
  if (seq > length)
    return [
      {
        kind: 'INSERTED',
        row: `chain ${chainId}, entries ${length + 1} to ${seq}`,
        reason: `written around audit_append(): audit_chain counts ${length}`,
      },
    ];
  return end!.hash.equals(headHash)
    ? []
    : [{ kind: 'CHANGED', row: `chain ${chainId}, entry ${seq}`, reason: 'audit_chain holds another hash of its last entry' }];
}

async function walkAnchors(
  query: Query,
  witnessed: ReadonlyMap<number, string>,
): Promise<{ count: number; ends: Map<string, number>; findings: AuditFinding[] }> {
  const findings: AuditFinding[] = [];
  const ends = new Map<string, number>();
  let last: StoredAnchor | undefined;
  for (;;) {
    const [anchor] = await query<StoredAnchor>(`select seq, at, heads, hash from audit_anchor where seq > $1 order by seq limit 1`, [
      last?.seq ?? 0,
    ]);
    if (!anchor) break;
    findings.push(...checkAnchor(anchor, last, witnessed), ...(await checkAnchorHeads(query, anchor)));
    for (const head of anchor.heads) ends.set(head.chain, Math.max(head.seq, ends.get(head.chain) ?? 0));
    last = anchor;
  }
  const count = last?.seq ?? 0;
  for (const seq of witnessed.keys())
    if (seq > count) findings.push({ kind: 'ANCHOR', row: `anchor ${seq}`, reason: 'removed: it is on file outside of the database' });
  return { count, ends, findings };
}

function checkAnchor(anchor: StoredAnchor, before: StoredAnchor | undefined, witnessed: ReadonlyMap<number, string>): AuditFinding[] {
  const row = `anchor ${anchor.seq}`;
  const expected = (before?.seq ?? 0) + 1;
  if (anchor.seq !== expected)
    return [{ kind: 'ANCHOR', row: `anchor ${expected}`, reason: `removed: anchor ${anchor.seq} follows anchor ${expected - 1}` }];
  const hash = anchorHash(before?.hash ?? genesisHash('anchor'), anchor.seq, anchor.at, anchor.heads);
  if (!hash.equals(anchor.hash)) return [{ kind: 'ANCHOR', row, reason: 'changed: its heads do not give its hash' }];
  const seen = witnessed.get(anchor.seq);
  return seen === undefined || seen === anchor.hash.toString('hex')
    ? []
    : [{ kind: 'ANCHOR', row, reason: 'differs from the one on file outside of the database: the trail was rewritten' }];
}

/** Every head the anchor saw must still stand: finds a chain that was cut or removed together with its row in audit_chain, or rewritten. */
async function checkAnchorHeads(query: Query, anchor: StoredAnchor): Promise<AuditFinding[]> {
  const lost = await query<ChainHead & { found: string | null }>(
    `select h.chain, h.seq, h.hash, encode(e.hash, 'hex') as found
     from jsonb_to_recordset($1::jsonb) as h(chain text, seq bigint, hash text) left join audit_entry e on e.chain_id = h.chain and e.seq = h.seq
     where e.hash is null or encode(e.hash, 'hex') <> h.hash`,
    [JSON.stringify(anchor.heads)],
  );
  return lost.map(({ chain, seq, found }) => {
    const row = `chain ${chain}, entry ${seq}`;
    return found === null
      ? { kind: 'MISSING', row, reason: `removed: anchor ${anchor.seq} saw it` }
      : { kind: 'CHANGED', row, reason: `rewritten: anchor ${anchor.seq} saw another hash` };
  });
}

/** Between the last anchor of a chain and its end every entry has its note: one without was written around audit_append(), a note without entry was removed. */
async function checkAnchored(query: Query, ends: Ends, anchored: ReadonlyMap<string, number>): Promise<AuditFinding[]> {
  const notes = await query<{ chainId: string; seq: number; exists: boolean }>(
    `select n.chain_id as "chainId", n.seq, e.id is not null as exists
     from audit_unanchored n left join audit_entry e on e.chain_id = n.chain_id and e.seq = n.seq and e.hash = n.hash and e.id = n.entry_id order by n.chain_id, n.seq`,
  );
  const noted = new Set(notes.map((note) => `${note.chainId} ${note.seq}`));
  const findings: AuditFinding[] = notes
    .filter((note) => !note.exists)
    .map((note) => ({
      kind: 'MISSING',
      row: `chain ${note.chainId}, entry ${note.seq}`,
      reason: 'removed or rewritten: its note for the next anchor is still there',
    }));
  for (const [chain, { seq: end }] of ends) {
    for (let seq = (anchored.get(chain) ?? 0) + 1; seq <= end; seq++) {
      if (!noted.has(`${chain} ${seq}`))
        findings.push({
          kind: 'INSERTED',
          row: `chain ${chain}, entry ${seq}`,
          reason: 'no anchor covers it and none is due: written around audit_append()',
        });
    }
  }
  return findings;
}

const nameOf = (chain: string, seq: number, id: string): string => `chain ${chain}, entry ${seq} (${id})`;
