import { Injectable } from '@nestjs/common';
import { UnexpectedError } from '../../../platform/errors.ts';
import { type Facts, Handler, type HandlerContext, type ProcedureHandler } from '../../../procedures/step.ts';
import { LeadRepository } from '../lead.repository.ts';
import { lastRecord } from '../lead-view.ts';
import { LeadViewRepository } from '../lead-view.repository.ts';
import type { AcceptVerificationDto } from '../steps/accept-verification.step.ts';
import type { ScreenLeadDto } from '../steps/screen-lead.step.ts';
import type { VerifyLeadDto } from '../steps/verify-lead.step.ts';

/** Ends a lead that does not become a case: merged, redirected or untrue. Both leads of a merge keep their link. */
@Injectable()
@Handler('close-lead')
export class CloseLeadHandler implements ProcedureHandler {
  constructor(
    private readonly leads: LeadRepository,
    private readonly views: LeadViewRepository,
  ) {}

  async run({ matter, facts, now, today }: HandlerContext): Promise<Facts> {
    const view = await this.views.load(matter.id);
    const screening = lastRecord<ScreenLeadDto>(view, 'screen-lead');
    const verification = lastRecord<VerifyLeadDto>(view, 'verify-lead');
    const remark = lastRecord<AcceptVerificationDto>(view, 'accept-verification')?.remark ?? null;
    const end = { stage: view.lead.stage, closedOn: today };
    if (facts['screening'] === 'duplicate')
      await this.leads.transition(
        matter.id,
        'MERGE',
        { ...end, mergedIntoId: screening!.duplicateOfId!, closeReason: screening!.reason ?? null },
        now,
      );
    else if (facts['screening'] === 'outside-remit')
      await this.leads.transition(
        matter.id,
        'REDIRECT',
        { ...end, redirectedTo: screening!.redirectTo!, closeReason: screening!.reason ?? null },
        now,
      );
    else if (facts['acceptance'] === 'outside-remit')
      await this.leads.transition(
        matter.id,
        'REDIRECT',
        { ...end, redirectedTo: verification!.redirectTo!, closeReason: remark ?? verification!.findings.slice(0, 1000) },
        now,
      );
    else if (facts['acceptance'] === 'untrue')
      await this.leads.transition(matter.id, 'REFUTE', { ...end, closeReason: remark ?? verification!.findings.slice(0, 1000) }, now);
    else throw new UnexpectedError(`close-lead was reached with no end in its facts: ${JSON.stringify(facts)}`);
    return { closed: true };
  }
}
