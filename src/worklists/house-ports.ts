import { Injectable } from '@nestjs/common';
import { AuditService } from '../audit/index.ts';
import { AccessService, OfficerDirectory } from '../people/index.ts';
import type { Actor } from '../platform/actor.ts';
import type { CalendarDate } from '../platform/calendar-date.ts';
import type { Problem } from '../platform/errors.ts';
import { AuditPort, type MatterRef, OfficerPort, PermissionPort, type StepMeta } from '../procedures/index.ts';

/** Binds what procedures asks to the parts that know. Here, since procedures imports no other part (style.md, who may import whom). */
@Injectable()
export class HousePermission extends PermissionPort {
  constructor(private readonly access: AccessService) {
    super();
  }

  refusals(actor: Actor, step: StepMeta, matter: MatterRef): Promise<Problem[]> {
    return this.access.mayAct(actor, step, matter);
  }
}

@Injectable()
export class HouseOfficers extends OfficerPort {
  constructor(private readonly officers: OfficerDirectory) {
    super();
  }

  certified(
    userIds: readonly string[],
    on: CalendarDate,
    demand: { minimum: number; bureauCode: string; field: string },
  ): Promise<Problem[]> {
    return this.officers.certified(userIds, on, demand);
  }
}

@Injectable()
export class HouseAudit extends AuditPort {
  constructor(private readonly audit: AuditService) {
    super();
  }

  record(entry: Parameters<AuditPort['record']>[0]): Promise<void> {
    return this.audit.record(entry);
  }
}
