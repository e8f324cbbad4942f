import { Injectable } from '@nestjs/common';
import type { StepMeta } from '../../engine/index.ts';
import type { Problem } from '../../platform/errors.ts';
import type { MatterHeadline, MatterReader } from '../../procedures/step.ts';
import type { LeadView } from './lead-view.ts';
import { LeadViewRepository } from './lead-view.repository.ts';

/** Nobody accepts or signs what they found themselves. A house rule in the spirit of E5. */
const SEPARATED = new Set(['accept-verification', 'approve-stop-order']);
const OWN_WORK: Problem = {
  code: 'OWN_WORK',
  rule: 'E5',
  message: '核查人员不得审定或者签发自己办理的事项。',
  messageEn: 'Whoever verified the lead may not accept or sign it.',
  cure: '请由未参与核查的负责人办理。',
};

/** A lead as the procedures see it. */
@Injectable()
export class LeadReader implements MatterReader<LeadView> {
  readonly kind = 'lead' as const;
  constructor(private readonly views: LeadViewRepository) {}

  view(id: string): Promise<LeadView> {
    return this.views.load(id);
  }

  headline(id: string): Promise<MatterHeadline> {
    return this.views.headline(id);
  }

  exclusions(view: LeadView, step: StepMeta): Array<{ userId: string; problem: Problem }> {
    return SEPARATED.has(step.elementId) ? view.officers.map(({ userId }) => ({ userId, problem: OWN_WORK })) : [];
  }

  assignees(view: LeadView, step: StepMeta): string[] {
    return step.role === 'case-handler' ? view.officers.map((officer) => officer.userId) : [];
  }

  /** No step of this procedure names a gate. */
  gateFacts(_view: LeadView, _input: object): null {
    return null;
  }
}
