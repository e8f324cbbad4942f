import type { MatterRef } from '../../../procedures/step.ts';

/** Documents as the steps of a lead use them; `lead-documents-desk.ts` joins them to documents/. */
export abstract class LeadDocuments {
  /** Brings the draft up to the file's present state and issues it: number, immutable, PDF job. Same transaction. */
  abstract issue(matter: MatterRef, type: string): Promise<{ id: string; number: string | null }>;
  /** Tells documents/ how the documents of a lead are filled in. */
  abstract registerComposers(): void;
}
