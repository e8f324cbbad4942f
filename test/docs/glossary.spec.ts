import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CASE_ACTIONS, CASE_STATUSES } from '../../src/casework/cases/case-transitions.ts';
import { CLOCK_RULES, DOCUMENT_CATALOGUE, GATES, STAGES } from '../../src/law/index.ts';
import { ROLES } from '../../src/platform/actor.ts';

const glossary = readFileSync(path.join(process.cwd(), 'docs/glossary.md'), 'utf8');
const identifiers = [
  ...STAGES,
  ...ROLES,
  ...CASE_STATUSES,
  ...CASE_ACTIONS,
  ...Object.keys(GATES),
  ...DOCUMENT_CATALOGUE.map((d) => d.key),
  ...CLOCK_RULES.map((c) => c.id),
];

describe('the glossary', () => {
  it('lists every stage, role, status, action, gate, document type and time limit', () => {
    expect(identifiers.filter((id) => !glossary.includes(`\`${id}\``))).toEqual([]);
  });

  it('gives every Chinese word of the house one identifier', () => {
    const words = [...glossary.split('## Stages')[0]!.matchAll(/^\| ([^|]+) \| ([^|]+) \|/gm)]
      .map((m) => m[1]!.trim())
      .filter((w) => !/^-|中文/.test(w));
    expect(words.filter((word, index) => words.indexOf(word) !== index)).toEqual([]);
  });
});
