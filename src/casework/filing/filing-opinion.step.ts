import { Injectable } from '@nestjs/common';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { checkRemark } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';
import { OpinionDto } from '../common/dto.ts';

/** The opinions of 承办单位 and 审查 on the filing form; two steps in the diagram, one form. 令12 art 16. */
@Injectable()
@Step({ key: 'filing-opinion', dto: OpinionDto })
export class FilingOpinionStep implements StepDefinition<CaseView, OpinionDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  check(_view: CaseView, input: OpinionDto): Problem[] {
    return checkRemark(input.opinion === 'return', input.remark);
  }

  async apply(_view: CaseView, input: OpinionDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    return { opinion: input.opinion };
  }
}
