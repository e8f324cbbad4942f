import { Injectable } from '@nestjs/common';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseDocuments } from '../cases/case-documents.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { checkDate } from '../cases/case-rules.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import { DeliveryDto } from '../common/dto.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

/** Clocks that begin when the party receives the decision. */
const STARTED_BY_SERVICE = ['D-17', 'D-21', 'D-23'];

/** P15: the decision is served; payment, reconsideration and suit periods begin. 处罚法 arts 61, 67; 复议法 art 20; 行诉法 art 46. */
@Injectable()
@Step({ key: 'serve-decision', dto: DeliveryDto })
export class ServeDecisionStep implements StepDefinition<CaseView, DeliveryDto> {
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
        date: view.file.decidedOn,
        what: '决定日期',
        whatEn: 'the day of the decision',
      }),
    ];
  }

  async apply(view: CaseView, input: DeliveryDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.documents.issue(context.matter, 'delivery-receipt');
    for (const lawId of STARTED_BY_SERVICE) await this.clocks.start(context.matter, lawId, input.deliveredOn, '行政处罚决定书送达');
    const report = latest<WriteReportDto>(view, 'write-report');
    if (report?.confiscatedOre || report?.confiscatedTools)
      await this.clocks.start(context.matter, 'D-43', input.deliveredOn, '处罚决定生效');
    return { fulfilment: null };
  }
}
