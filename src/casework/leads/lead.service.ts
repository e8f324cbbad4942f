import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { AccessService } from '../../people/index.ts';
import { addDays, dateOf } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, ForbiddenError, RefusedError } from '../../platform/errors.ts';
import { decodeCursor, type Page, toPage } from '../../platform/http/paging.ts';
import { newId } from '../../platform/ids.ts';
import { type MatterRef, ProcedureService } from '../../procedures/index.ts';
import { PartyService } from '../parties/index.ts';
import { type Comparable, type Duplicate, DUPLICATE_DAYS, findDuplicates } from './duplicates/duplicates.ts';
import { checkContent, checkRegistration } from './intake/intake-rules.ts';
import type { LeadListQuery } from './intake/lead-list.dto.ts';
import type { DuplicateQuery, LeadContentDto, RegisterLeadDto } from './intake/register-lead.dto.ts';
import { type LeadDetail, toDetail } from './lead-detail.ts';
import type { CaseLead } from './lead.entity.ts';
import { leadNumber } from './lead-number.ts';
import { type Candidate, LeadRepository, type LeadRow } from './lead.repository.ts';
import { isOpen } from './lead-transitions.ts';
import { LeadViewRepository } from './lead-view.repository.ts';
import { ReporterService } from './reporter/reporter.service.ts';

