import { prepare } from '../compile/compile.ts';
import { parseXml } from '../compile/moddle.ts';
import type { ProcessIssue, Vocabulary } from '../types.ts';
import { diagramRule } from './diagram-rule.ts';
import { EXPRESSION_RULES } from './expression-rules.ts';
import type { Drawing, Finding } from './finding.ts';
import { lintFindings } from './lint-rules.ts';
import { NAME_RULES } from './name-rules.ts';
import { soundnessFindings } from './soundness-rules.ts';
import { SUBSET_RULES } from './subset-rules.ts';

/**
 * Every issue of the file; empty: it is sound. Three rounds, each only if the one before found nothing that makes it
 * meaningless: the XML, the drawing, the course of the tokens.
 */
export async function validate(xml: string, file: string, vocabulary: Vocabulary): Promise<ProcessIssue[]> {
  const parsed = await parseXml(xml, file);
  if (parsed.issues.length) return parsed.issues;
  const drawing: Drawing = { rootElement: parsed.rootElement, elements: Object.values(parsed.elementsById), vocabulary };
  const linted = await lintFindings(drawing.rootElement, drawing.elements);
  const ruled = [...SUBSET_RULES, ...EXPRESSION_RULES].flatMap((rule) => rule(drawing));
  const named = [...NAME_RULES, diagramRule].flatMap((rule) => rule(drawing));
  const issues = [...linted, ...ruled, ...named].map((finding) => ({ file, ...finding }));
  const prepared = prepare(parsed, file);
  if ('issues' in prepared) return [...issues, ...prepared.issues];
  if (linted.length || ruled.length) return issues;
  const origins = new Map([...prepared.mapped.activities, ...prepared.mapped.sequenceFlows].map(({ id, origin }) => [id, origin ?? id]));
  const drawn = (finding: Finding) =>
    finding.elementId ? { ...finding, elementId: origins.get(finding.elementId) ?? finding.elementId } : finding;
  return [...issues, ...soundnessFindings(prepared.net).map((finding) => ({ file, ...drawn(finding) }))];
}
