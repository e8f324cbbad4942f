import type { Problem } from '../platform/errors.ts';

/**
 * What the procedures need to know of the law: which ids a BPMN file may name, and how a gate is asked.
 * `HouseLawBook` reads src/law; tests bring their own.
 */
export abstract class LawBook {
  abstract readonly gates: ReadonlySet<string>;
  abstract readonly clocks: ReadonlySet<string>;
  abstract readonly documents: ReadonlySet<string>;
  abstract readonly stages: ReadonlySet<string>;

  /** Every problem the gate finds in these facts (`MatterReader.gateFacts`); empty: lawful. */
  abstract runGate(id: string, facts: unknown): Problem[];
}