/** 线索: registered from every channel, found again, compared, put right. What happens to one is its procedure's affair. */
@Injectable()
export class LeadService {
  constructor(
    private readonly leads: LeadRepository,
    private readonly views: LeadViewRepository,
    private readonly parties: PartyService,
    private readonly reporters: ReporterService,
    private readonly procedures: ProcedureService,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Number, lead, sealed reporter, link to the party and the procedure appear together or not at all. */
  register(input: RegisterLeadDto): Promise<LeadDetail> {
    return this.database.transaction(async () => {
      const actor = this.actors.required;
      this.access.requireRole(actor, 'intake-clerk', 'case-handler');
      const now = this.clock.now();
      refuse(checkRegistration(input, now));
      const partyId = input.party ? (await this.parties.findOrCreate(input.party)).id : await this.knownParty(input.partyId);
      const lead = this.newLead(input, partyId, now);
      // last of all that can be refused: the counter's row is locked from here on
      lead.number = leadNumber(yearOf(now), await this.leads.nextSerial(lead.bureauCode, yearOf(now)));
      await this.leads.insert(lead);
      await this.attach(lead, input);
      return this.get(lead.id);
    });
  }

  async get(id: string): Promise<LeadDetail> {
    return toDetail(await this.views.load(id));
  }

  async list(query: LeadListQuery): Promise<Page<Omit<LeadRow, 'sortKey'>>> {
    const rows = await this.leads.list(query, decodeCursor(query.cursor, ['instant', 'id']));
    const page = toPage(rows, query.limit, (row) => [row.sortKey, row.id]);
    return { ...page, items: page.items.map(({ sortKey: _sortKey, ...row }) => row) };
  }

  /** Puts the content right while the lead is open. The reporter and the channel stay as they came in. */
  update(id: string, revision: number, input: LeadContentDto): Promise<LeadDetail> {
    return this.database.transaction(async () => {
      const lead = await this.leads.get(id);
      await this.requireEditor(lead);
      refuse(checkContent(input, this.clock.today()));
      const partyId = await this.knownParty(input.partyId);
      await this.leads.update(id, revision, { ...contentOf(input, lead), partyId, updatedAt: this.clock.now() });
      if (partyId) await this.parties.link(matterOf(lead), partyId);
      await this.procedures.refreshHeadline(matterOf(lead));
      await this.audit.record({ action: 'lead.changed', matter: matterOf(lead), detail: { number: lead.number } });
      return this.get(id);
    });
  }

  /** What a clerk may be about to register twice; leads of the own bureau only. */
  async duplicates(query: DuplicateQuery): Promise<Array<Duplicate<object>>> {
    const wanted: Comparable = {
      summary: query.summary ?? '',
      place: query.place ?? '',
      longitude: query.longitude ?? null,
      latitude: query.latitude ?? null,
      partyId: query.partyId ?? null,
      partyName: query.partyName ?? null,
      offenceCode: query.offenceCode ?? null,
    };
    return this.compare(this.actors.required.bureauCode, wanted, null);
  }

  /** The same for a lead that is registered. */
  async duplicatesOf(id: string): Promise<Array<Duplicate<object>>> {
    const lead = await this.leads.get(id);
    return this.compare(lead.bureauCode, lead, lead.id);
  }

  private async compare(bureauCode: string, wanted: Comparable, exceptId: string | null): Promise<Array<Duplicate<object>>> {
    const since = addDays(this.clock.today(), -DUPLICATE_DAYS);
    const found = findDuplicates(wanted, await this.leads.candidates(bureauCode, since, exceptId));
    return found.map(({ lead, ...rest }) => ({ ...rest, lead: shown(lead) }));
  }

  private newLead(input: RegisterLeadDto, partyId: string | null, now: Date): CaseLead {
    const { bureauCode, userId } = this.actors.required;
    const receivedAt = new Date(input.receivedAt);
    return {
      id: newId(),
      bureauCode,
      number: '',
      status: 'REGISTERED',
      stage: 'lead',
      channel: input.channel,
      receivedAt,
      registeredAt: now,
      registeredOn: dateOf(now),
      hasReporter: input.reporter !== undefined,
      ...contentOf(input, { discoveredOn: dateOf(receivedAt), leadClass: 'general', hasRight: 'unknown', hasPermit: 'unknown' }),
      partyId,
      mergedIntoId: null,
      redirectedTo: null,
      closeReason: null,
      caseId: null,
      closedOn: null,
      createdBy: userId,
      revision: 1,
      updatedAt: now,
    };
  }

  private async attach(lead: CaseLead, input: RegisterLeadDto): Promise<void> {
    const matter = matterOf(lead);
    if (input.reporter) await this.reporters.seal(lead.id, lead.bureauCode, input.reporter);
    if (lead.partyId) await this.parties.link(matter, lead.partyId);
    await this.audit.record({ action: 'lead.registered', matter, detail: { number: lead.number, channel: lead.channel } });
    await this.procedures.start({ procedure: 'lead-handling', matter, facts: { screening: null, stopOrder: null, acceptance: null } });
  }

  /** Null, or an existing party in scope: a foreign key does not look at row-level security. */
  private async knownParty(id: string | undefined): Promise<string | null> {
    return (await this.parties.find(id ?? null))?.id ?? null;
  }

  private async requireEditor(lead: CaseLead): Promise<void> {
    const actor = this.actors.required;
    this.access.requireRole(actor, 'intake-clerk', 'case-handler');
    if (actor.bureauCode !== lead.bureauCode)
      throw new ForbiddenError('OTHER_BUREAU', '该线索由其他单位办理，您不能修改。', {
        messageEn: 'This lead is handled by another bureau.',
      });
    if (!isOpen(lead.status))
      throw new ConflictError('LEAD_CLOSED', '线索已办结，内容不能再修改。', {
        messageEn: 'The lead is closed; its content stays as it is.',
      });
  }
}

const yearOf = (instant: Date): number => Number(dateOf(instant).slice(0, 4));
const matterOf = (lead: CaseLead): MatterRef => ({ kind: 'lead', id: lead.id, bureauCode: lead.bureauCode });

function refuse(problems: ConstructorParameters<typeof RefusedError>[0]): void {
  if (problems.length) throw new RefusedError(problems);
}

type Content = Pick<
  CaseLead,
  | 'leadClass'
  | 'discoveredOn'
  | 'summary'
  | 'offenceCode'
  | 'isOngoing'
  | 'hasRight'
  | 'hasPermit'
  | 'divisionCode'
  | 'place'
  | 'longitude'
  | 'latitude'
  | 'partyName'
>;

/** What is not said falls back to `before` where it must be known, else to nothing. */
const contentOf = (input: LeadContentDto, before: Pick<Content, 'discoveredOn' | 'leadClass' | 'hasRight' | 'hasPermit'>): Content => ({
  leadClass: input.leadClass ?? before.leadClass,
  discoveredOn: input.discoveredOn ?? before.discoveredOn,
  summary: input.summary,
  offenceCode: input.offenceCode ?? null,
  isOngoing: input.isOngoing,
  hasRight: input.hasRight ?? before.hasRight,
  hasPermit: input.hasPermit ?? before.hasPermit,
  divisionCode: input.divisionCode,
  place: input.place,
  longitude: input.longitude ?? null,
  latitude: input.latitude ?? null,
  partyName: input.partyName ?? null,
});

const shown = ({ id, number, status, receivedAt, place, partyName, summary }: Candidate): object => ({
  id,
  number,
  status,
  receivedAt,
  place,
  partyName,
  gist: Array.from(summary).slice(0, 120).join(''),
});
