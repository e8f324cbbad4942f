import type { HistoryEvent } from '../types.ts';
import { publicId } from './identity.ts';
import type { Content } from './messages.ts';

const KINDS: Readonly<Record<string, HistoryEvent['kind']>> = {
  'activity.enter': 'enter',
  'activity.end': 'end',
  'activity.catch': 'catch',
  'activity.timeout': 'timeout',
  'activity.discard': 'cancel',
  'activity.error': 'error',
  'flow.take': 'take',
  'process.end': 'done',
};

/** The event of the library as a line of history, or undefined if it is none of anyone's business. */
export function historyEvent(key: string, content: Content): HistoryEvent | undefined {
  const kind = KINDS[key];
  if (!kind) return undefined;
  if (kind === 'take' || kind === 'done') return { kind, elementId: content.id };
  // a boundary event whose host ended was never reached: not worth a line
  if (kind === 'cancel' && content.type === 'bpmn:BoundaryEvent') return undefined;
  return { kind, elementId: content.id, executionId: publicId(content.executionId) };
}
