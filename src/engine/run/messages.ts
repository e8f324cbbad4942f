import type { Question } from '../types.ts';

export type TimerKind = Extract<Question, { kind: 'timer' }>['timerType'];

/** Content of a broker message, as far as we read it. */
export interface Content {
  id: string;
  type: string;
  executionId: string;
  index?: number;
  item?: unknown;
  isMultiInstance?: boolean;
  inbound?: unknown[];
  message?: { id?: string; name?: string };
  signal?: { id?: string; name?: string };
  error?: Error;
  parent?: { executionId?: string };
}
export interface Message {
  fields: { redelivered?: boolean };
  content: Content;
}
