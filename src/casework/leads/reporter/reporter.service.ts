import { Injectable } from '@nestjs/common';
import { AuditService } from '../../../audit/index.ts';
import { AccessService } from '../../../people/index.ts';
import { Clock } from '../../../platform/clock.ts';
import { ActorContext } from '../../../platform/context.ts';
import { Database } from '../../../platform/database/database.ts';
import { ForbiddenError, NotFoundError } from '../../../platform/errors.ts';
import { newId } from '../../../platform/ids.ts';
import type { ReporterDto } from './reporter.dto.ts';
import { ReporterRepository } from './reporter.repository.ts';
import { openSealed, sealText } from './seal.ts';
import { SealKey } from './seal-key.ts';

/** 举报人 (E22): sealed on arrival, opened for the intake clerk of the lead's own bureau alone, and only with a reason that is written down. */
@Injectable()
export class ReporterService {
  constructor(
    private readonly reporters: ReporterRepository,
    private readonly key: SealKey,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** In the caller's transaction. */
  async seal(leadId: string, bureauCode: string, reporter: ReporterDto): Promise<void> {
    const { id, bytes } = this.key.current;
    await this.reporters.insert(
      { leadId, bureauCode, keyId: id, sealed: sealText(bytes, JSON.stringify(reporter), leadId) },
      this.clock.now(),
    );
  }

  /** The entry in the access log commits before the name is given out. Never behind @Idempotent: that would store the answer. */
  async open(leadId: string, reason: string): Promise<ReporterDto> {
    const sealed = await this.database.transaction(async () => {
      const actor = this.actors.required;
      const found = await this.reporters.find(leadId);
      if (!found) throw new NotFoundError('举报人信息', 'The sealed reporter');
      this.access.requireRole(actor, 'intake-clerk');
      if (actor.bureauCode !== found.bureauCode)
        throw new ForbiddenError('OTHER_BUREAU', '举报人信息只能由受理单位的线索受理员查阅。', {
          messageEn: 'Only the intake clerk of the bureau that took the report may look.',
        });
      await this.reporters.log({
        id: newId(),
        leadId,
        bureauCode: found.bureauCode,
        userId: actor.userId,
        userName: actor.name,
        reason,
        at: this.clock.now(),
      });
      await this.audit.record({
        action: 'reporter.opened',
        matter: { kind: 'lead', id: leadId, bureauCode: found.bureauCode },
        detail: { reason },
      });
      return found.sealed;
    });
    return JSON.parse(openSealed(this.key.current.bytes, sealed, leadId)) as ReporterDto;
  }
}
