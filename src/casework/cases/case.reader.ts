import { Injectable } from '@nestjs/common';
import type { StepMeta } from '../../engine/index.ts';
import { Clock } from '../../platform/clock.ts';
import type { Problem } from '../../platform/errors.ts';
import type { MatterHeadline, MatterReader } from '../../procedures/step.ts';
import { caseGateFacts } from './case-gates.ts';
import { investigators } from './case-rules.ts';
import type { CaseView } from './case-view.ts';
import { CaseViewRepository } from './case-view.repository.ts';

/** Steps that nobody who investigated the case may take (E5, 处罚法 art 64, 令12 art 30). */
const SEPARATED = new Set(['review-case', 'legality-review', 'hold-hearing']);
/** Steps of the case officers: shown to them and to nobody else's list. */
const OF_THE_OFFICERS = 'case-handler';

const INVESTIGATED: Problem = {
  code: 'INVESTIGATOR_EXCLUDED',
  rule: 'E5',
  article: '《行政处罚法》第六十四条、《自然资源行政处罚办法》第三十条',
  message: '本案调查人员不得参加本案的审理、法制审核和听证主持。',
  messageEn: 'Whoever investigated the case may not review it or host its hearing.',
  cure: '请由未参与本案调查的人员办理。',
};

/** A case as the procedures see it. */
@Injectable()
export class CaseReader implements MatterReader<CaseView> {
  readonly kind = 'case' as const;
  constructor(
    private readonly views: CaseViewRepository,
    private readonly clock: Clock,
  ) {}

  view(id: string): Promise<CaseView> {
    return this.views.load(id);
  }

  headline(id: string): Promise<MatterHeadline> {
    return this.views.headline(id);
  }

  exclusions(view: CaseView, step: StepMeta): Array<{ userId: string; problem: Problem }> {
    return SEPARATED.has(step.elementId) ? [...investigators(view)].map((userId) => ({ userId, problem: INVESTIGATED })) : [];
  }

  assignees(view: CaseView, step: StepMeta): string[] {
    return step.role === OF_THE_OFFICERS ? view.officers.map((o) => o.userId) : [];
  }

  /** A return or a refusal to file asks for nothing the gates guard. */
  gateFacts(view: CaseView, input: object): unknown {
    const { decision } = input as { decision?: string };
    return decision === 'return' || decision === 'not-file' ? null : caseGateFacts(view, input, this.clock.today());
  }
}
