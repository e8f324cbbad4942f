import type { ElementApi, RunningDefinition } from './library.ts';

/** Deeper nesting of subprocesses than anyone draws; guards against a circle in the library's postponed lists. */
const DEPTH = 40;

/**
 * Every execution that is alive, by its internal id: what the definition postponed, and so on inwards. The library's wait events
 * alone may name executions discarded since; its postponed lists alone do not say who waits for what. We use both.
 */
export function livingExecutions(definition: RunningDefinition): Map<string, ElementApi> {
  const found = new Map<string, ElementApi>();
  for (const api of definition.getPostponed()) collect(api, found, 0);
  return found;
}

function collect(api: ElementApi, found: Map<string, ElementApi>, depth: number): void {
  if (depth > DEPTH) return;
  // a parallel join waiting for its other tokens is postponed without an execution of its own
  if (api.executionId && !found.has(api.executionId)) found.set(api.executionId, api);
  for (const inner of api.owner?.execution?.getPostponed?.() ?? []) {
    if (!inner.executionId || found.has(inner.executionId)) continue;
    found.set(inner.executionId, inner);
    if (inner.owner !== api.owner) collect(inner, found, depth + 1);
  }
}
