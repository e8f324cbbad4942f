import { BpmnModdle } from 'bpmn-moddle';
import type { ProcessIssue } from '../types.ts';
import { ORE_PACKAGE } from './ore-moddle.ts';

/** An element as bpmn-moddle parses it; its attributes are as many as BPMN has. */
// oxlint-disable-next-line typescript/no-explicit-any -- the library is untyped
export type ModdleElement = { $type: string; id: string; name?: string } & Record<string, any>;

export interface ParsedFile {
  rootElement: ModdleElement;
  elementsById: Record<string, ModdleElement>;
  /** What makes the file unusable; empty if it parsed. */
  issues: ProcessIssue[];
}

/** Parses a file. Warnings of moddle (unknown attribute, unresolved reference, duplicate id) are errors. */
export async function parseXml(xml: string, file: string): Promise<ParsedFile> {
  const issue = (reason: string): ProcessIssue => ({
    file,
    rule: 'xml',
    // one line an issue: moddle spreads line, column and cause over several
    reason: reason.trim().replace(/\s*\n\s*/g, '; '),
    cure: 'correct the XML; attributes and references must be spelled as declared',
  });
  try {
    const parsed = await new BpmnModdle({ ore: ORE_PACKAGE }).fromXML(xml);
    const issues = parsed.warnings.map((warning: { message: string }) => issue(warning.message));
    return { ...parsed, issues };
  } catch (error) {
    return { rootElement: { $type: 'none', id: '' }, elementsById: {}, issues: [issue((error as Error).message)] };
  }
}
