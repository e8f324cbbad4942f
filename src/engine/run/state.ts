import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EngineState } from '../types.ts';

/** Format 1: the library's full state as JSON, without environment and counters, raw-deflated. Format 2: see memo/compact-state.ts. */
export const FULL = 1;

interface Node {
  environment?: unknown;
  counters?: unknown;
  execution?: Node;
  processes?: Node[];
  executions?: Node[];
  children?: Node[];
  flows?: Node[];
}

/** What Definition.getState() gave, as text. The environment is supplied anew at each step; it is dropped with every counter. */
export function textOf(state: object): string {
  slim(state as Node);
  return JSON.stringify(state);
}

export function pack(text: string): EngineState {
  return { format: FULL, bytes: deflateRawSync(Buffer.from(text), { level: 1 }) };
}

/** Unpacks a stored state. Throws on a format the plain engine does not know. */
export function unpack({ format, bytes }: EngineState): string {
  if (format !== FULL) throw new Error(`engine state has format ${format}; the plain engine reads format ${FULL}`);
  return inflateRawSync(bytes).toString('utf8');
}

function slim(node: Node): void {
  delete node.environment;
  delete node.counters;
  if (node.execution) slim(node.execution);
  for (const list of [node.processes, node.executions, node.children, node.flows]) for (const child of list ?? []) slim(child);
}
