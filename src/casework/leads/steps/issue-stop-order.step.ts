import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsUUID } from 'class-validator';
import { articlesText, OFFENCES } from '../../../law/index.ts';
import type { Problem } from '../../../platform/errors.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../../procedures/step.ts';
import { LABEL } from '../../common/labels.ts';
import { PartyService } from '../../parties/index.ts';
import { CleanText } from '../../../platform/forms/text.ts';
import { checkActorKnown } from '../lead-rules.ts';
import { LeadRepository } from '../lead.repository.ts';
import { lastRecord, type LeadView } from '../lead-view.ts';
import type { VerifyLeadDto } from './verify-lead.step.ts';

const CONTACT = label('联系方式', 'Contact');

export class IssueStopOrderDto {
  @Field({ label: LABEL.officers, widget: 'officers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];

  @Field({ label: label('违法行为人', 'Who did it'), widget: 'party' })
  @IsUUID()
  partyId: string;

  @Field({ label: label('违法事实', 'Facts'), widget: 'textarea' })
  @CleanText(8000, 10)
  facts: string;

  @Field({ label: label('违反的规定', 'Provision breached') })
  @CleanText(500, 4)
  provision: string;

  @Field({ label: label('责令依据', 'Basis of the order') })
  @CleanText(500, 4)
  basis: string;

  @Field({ label: label('责令内容', 'Order'), widget: 'textarea' })
  @CleanText(2000, 4)
  order: string;

  @Field({ label: label('联系人', 'Contact'), group: CONTACT })
  @CleanText(80)
  contactName: string;

  @Field({ label: label('联系电话', 'Phone'), group: CONTACT })
  @CleanText(40)
  contactPhone: string;

  @Field({ label: label('联系地址', 'Address'), group: CONTACT })
  @CleanText(200)
  contactAddress: string;
}

/** P3: an act that is going on is stopped at once (D-03). 令12 arts 15, 20; 矿产法 arts 57, 63, 64. */
@Injectable()
@Step({ key: 'issue-stop-order', dto: IssueStopOrderDto })
export class IssueStopOrderStep implements StepDefinition<LeadView, IssueStopOrderDto> {
  constructor(
    private readonly leads: LeadRepository,
    private readonly parties: PartyService,
  ) {}

  prefill(view: LeadView): Partial<IssueStopOrderDto> {
    const last = lastRecord<IssueStopOrderDto>(view, 'issue-stop-order');
    if (last)
      return {
        officerIds: last.officerIds,
        partyId: last.partyId,
        facts: last.facts,
        provision: last.provision,
        basis: last.basis,
        order: last.order,
        contactName: last.contactName,
        contactPhone: last.contactPhone,
        contactAddress: last.contactAddress,
      };
    const offence = OFFENCES.find((o) => o.code === view.lead.offenceCode);
    return {
      officerIds: view.officers.map((o) => o.userId),
      ...(view.lead.partyId && { partyId: view.lead.partyId }),
      facts: lastRecord<VerifyLeadDto>(view, 'verify-lead')?.findings ?? '',
      ...(offence?.new && { provision: articlesText(offence.new.citations) }),
      basis: '《中华人民共和国行政处罚法》第二十八条、《自然资源行政处罚办法》第十五条',
      order: '立即停止上述违法行为，撤出机械设备，不得销售、转移已采出的矿产品。',
      contactName: view.officers.map((o) => o.name).join('、'),
      contactPhone: '12336',
      contactAddress: view.bureauName,
    };
  }

  check(_view: LeadView, input: IssueStopOrderDto): Problem[] {
    return checkActorKnown(input.partyId, 'partyId', '《自然资源行政处罚办法》第十五条');
  }

  async apply(view: LeadView, input: IssueStopOrderDto, context: StepContext): Promise<Facts> {
    const party = await this.parties.find(input.partyId);
    await this.leads.record(context, input);
    await this.leads.patch(view.lead.id, { partyId: party!.id }, context.now);
    await this.parties.link(context.matter, party!.id);
    return { stopOrder: 'drafted' };
  }
}
