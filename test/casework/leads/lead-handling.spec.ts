import { readFileSync } from 'node:fs';
import { createEngine } from '../../../src/engine/index.ts';
import { CLOCK_RULES, DOCUMENT_CATALOGUE, GATES, STAGES } from '../../../src/law/index.ts';
import { ROLES } from '../../../src/platform/actor.ts';
import { LEAD_STEPS } from '../../../src/casework/leads/steps/index.ts';
import { STEP_KEY } from '../../../src/procedures/step.ts';

const xml = readFileSync('workflows/lead-handling.bpmn', 'utf8');
const forms = new Set(LEAD_STEPS.map((step) => (Reflect.getMetadata(STEP_KEY, step) as { key: string }).key));

describe('lead-handling.bpmn', () => {
  it('is sound, and names only what exists', async () => {
    const gates = Array.isArray(GATES) ? GATES.map((g: { id: string }) => g.id) : Object.keys(GATES);
    const issues = await createEngine().validate(xml, 'lead-handling.bpmn', {
      roles: new Set(ROLES),
      forms,
      handlers: new Set(['open-case-file', 'close-lead']),
      clocks: new Set(CLOCK_RULES.map((rule) => rule.id)),
      gates: new Set(gates),
      documents: new Set(DOCUMENT_CATALOGUE.map((type) => type.key)),
      stages: new Set(STAGES),
    });
    expect(issues).toEqual([]);
  });
  it('uses every step written for it', async () => {
    const definition = await createEngine().compile(xml, 'lead-handling.bpmn');
    expect(new Set([...definition.steps.values()].map((step) => step.form))).toEqual(forms);
  });
});
