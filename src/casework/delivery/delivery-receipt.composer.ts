import { type CaseView, issued } from '../cases/case-view.ts';
import { causeOf } from '../cases/cause.ts';
import type { DeliveryDto } from '../common/dto.ts';

const WHAT: Record<string, { type: string; name: (view: CaseView) => string }> = {
  'serve-notice': {
    type: 'penalty-notice',
    name: (view) => (issued(view, 'penalty-notice')?.fields['hearing'] === true ? '行政处罚听证告知书' : '行政处罚告知书'),
  },
  'serve-decision': { type: 'penalty-decision', name: () => '行政处罚决定书' },
};

/** 送达回证 (#41) of the service that was recorded last. 民诉法 art 87. */
export function composeDeliveryReceipt(view: CaseView): Record<string, unknown> {
  const record = view.records.findLast((r) => r.step in WHAT);
  if (!record) return {};
  const delivery = record.data as unknown as DeliveryDto;
  const what = WHAT[record.step]!;
  const number = issued(view, what.type)?.number;
  return {
    cause: causeOf(view.file.causeCode).name.zh,
    addressee: view.party?.name ?? '',
    documents: [{ name: what.name(view), ...(number && { number }), copies: 1 }],
    method: delivery.method.toUpperCase(),
    place: delivery.place,
    servers: view.directory
      .filter((o) => delivery.officerIds.includes(o.userId))
      .map((o) => o.name)
      .join('、'),
    servedOn: delivery.deliveredOn,
    // the party itself and its legal representative sign as the addressee, nobody on behalf of it
    ...(!/本人|法定代表人|负责人/.test(delivery.relation) && { receivedByOther: `${delivery.recipient}（${delivery.relation}）` }),
    ...(delivery.refusalReason && { refusal: delivery.refusalReason }),
    ...(delivery.witness && { witness: delivery.witness }),
    ...(delivery.note && { notes: delivery.note }),
  };
}
