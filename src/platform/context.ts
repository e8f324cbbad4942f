import { Injectable } from '@nestjs/common';
import { ClsService } from 'nestjs-cls';
import { type Actor, SYSTEM_ACTOR } from './actor.ts';

/** Who is acting in the running request, job or timer. */
@Injectable()
export class ActorContext {
  constructor(private readonly cls: ClsService) {}

  get current(): Actor | undefined {
    return this.cls.isActive() ? this.cls.get<Actor | undefined>('actor') : undefined;
  }

  /** The actor, or an error: nothing is done in nobody's name. */
  get required(): Actor {
    const actor = this.current;
    if (!actor) throw new Error('no actor in context: call ActorContext.set in the guard, or runAs for background work');
    return actor;
  }

  /** Set once by the session guard. */
  set(actor: Actor): void {
    this.cls.set('actor', actor);
  }

  /** Runs background work (timers, jobs, seeds, tests) in somebody's name. */
  runAs<T>(actor: Actor, work: () => Promise<T>): Promise<T> {
    return this.cls.run({ ifNested: 'inherit' }, async () => {
      const before = this.cls.get<Actor | undefined>('actor');
      this.cls.set('actor', actor);
      try {
        return await work();
      } finally {
        this.cls.set('actor', before);
      }
    });
  }

  runAsSystem<T>(work: () => Promise<T>): Promise<T> {
    return this.runAs(SYSTEM_ACTOR, work);
  }
}
