import * as Elements from 'bpmn-elements';
import { EPOCH } from './identity.ts';
import type { Content, Message, TimerKind } from './messages.ts';

/** The methods we override, as the library has them; its own types declare values, not classes. */
interface LibraryTimer {
  execute(message: Message): unknown;
  _completed(content?: object, options?: object): unknown;
}
const { SequenceFlow, TimerEventDefinition } = Elements as unknown as {
  SequenceFlow: new (...args: never[]) => { discard(): void };
  TimerEventDefinition: new (...args: never[]) => LibraryTimer;
};

/** A flow that is not taken carries no token. The library sends "discard" tokens instead, which break parallel joins (bpmn-engine#200). */
export class TokenFlow extends SequenceFlow {
  override discard(): void {}
}

const KINDS: readonly TimerKind[] = ['timeDuration', 'timeDate', 'timeCycle'];
/** Stands in the state where the library wants a date: never reached, never compared with a clock. */
const NEVER = '9999-01-01T00:00:00.000Z';
const LONG = 1e12;

/**
 * A timer that never fires by itself and keeps no date in the state. Its due date is asked once, when it is armed, and handed
 * to the host; it is fired by the host through `fire`. Stock timers fire inside resume() when overdue, and never beyond 24.8 days.
 */
export class DurableTimer extends TimerEventDefinition {
  declare environment: { timers: { arm(kind: TimerKind, expression: string, message: Message): number | undefined } };

  override execute(message: Message & { content: Content & { startedAt?: string } }): unknown {
    message.content.startedAt = EPOCH;
    return super.execute(message);
  }

  override _completed(content?: object, options?: object): unknown {
    return super._completed({ ...content, stoppedAt: EPOCH, runningTime: 0 }, options);
  }

  _getTimers(
    message: Message & { content: Content & { expireAt?: string; repeat?: number; inbound?: Array<{ repeat?: number }> } },
  ): object {
    const { content } = message;
    const kind = KINDS.find((k) => k in this);
    if (!kind) throw new Error(`timer <${content.id}> has no duration, date or cycle`);
    const expression = (this as unknown as Record<TimerKind, string>)[kind];
    const armedBefore = 'expireAt' in content;
    let repeat = armedBefore ? content.repeat : this.environment.timers.arm(kind, expression, message);
    // a repeating timer runs anew for each repeat; what is left of the count arrives with the token
    const inbound = content.inbound?.[0];
    if (inbound && 'repeat' in inbound) repeat = inbound.repeat;
    return { [kind]: expression, timerType: kind, expireAt: NEVER, timeout: LONG, repeat };
  }
}
