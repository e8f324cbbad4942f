import { readHandler } from '../compile/ore-moddle.ts';

/** The expanded process as the token game sees it: plain nodes and flows, no library behind. */
export interface Node {
  id: string;
  kind: NodeKind;
  scopeId: string;
  /** Host of a boundary event. */
  attachedTo?: string;
  /** Boundary event that cancels its host. */
  interrupting: boolean;
  event?: 'timer' | 'message' | 'error' | 'terminate' | 'other';
  /** Id of the bpmn:Error of an error event. */
  errorId?: string;
  /** How often a non-interrupting boundary event can be triggered while its host is open. */
  repeats: number;
  multiple?: { sequential: boolean; cardinality: string };
}
export type NodeKind =
  'start' | 'end' | 'boundary' | 'catch' | 'exclusive' | 'parallel' | 'event-gateway' | 'subprocess' | 'wait' | 'job' | 'pass' | 'unknown';

export interface Flow {
  id: string;
  sourceId: string;
  targetId: string;
  isDefault: boolean;
  condition?: string;
}

export interface Net {
  processId: string;
  nodes: ReadonlyMap<string, Node>;
  outgoing(id: string): readonly Flow[];
  incoming(id: string): readonly Flow[];
  /** Node a flow leads to. */
  targetOf(flowId: string): string | undefined;
  boundaries(id: string): readonly Node[];
  starts(scopeId: string): readonly Node[];
}

// oxlint-disable-next-line typescript/no-explicit-any -- elements as moddle-context-serializer maps them
type Mapped = { id: string; type: string; behaviour: Record<string, any> } & Record<string, any>;

const KINDS: Readonly<Record<string, NodeKind>> = {
  'bpmn:StartEvent': 'start',
  'bpmn:EndEvent': 'end',
  'bpmn:BoundaryEvent': 'boundary',
  'bpmn:IntermediateCatchEvent': 'catch',
  'bpmn:IntermediateThrowEvent': 'pass',
  'bpmn:ExclusiveGateway': 'exclusive',
  'bpmn:ParallelGateway': 'parallel',
  'bpmn:EventBasedGateway': 'event-gateway',
  'bpmn:SubProcess': 'subprocess',
  'bpmn:UserTask': 'wait',
  'bpmn:ManualTask': 'wait',
  'bpmn:ReceiveTask': 'wait',
  'bpmn:Task': 'pass',
};
const EVENTS: Readonly<Record<string, Node['event']>> = {
  'bpmn:TimerEventDefinition': 'timer',
  'bpmn:MessageEventDefinition': 'message',
  'bpmn:ErrorEventDefinition': 'error',
  'bpmn:TerminateEventDefinition': 'terminate',
};

/** Builds the net from the mapped elements (calls already expanded). */
export function buildNet(mapped: { activities: Mapped[]; sequenceFlows: Mapped[]; processes: Mapped[] }): Net {
  const nodes = new Map(
    mapped.activities
      .filter((a) => a.type in KINDS || /Gateway$|Task$|Event$|Process$|Transaction$/.test(a.type))
      .map((a) => [a.id, toNode(a)]),
  );
  const flows = mapped.sequenceFlows.map(toFlow);
  const outgoing = group(flows, (f) => f.sourceId);
  const incoming = group(flows, (f) => f.targetId);
  const boundaries = group(
    [...nodes.values()].filter((n) => n.attachedTo),
    (n) => n.attachedTo!,
  );
  const starts = group(
    [...nodes.values()].filter((n) => n.kind === 'start'),
    (n) => n.scopeId,
  );
  return {
    processId: mapped.processes.find((p) => p.behaviour['isExecutable'])?.id ?? '',
    nodes,
    outgoing: (id) => outgoing.get(id) ?? [],
    incoming: (id) => incoming.get(id) ?? [],
    targetOf: (flowId) => flows.find((f) => f.id === flowId)?.targetId,
    boundaries: (id) => boundaries.get(id) ?? [],
    starts: (id) => starts.get(id) ?? [],
  };
}

function toNode({ id, type, behaviour, parent }: Mapped): Node {
  const definition = behaviour['eventDefinitions']?.[0];
  const loop = behaviour['loopCharacteristics'];
  return {
    id,
    kind: kindOf(type, behaviour),
    scopeId: parent.id,
    attachedTo: behaviour['attachedTo']?.id,
    interrupting: behaviour['cancelActivity'] !== false,
    repeats: repeatsOf(String(definition?.behaviour?.timeCycle ?? '')),
    ...(definition && { event: EVENTS[definition.type] ?? 'other', errorId: definition.behaviour?.errorRef?.id }),
    ...(loop && {
      multiple: { sequential: loop.behaviour?.isSequential === true, cardinality: String(loop.behaviour?.loopCardinality ?? '') },
    }),
  };
}

function kindOf(type: string, behaviour: Mapped['behaviour']): NodeKind {
  if (type !== 'bpmn:ServiceTask') return KINDS[type] ?? 'unknown';
  return readHandler(behaviour as never, '')?.mode === 'job' ? 'job' : 'pass';
}

/** R3/P5D: 3, R/P5D: without end, anything else: once. */
function repeatsOf(cycle: string): number {
  const match = /^R(\d*)\//.exec(cycle);
  if (!match) return 1;
  return match[1] ? Number(match[1]) : Infinity;
}

function toFlow({ id, sourceId, targetId, isDefault, behaviour }: Mapped): Flow {
  const condition = behaviour['conditionExpression']?.body as string | undefined;
  return { id, sourceId, targetId, isDefault: isDefault === true, ...(condition !== undefined && { condition }) };
}

function group<T>(items: Iterable<T>, key: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
