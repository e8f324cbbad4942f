import { prepare } from '../compile/compile.ts';
import { parseXml } from '../compile/moddle.ts';
import type { ProcessIssue, Vocabulary } from '../types.ts';

/** Everything `compile` checks and more. Empty: the file is sound. */
export async function validate(xml: string, file: string, _vocabulary: Vocabulary): Promise<ProcessIssue[]> {
  const parsed = await parseXml(xml, file);
  if (parsed.issues.length) return parsed.issues;
  const prepared = prepare(parsed, file);
  return 'issues' in prepared ? prepared.issues : [];
}
