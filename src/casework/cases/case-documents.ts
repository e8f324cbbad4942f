import type { MatterRef } from '../../procedures/step.ts';

/** Documents as the steps of a case use them; documents/ does the work, `documents.adapter.ts` joins the two. */
export abstract class CaseDocuments {
  /** Brings the draft up to the file's present state and issues it: number, immutable, PDF job. Same transaction. */
  abstract issue(matter: MatterRef, type: string): Promise<{ id: string; number: string | null }>;
}
