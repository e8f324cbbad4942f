import type { Effect, HandlerMeta } from '../types.ts';
import { publicId } from './identity.ts';
import type { Message } from './messages.ts';

type Callback = (error: Error | null) => void;
interface Job {
  elementId: string;
  iteration?: { iteration: number };
  finish: Callback;
}

/** Service tasks of one run. None does any work here: an effect is noted and passed, a job is noted and waits for its result. */
export class Services {
  readonly effects: Effect[] = [];
  readonly jobs = new Map<string, Job>();

  constructor(private readonly handlers: ReadonlyMap<string, HandlerMeta>) {}

  /** Extension of the library: gives a service task its implementation. */
  attach(activity: { id: string; type: string; behaviour: Record<string, unknown> }): void {
    const meta = this.handlers.get(activity.id);
    if (!meta) return;
    const implementation = {
      execute: (message: Message, callback: Callback) => this.execute(meta, message, callback),
      discard: (message: Message) => this.forget(message),
      stop: (message: Message) => this.forget(message),
    };
    // called with `new`; an object returned by a constructor is its result
    activity.behaviour['Service'] = function () {
      return implementation;
    };
  }

  private execute(meta: HandlerMeta, { content }: Message, callback: Callback): void {
    if (meta.mode === 'job') {
      // on recovery the library executes the waiting service again; that only renews the callback
      const { executionId, isMultiInstance, index } = content;
      this.jobs.set(executionId, {
        elementId: meta.elementId,
        finish: callback,
        ...(isMultiInstance && { iteration: { iteration: index ?? 0 } }),
      });
      return;
    }
    this.effects.push({ executionId: publicId(content.executionId), elementId: meta.elementId, handler: meta.handler });
    callback(null);
  }

  private forget(message: Message | undefined): void {
    if (message?.content?.executionId) this.jobs.delete(message.content.executionId);
  }

  /** Ends a job: with null when done, with an error (its `code` may be caught by a boundary event) when failed. */
  finish(executionId: string, error: Error | null): void {
    const job = this.jobs.get(executionId);
    this.jobs.delete(executionId);
    job?.finish(error);
  }
}
