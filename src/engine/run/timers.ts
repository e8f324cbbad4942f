import type { ArmedTimer } from '../types.ts';
import { publicId } from './identity.ts';
import type { Asking } from './asking.ts';
import type { Content, Message, TimerKind } from './messages.ts';

interface TimerContent extends Content {
  timerType: TimerKind;
  repeat?: number;
  timeDuration?: string;
  timeDate?: string;
  timeCycle?: string;
}
interface Armed {
  owner: TimerContent;
  complete: () => void;
}

/** The timers of one run: armed, never running. The library registers here what it would give to setTimeout. */
export class TimerRegistry {
  private readonly armed = new Map<string, Armed>();
  private readonly dueDates = new Map<string, Date | undefined>();

  constructor(private readonly asking: Asking) {}

  /** Called by DurableTimer when a timer is armed for the first time; gives the number of repeats. */
  arm(kind: TimerKind, expression: string, message: Message): number | undefined {
    const answer = this.asking.timer(kind, expression, message.content.id);
    this.dueDates.set(message.content.executionId, answer.dueAt);
    return answer.repeat;
  }

  register(owner: TimerContent) {
    return {
      setTimeout: (callback: (...args: unknown[]) => void, _delay: number, ...args: unknown[]) => {
        const entry: Armed = { owner, complete: () => callback(...args) };
        this.armed.set(owner.executionId, entry);
        return entry;
      },
      clearTimeout: (entry: Armed) => this.clearTimeout(entry),
    };
  }

  setTimeout(): never {
    throw new Error('the engine has no timers of its own');
  }

  clearTimeout(entry: Armed | null | undefined): void {
    if (entry && this.armed.get(entry.owner.executionId) === entry) this.armed.delete(entry.owner.executionId);
  }

  /** Armed timers whose element is alive; one of a discarded, recovered subprocess may linger here as a zombie. */
  living(alive: ReadonlyMap<string, unknown>): ArmedTimer[] {
    return [...this.armed.values()]
      .filter(({ owner }) => alive.has(owner.parent?.executionId ?? ''))
      .map(({ owner }) => this.describe(owner));
  }

  /** Fires the timer with this public id if its element is alive. */
  fire(executionId: string, alive: ReadonlyMap<string, unknown>): boolean {
    const entry = [...this.armed.values()].find(({ owner }) => publicId(owner.executionId) === executionId);
    if (!entry || !alive.has(entry.owner.parent?.executionId ?? '')) return false;
    this.armed.delete(entry.owner.executionId);
    entry.complete();
    return true;
  }

  private describe(owner: TimerContent): ArmedTimer {
    const dueAt = this.dueDates.get(owner.executionId);
    return {
      executionId: publicId(owner.executionId),
      elementId: owner.id,
      expression: owner[owner.timerType] ?? '',
      ...(dueAt && { dueAt }),
      ...(owner.repeat !== undefined && { repeat: owner.repeat }),
    };
  }
}
