import { createHash } from 'node:crypto';
import { map, type MappedContext, type SerializableElement } from 'moddle-context-serializer';
import { loadDefinition, resolveElements } from '../run/library.ts';
import { buildNet, type Net } from '../soundness/net.ts';
import { readsLikeAnId } from '../memo/canonical-form.ts';
import type { HandlerMeta, ProcessIssue, StepMeta } from '../types.ts';
import { ProcessInvalidError } from '../types.ts';
import type { CompiledDefinition } from './compiled-definition.ts';
import { CallError, expandCalls } from './expand-calls.ts';
import { indexContext } from './index-context.ts';
import { parseXml, type ModdleElement, type ParsedFile } from './moddle.ts';
import { readHandler, readProcedure, readStep } from './ore-moddle.ts';

type Mapped = Record<
  'activities' | 'sequenceFlows' | 'processes',
  Array<SerializableElement & { id: string; type: string; origin?: string }>
>;

/** Parses, expands calls and compiles. Throws ProcessInvalidError with every issue found. */
export async function compile(xml: string, file: string): Promise<CompiledDefinition> {
  const parsed = await parseXml(xml, file);
  if (parsed.issues.length) throw new ProcessInvalidError(parsed.issues);
  const prepared = prepare(parsed, file);
  if (!('mapped' in prepared)) throw new ProcessInvalidError(prepared.issues);
  return assemble(xml, file, parsed, prepared.mapped);
}

/** The expanded process, or the issues that forbid to run it. Also the first part of validate(). */
export function prepare(parsed: ParsedFile, file: string): { mapped: Mapped; net: Net } | { issues: ProcessIssue[] } {
  const issues = structureIssues(parsed, file);
  if (issues.length) return { issues };
  const mapped = map(parsed as never, undefined as never);
  try {
    expandCalls(mapped);
  } catch (error) {
    if (!(error instanceof CallError)) throw error;
    return { issues: [{ file, elementId: error.elementId, rule: 'call', reason: error.message, cure: error.cure }] };
  }
  return { mapped: mapped as unknown as Mapped, net: buildNet(mapped as unknown as Mapped) };
}

function structureIssues({ elementsById }: ParsedFile, file: string): ProcessIssue[] {
  const elements = Object.values(elementsById);
  const issues: ProcessIssue[] = [];
  const executable = elements.filter((e) => e.$type === 'bpmn:Process' && e['isExecutable']);
  if (executable.length !== 1) {
    const reason = `the file has ${executable.length} executable processes`;
    issues.push({
      file,
      rule: 'one-process',
      reason,
      cure: 'set isExecutable="true" on exactly one process; processes it calls have "false"',
    });
  }
  for (const service of elements.filter((e) => e.$type === 'bpmn:ServiceTask' && !readHandler(e, e.id)?.handler)) {
    issues.push({
      file,
      elementId: service.id,
      rule: 'handler',
      reason: 'service task without <ore:handler name>',
      cure: 'name the handler it runs',
    });
  }
  for (const flow of elements.filter((e) => e['conditionExpression'] && e['conditionExpression'].language !== 'feel')) {
    issues.push({
      file,
      elementId: flow.id,
      rule: 'condition-feel',
      reason: 'the condition is not FEEL',
      cure: 'write language="feel" and a FEEL expression',
    });
  }
  return issues;
}

async function assemble(xml: string, file: string, { elementsById }: ParsedFile, mapped: Mapped): Promise<CompiledDefinition> {
  const [process] = mapped.processes;
  const drawn = process && elementsById[process.id];
  const net = buildNet(mapped);
  const source = indexContext(resolveElements(mapped as unknown as MappedContext));
  return Object.freeze({
    key: process!.id,
    name: drawn?.name ?? process!.id,
    hash: createHash('sha256').update(xml).digest('hex'),
    ...readProcedure(drawn),
    ...readMeta(mapped, elementsById),
    conditions: new Map(
      mapped.sequenceFlows.flatMap((f) =>
        f.behaviour['conditionExpression'] ? [[f.id, f.behaviour['conditionExpression'].body as string] as const] : [],
      ),
    ),
    net,
    fresh: await loadDefinition(source, file),
    errorCodes: Object.values(elementsById).flatMap((e) => (e.$type === 'bpmn:Error' && e['errorCode'] ? [e['errorCode'] as string] : [])),
    hasIdLikeText: readsLikeAnId(xml),
  });
}

function readMeta({ activities, sequenceFlows }: Mapped, elementsById: Record<string, ModdleElement>) {
  const steps = new Map<string, StepMeta>();
  const handlers = new Map<string, HandlerMeta>();
  const origins = new Map<string, string>();
  for (const { id, origin } of [...activities, ...sequenceFlows]) if (origin) origins.set(id, origin);
  for (const activity of activities) {
    const drawn = elementsById[activity.origin ?? activity.id];
    if (!drawn) continue;
    const step = activity.type === 'bpmn:UserTask' && readStep(drawn, activity.id);
    if (step) steps.set(activity.id, step);
    const handler = activity.type === 'bpmn:ServiceTask' && readHandler(drawn, activity.id);
    if (handler) handlers.set(activity.id, handler);
  }
  return { steps, handlers, origins };
}
