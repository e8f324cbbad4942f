import { Injectable } from '@nestjs/common';
import { IsIn, ValidateIf } from 'class-validator';
import type { Problem } from '../../../platform/errors.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { checkDate } from '../../cases/case-rules.ts';
import { DeliveryDto } from '../../common/dto.ts';
import { CleanText } from '../../../platform/forms/text.ts';
import { LeadDocuments } from '../documents/lead-documents.ts';
import { LeadRepository } from '../lead.repository.ts';
import { lastRecord, type LeadView } from '../lead-view.ts';
import type { ApproveStopOrderDto } from './approve-stop-order.step.ts';

export class ServeStopOrderDto extends DeliveryDto {
  @Field({
    label: label('违法行为是否停止', 'Did the act stop'),
    widget: 'radio',
    options: [
      { value: 'stopped', label: label('已停止', 'Stopped') },
      { value: 'continues', label: label('拒不停止', 'Goes on') },
    ],
  })
  @IsIn(['stopped', 'continues'])
  result: 'stopped' | 'continues';

  @Field({
    label: label('报告和协助情况', 'Reported to'),
    widget: 'textarea',
    showWhen: { field: 'result', in: ['continues'] },
    help: label(
      '拒不停止的，应当报告本级人民政府和上级主管部门，可以抄告有关部门（《自然资源行政处罚办法》第二十条）。',
      'To the government and the superior (art 20).',
    ),
  })
  @ValidateIf((o: ServeStopOrderDto) => o.result === 'continues')
  @CleanText(1000, 4)
  report?: string;
}

/** P3, P15: two officers hand the order over and see whether the act stops. 处罚法 art 61; 令12 arts 15, 20. */
@Injectable()
@Step({ key: 'serve-stop-order', dto: ServeStopOrderDto })
export class ServeStopOrderStep implements StepDefinition<LeadView, ServeStopOrderDto> {
  constructor(
    private readonly leads: LeadRepository,
    private readonly documents: LeadDocuments,
  ) {}

  prefill(view: LeadView, today: string): Partial<ServeStopOrderDto> {
    const { party, lead, officers } = view;
    return {
      method: 'direct',
      deliveredOn: today,
      place: lead.place,
      recipient: party?.legalRepresentative ?? party?.name ?? '',
      relation: party?.kind === 'person' ? '本人' : '',
      officerIds: officers.map((o) => o.userId),
      result: 'stopped',
    };
  }

  check(view: LeadView, input: ServeStopOrderDto, { today }: CheckContext): Problem[] {
    const issuedOn = lastRecord<ApproveStopOrderDto>(view, 'approve-stop-order')?.recordedOn;
    return checkDate('deliveredOn', input.deliveredOn, today, { date: issuedOn, what: '通知书签发日期', whatEn: 'the date of the order' });
  }

  async apply(view: LeadView, input: ServeStopOrderDto, context: StepContext): Promise<Facts> {
    await this.leads.record(context, input);
    if (input.result === 'stopped') await this.leads.patch(view.lead.id, { isOngoing: false }, context.now);
    await this.documents.issue(context.matter, 'delivery-receipt');
    return { stopOrder: 'served', stopped: input.result === 'stopped' };
  }
}
