import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { EngineState } from '../types.ts';

/** Format 1: the library's full state as JSON, without environment and counters, raw-deflated. */
const FORMAT = 1;

interface Node {
  environment?: unknown;
  counters?: unknown;
  execution?: Node;
  processes?: Node[];
  executions?: Node[];
  children?: Node[];
  flows?: Node[];
}

/** Packs what Definition.getState() gave. The environment is supplied anew at each step; it is dropped with every counter. */
export function pack(state: object): EngineState {
  slim(state as Node);
  return { format: FORMAT, bytes: deflateRawSync(Buffer.from(JSON.stringify(state)), { level: 1 }) };
}

/** Unpacks a stored state. Throws on a format this version does not know. */
export function unpack({ format, bytes }: EngineState): object {
  if (format !== FORMAT) throw new Error(`engine state has format ${format}; this version reads format ${FORMAT}`);
  return JSON.parse(inflateRawSync(bytes).toString('utf8')) as object;
}

function slim(node: Node): void {
  delete node.environment;
  delete node.counters;
  if (node.execution) slim(node.execution);
  for (const list of [node.processes, node.executions, node.children, node.flows]) for (const child of list ?? []) slim(child);
}
