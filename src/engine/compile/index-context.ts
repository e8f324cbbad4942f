import type { SerializableContext, SerializableElement } from 'moddle-context-serializer';

const NONE: SerializableElement[] = [];

function grouped(
  elements: SerializableElement[],
  key: (element: SerializableElement) => string | undefined,
): Map<string, SerializableElement[]> {
  const groups = new Map<string, SerializableElement[]>();
  for (const element of elements) {
    const id = key(element) ?? '';
    const group = groups.get(id);
    if (group) group.push(element);
    else groups.set(id, [element]);
  }
  return groups;
}

/**
 * The same source with look-ups by map. The library asks it for every element at every step; its own answers filter whole lists,
 * which makes a step cost the square of the size of the process.
 */
export function indexContext(context: SerializableContext): SerializableContext {
  const { activities, sequenceFlows } = context.elements as unknown as Record<string, SerializableElement[]>;
  const activityById = new Map(activities!.map((a) => [a.id, a]));
  const flowById = new Map(sequenceFlows!.map((f) => [f.id, f]));
  const inbound = grouped(sequenceFlows!, (f) => f['targetId'] as string);
  const outbound = grouped(sequenceFlows!, (f) => f['sourceId'] as string);
  const flowsIn = grouped(sequenceFlows!, (f) => f.parent?.id);
  const activitiesIn = grouped(activities!, (a) => a.parent?.id);
  return Object.assign(Object.create(context) as SerializableContext, {
    getActivityById: (id: string) => activityById.get(id),
    getSequenceFlowById: (id: string) => flowById.get(id),
    getInboundSequenceFlows: (id: string) => inbound.get(id) ?? NONE,
    getOutboundSequenceFlows: (id: string) => outbound.get(id) ?? NONE,
    getSequenceFlows: (scope?: string) => (scope ? (flowsIn.get(scope) ?? NONE) : sequenceFlows!),
    getActivities: (scope?: string) => (scope ? (activitiesIn.get(scope) ?? NONE) : activities!),
  });
}
