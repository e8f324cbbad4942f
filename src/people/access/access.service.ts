import { Injectable } from '@nestjs/common';
import type { Actor, Role } from '../../platform/actor.ts';
import { Clock } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import { OfficerDirectory } from '../certificates/officer-directory.ts';
import { judgeAct, type MatterPlace, type StepDemand } from './access-rules.ts';
import { requireOneOf } from './require-role.ts';

/** May this person do this? Role x bureau x certificate; the file's own exclusions (E4, E5) are asked of its reader. */
@Injectable()
export class AccessService {
  constructor(
    private readonly officers: OfficerDirectory,
    private readonly clock: Clock,
  ) {}

  /** Every reason why the actor may not do this step of this matter today; empty: yes. */
  async mayAct(actor: Actor, step: StepDemand, matter: MatterPlace): Promise<Problem[]> {
    // Cards are read only where they count: most steps of a work list need none.
    const certificates = step.officers > 0 && actor.kind === 'person' ? await this.officers.certificatesOf(actor.userId) : [];
    return judgeAct(actor, step, matter, certificates, this.clock.today());
  }

  /** Throws ForbiddenError unless the actor has one of the roles. The system passes. */
  requireRole(actor: Actor, ...roles: Role[]): void {
    if (actor.kind === 'person') requireOneOf(actor.roles, roles);
  }
}
