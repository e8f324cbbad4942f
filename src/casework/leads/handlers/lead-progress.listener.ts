import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.ts';
import type { ProcedureListener } from '../../../procedures/step.ts';
import { LeadRepository } from '../lead.repository.ts';

/** Keeps the lead's stage where its procedure stands, and marks it filed when the procedure ends in a case file. */
@Injectable()
export class LeadProgressListener implements ProcedureListener {
  constructor(
    private readonly leads: LeadRepository,
    private readonly clock: Clock,
  ) {}

  async onStep({ matter, stage, done, facts }: Parameters<ProcedureListener['onStep']>[0]): Promise<void> {
    if (matter.kind !== 'lead') return;
    const now = this.clock.now();
    if (done && facts['acceptance'] === 'file')
      return this.leads.transition(matter.id, 'FILE', { stage: 'filing', closedOn: this.clock.today() }, now);
    if (stage && (await this.leads.get(matter.id)).stage !== stage) await this.leads.patch(matter.id, { stage }, now);
  }
}
