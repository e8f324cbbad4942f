import { articlesText, OFFENCES } from '../../../law/index.ts';
import type { DeliveryDto } from '../../common/dto.ts';
import { lastRecord, type LeadView } from '../lead-view.ts';
import { offenceName, officersNamed } from '../lead-rules.ts';
import type { IssueStopOrderDto } from '../steps/issue-stop-order.step.ts';

type Fields = Record<string, unknown>;

/** 责令停止违法行为通知书, document 3: actor's name, facts, provision and basis (令12 art 15). */
export function composeStopOrder(view: LeadView): Fields {
  const order = lastRecord<IssueStopOrderDto>(view, 'issue-stop-order');
  const offence = OFFENCES.find((o) => o.code === view.lead.offenceCode);
  return {
    ...partyOf(view),
    facts: order?.facts ?? view.lead.summary,
    provision: order?.provision ?? (offence?.new ? articlesText(offence.new.citations) : ''),
    basis: order?.basis ?? '',
    order: order?.order ?? '',
    contactName: order?.contactName ?? '',
    contactPhone: order?.contactPhone ?? '',
    contactAddress: order?.contactAddress ?? '',
  };
}

/** 送达回证, document 41, of the order to stop. 民诉法 art 87. */
export function composeStopOrderReceipt(view: LeadView): Fields {
  const delivery = lastRecord<DeliveryDto>(view, 'serve-stop-order');
  if (!delivery) return {};
  const number = view.documents.findLast((d) => d.type === 'stop-order' && d.status === 'ISSUED')?.number;
  return {
    cause: offenceName(view.lead.offenceCode),
    addressee: view.party?.name ?? '',
    documents: [{ name: '责令停止违法行为通知书', ...(number && { number }), copies: 1 }],
    method: delivery.method.toUpperCase(),
    place: delivery.place,
    servers: officersNamed(view.directory, delivery.officerIds)
      .map((o) => o.name)
      .join('、'),
    servedOn: delivery.deliveredOn,
    ...(!/本人|法定代表人|负责人/.test(delivery.relation) && { receivedByOther: `${delivery.recipient}（${delivery.relation}）` }),
    ...(delivery.refusalReason && { refusal: delivery.refusalReason }),
    ...(delivery.witness && { witness: delivery.witness }),
    ...(delivery.note && { notes: delivery.note }),
  };
}

/** The party block of documents; without a known address the place of the act is where the order is handed over. */
function partyOf({ party, lead }: LeadView): Fields {
  if (!party) return {};
  const fields = {
    partyKind: party.kind === 'person' ? 'PERSON' : 'ORGANISATION',
    partyName: party.name,
    partyCreditCode: party.creditCode,
    partyRepresentative: party.legalRepresentative,
    partyPost: party.post,
    partyIdNumber: party.idNumber,
    partySex: party.sex,
    partyAge: party.age,
    partyEmployer: party.employer,
    partyAddress: party.address ?? lead.place,
    partyPhone: party.phone,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== null));
}
