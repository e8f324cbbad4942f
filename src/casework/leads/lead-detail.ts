import type { CaseLead } from './lead.entity.ts';
import type { LeadView } from './lead-view.ts';

/** A lead as the screen shows it; never its reporter, only that there is one. */
export type LeadDetail = Omit<CaseLead, 'createdBy'> & {
  kind: 'lead';
  party: LeadView['party'];
  officers: LeadView['officers'];
  records: LeadView['records'];
  linked: LeadView['linked'];
};

export function toDetail({ lead, party, officers, records, linked }: LeadView): LeadDetail {
  const { createdBy: _createdBy, ...rest } = lead;
  return { kind: 'lead', ...rest, party, officers, records, linked };
}
