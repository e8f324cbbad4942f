import type { MappedContext, SerializableElement } from 'moddle-context-serializer';

type Element = SerializableElement & { id: string; parent: { id: string; type: string }; origin?: string };
interface Elements {
  activities: Element[];
  sequenceFlows: Element[];
  processes: Element[];
}

/** A call activity that cannot be expanded. */
export class CallError extends Error {
  constructor(
    readonly elementId: string,
    reason: string,
    readonly cure: string,
  ) {
    super(reason);
  }
}

const MAX_CALLS = 200;
const isScope = (element: Element) => (element.type ?? '').endsWith('SubProcess');

/**
 * Turns each call activity into an embedded subprocess holding a copy of the called process, ids prefixed `call__`. The library's
 * own calls lose the called process when cancelled after a recovery; a copy also pins the version called. Changes `mapped`.
 */
export function expandCalls(mapped: MappedContext): void {
  const elements = mapped as unknown as Elements;
  for (let count = 0; ; count++) {
    const index = elements.activities.findIndex((activity) => activity.type === 'bpmn:CallActivity');
    if (index < 0) break;
    const call = elements.activities[index]!;
    if (count >= MAX_CALLS) throw new CallError(call.id, 'too many or endlessly nested call activities', 'call fewer processes');
    expand(elements, call);
    const { calledElement: _called, ...behaviour } = call.behaviour;
    elements.activities[index] = { ...call, type: 'bpmn:SubProcess', behaviour: { ...behaviour, $type: 'bpmn:SubProcess' } };
  }
  dropCalledProcesses(elements);
}

function expand(elements: Elements, call: Element): void {
  const called = call.behaviour['calledElement'] as string;
  if (!elements.processes.some((process) => process.id === called)) {
    throw new CallError(
      call.id,
      `calls the unknown process "${called}"`,
      'put the called process into the same file, with isExecutable="false"',
    );
  }
  const scopes = scopesWithin(elements.activities, called);
  if (scopes.has(call.parent.id))
    throw new CallError(call.id, `calls "${called}", of which it is itself a part`, 'draw the repetition as a loop');
  const prefixed = (id: string) => `${call.id}__${id}`;
  const parent = (p: Element['parent']) =>
    p.id === called ? { ...p, id: call.id, type: 'bpmn:SubProcess' } : { ...p, id: prefixed(p.id) };
  const inside = (element: Element) => scopes.has(element.parent.id);
  elements.activities.push(...elements.activities.filter(inside).map((a) => copyActivity(a, prefixed, parent)));
  elements.sequenceFlows.push(...elements.sequenceFlows.filter(inside).map((f) => copyFlow(f, prefixed, parent)));
}

type Rename = (id: string) => string;
type Reparent = (parent: Element['parent']) => Element['parent'];

function copyActivity(activity: Element, prefixed: Rename, parent: Reparent): Element {
  const id = prefixed(activity.id);
  const attachedTo = activity.behaviour['attachedTo'] as { id: string } | undefined;
  const behaviour = { ...activity.behaviour, id, ...(attachedTo && { attachedTo: { ...attachedTo, id: prefixed(attachedTo.id) } }) };
  return { ...activity, id, origin: activity.origin ?? activity.id, parent: parent(activity.parent), behaviour };
}

function copyFlow(flow: Element, prefixed: Rename, parent: Reparent): Element {
  const id = prefixed(flow.id);
  const ends = { sourceId: prefixed(flow['sourceId']), targetId: prefixed(flow['targetId']) };
  return { ...flow, ...ends, id, origin: flow.origin ?? flow.id, parent: parent(flow.parent), behaviour: { ...flow.behaviour, id } };
}

/** The scope and every subprocess in it, at any depth. */
function scopesWithin(activities: Element[], scopeId: string): Set<string> {
  const scopes = new Set([scopeId]);
  for (let before = 0; before !== scopes.size;) {
    before = scopes.size;
    for (const activity of activities) if (isScope(activity) && scopes.has(activity.parent.id)) scopes.add(activity.id);
  }
  return scopes;
}

function dropCalledProcesses(elements: Elements): void {
  const called = elements.processes.filter((process) => !process.behaviour['isExecutable']);
  const dead = new Set(called.flatMap((process) => [...scopesWithin(elements.activities, process.id)]));
  elements.activities = elements.activities.filter((activity) => !dead.has(activity.parent.id));
  elements.sequenceFlows = elements.sequenceFlows.filter((flow) => !dead.has(flow.parent.id));
  elements.processes = elements.processes.filter((process) => !dead.has(process.id));
}
