/** Leads 线索. The only door to this folder. */
export { LeadsModule } from './leads.module.ts';
export { LeadService } from './lead.service.ts';
export { RegisterLeadDto } from './intake/register-lead.dto.ts';
export type { LeadDetail } from './lead-detail.ts';
export { CHANNELS, type Channel } from './lead-words.ts';
export { LEAD_STATUSES, type LeadStatus } from './lead-transitions.ts';
