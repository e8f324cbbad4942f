import { Injectable } from '@nestjs/common';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseDocuments } from '../cases/case-documents.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { hasHearingRight } from '../cases/case-gates.ts';
import { checkDate } from '../cases/case-rules.ts';
import { type CaseView, issued } from '../cases/case-view.ts';
import { DeliveryDto } from '../common/dto.ts';

/** P12/P15: the notice is served; from the day after, the party has 5 working days (D-11, D-12). 处罚法 arts 61, 64; 令12 arts 33, 34. */
@Injectable()
@Step({ key: 'serve-notice', dto: DeliveryDto })
export class ServeNoticeStep implements StepDefinition<CaseView, DeliveryDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly documents: CaseDocuments,
    private readonly clocks: ClockPort,
  ) {}

  prefill(view: CaseView, today: string): Partial<DeliveryDto> {
    return {
      method: 'direct',
      deliveredOn: today,
      place: view.party?.address ?? '',
      recipient: view.party?.legalRepresentative ?? view.party?.name ?? '',
      officerIds: view.officers.map((o) => o.userId),
    };
  }

  check(view: CaseView, input: DeliveryDto, { today }: CheckContext): Problem[] {
    return [
      ...checkDate('deliveredOn', input.deliveredOn, today, {
        date: issued(view, 'penalty-notice')?.issuedOn,
        what: '告知书签发日期',
        whatEn: 'the date of the notice',
      }),
    ];
  }

  async apply(view: CaseView, input: DeliveryDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.documents.issue(context.matter, 'delivery-receipt');
    await this.clocks.start(context.matter, 'D-11', input.deliveredOn, '行政处罚告知书送达');
    if (hasHearingRight(view)) await this.clocks.start(context.matter, 'D-12', input.deliveredOn, '行政处罚听证告知书送达');
    return { response: null };
  }
}
