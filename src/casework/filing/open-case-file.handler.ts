import { Injectable } from '@nestjs/common';
import { newId } from '../../platform/ids.ts';
import { type Facts, Handler, type HandlerContext, type ProcedureHandler } from '../../procedures/step.ts';
import { ProcedureService } from '../../procedures/index.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { causeOf } from '../cases/cause.ts';
import { type LeadForCase, LeadLinkRepository } from './lead-link.repository.ts';

/** Assumed when nobody has said yet what the offence is; the officer chooses on the filing form. */
const USUAL_CAUSE = 'KC-01';

/** P4: a verified lead becomes a case file and its ordinary procedure begins, in the transaction that accepted the verification. */
@Injectable()
@Handler('open-case-file')
export class OpenCaseFileHandler implements ProcedureHandler {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly leads: LeadLinkRepository,
    private readonly procedures: ProcedureService,
  ) {}

  async run({ matter, now, facts }: HandlerContext): Promise<Facts> {
    const lead = await this.leads.load(matter.id);
    const caseId = newId();
    await this.cases.insert(caseFileOf(caseId, lead, now));
    if (lead.officers.length) await this.cases.assignOfficers(caseId, lead.bureauCode, lead.officers, now);
    await this.leads.link(lead.id, caseId, now);
    await this.procedures.start({
      procedure: 'case-handling',
      matter: { kind: 'case', id: caseId, bureauCode: lead.bureauCode },
      facts: {},
    });
    return { ...facts, caseId };
  }
}

function caseFileOf(id: string, lead: LeadForCase, now: Date) {
  const causeCode = lead.offenceCode ?? USUAL_CAUSE;
  return {
    id,
    bureauCode: lead.bureauCode,
    number: null,
    leadId: lead.id,
    title: `${lead.partyName ?? '当事人待查明'}涉嫌${causeOf(causeCode).name.zh.replace(/[（(].*$/, '')}案`,
    causeCode,
    status: 'PREPARING' as const,
    stage: 'filing',
    partyId: lead.partyId,
    place: lead.place,
    longitude: lead.longitude,
    latitude: lead.latitude,
    discoveredOn: lead.discoveredOn,
    actStartedOn: null,
    actEndedOn: null,
    isOngoing: lead.isOngoing,
    filedOn: null,
    decidedOn: null,
    closedOn: null,
    archivedOn: null,
    marketValueFen: null,
    illegalGainsFen: null,
    fineFen: null,
    revision: 1,
    createdAt: now,
    updatedAt: now,
  };
}
