import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.ts';
import { ActorContext } from '../platform/context.ts';
import { NotFoundError } from '../platform/errors.ts';
import { SessionRepository } from './session/session.repository.ts';
import { actorOf } from './session/session.service.ts';

/** People as actors without a session: for work that the house does in somebody's name. */
@Injectable()
export class ActorDirectory {
  constructor(
    private readonly sessions: SessionRepository,
    private readonly actors: ActorContext,
  ) {}

  /** The person as the session guard would set them. Throws NotFoundError. */
  async named(username: string): Promise<Actor> {
    const user = await this.actors.runAsSystem(() => this.sessions.findUser(username));
    if (!user) throw new NotFoundError(`用户“${username}”`, `The user "${username}"`);
    return actorOf(user);
  }
}
