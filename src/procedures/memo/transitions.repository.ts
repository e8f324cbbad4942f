import { Injectable } from '@nestjs/common';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { TransitionData, Unfolding, UnfoldingFault } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import { Database } from '../../platform/database/database.ts';

/** A compiled definition as one edition of the engine made it. */
export interface StoredTransitions {
  table: TransitionData;
  unfolding: Unfolding;
  faults: UnfoldingFault[];
  milliseconds: number;
  createdAt: Date;
}

interface Row extends Unfolding {
  faults: UnfoldingFault[];
  milliseconds: number;
  bytes: Buffer;
  createdAt: Date;
}

/** Compiled definitions, by the hash of the drawing and the edition of the engine. Disposable: what is missing is made again. */
@Injectable()
export class TransitionsRepository {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  async find(definitionHash: string, edition: string): Promise<StoredTransitions | undefined> {
    const row = await this.database.one<Row>(
      `select states, recipes, waiting, unforeseeable, faults, milliseconds, bytes, created_at as "createdAt"
       from process_transitions where definition_hash = $1 and engine_edition = $2`,
      [definitionHash, edition],
    );
    if (!row) return undefined;
    const { bytes, faults, milliseconds, createdAt, ...unfolding } = row;
    return { table: JSON.parse(inflateRawSync(bytes).toString('utf8')) as TransitionData, unfolding, faults, milliseconds, createdAt };
  }

  async store(definitionHash: string, edition: string, made: Omit<StoredTransitions, 'createdAt'>): Promise<void> {
    const { states, recipes, waiting, unforeseeable } = made.unfolding;
    await this.database.query(
      `insert into process_transitions (definition_hash, engine_edition, states, recipes, waiting, unforeseeable, faults, milliseconds, bytes, created_at)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
       on conflict (definition_hash, engine_edition) do update set states = $3, recipes = $4, waiting = $5, unforeseeable = $6, faults = $7,
         milliseconds = $8, bytes = $9, created_at = $10`,
      [
        definitionHash,
        edition,
        states,
        recipes,
        waiting,
        unforeseeable,
        JSON.stringify(made.faults),
        made.milliseconds,
        deflateRawSync(Buffer.from(JSON.stringify(made.table))),
        this.clock.now(),
      ],
    );
  }

  /** After a mismatch: the next start compiles anew. */
  async forget(definitionHash: string): Promise<void> {
    await this.database.query(`delete from process_transitions where definition_hash = $1`, [definitionHash]);
  }
}
