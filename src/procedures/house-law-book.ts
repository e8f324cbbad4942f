import { Injectable } from '@nestjs/common';
import { CLOCK_RULES, DOCUMENT_CATALOGUE, gate, GATES, STAGES } from '../law/index.ts';
import type { Problem } from '../platform/errors.ts';
import { LawBook } from './law-book.ts';

/** The law of src/law. Only refusing gates may stand in a BPMN step; a question of law (G-HEAR) is answered by the domain as a fact. */
@Injectable()
export class HouseLawBook extends LawBook {
  readonly gates = new Set(
    Object.values(GATES)
      .filter((g) => g.kind === 'refusal')
      .map((g) => g.id),
  );
  readonly clocks = new Set(CLOCK_RULES.map((rule) => rule.id as string));
  readonly documents = new Set(DOCUMENT_CATALOGUE.map((type) => type.key));
  readonly stages = new Set<string>(STAGES);

  runGate(id: string, facts: unknown): Problem[] {
    const asked = gate(id);
    return asked.kind === 'refusal' ? asked.evaluate(facts as Parameters<typeof asked.evaluate>[0]) : [];
  }
}
