import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { AccessService } from '../../people/index.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, RefusedError } from '../../platform/errors.ts';
import { decodeCursor, type Page, toPage } from '../../platform/http/paging.ts';
import { newId } from '../../platform/ids.ts';
import type { MatterRef } from '../../procedures/step.ts';
import type { PartyDto, PartySearch } from './party.dto.ts';
import type { Party } from './party.entity.ts';
import { ageOn, birthOf, maskedIdNumber, sexOf } from './party-numbers.ts';
import { type PartyMatter, PartyRepository } from './party.repository.ts';
import { checkParty } from './party-rules.ts';

export interface PartyView {
  id: string;
  kind: 'person' | 'organisation';
  name: string;
  idNumber: string | null;
  creditCode: string | null;
  legalRepresentative: string | null;
  sex: string | null;
  /** Full years today, from the citizen number. */
  age: number | null;
  employer: string | null;
  post: string | null;
  address: string | null;
  phone: string | null;
  revision: number;
}
export type PartyDetail = PartyView & { history: PartyMatter[] };

/** 当事人: registered once a bureau, looked up with what they did before. */
@Injectable()
export class PartyService {
  constructor(
    private readonly parties: PartyRepository,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** Throws RefusedError (numbers), ConflictError PARTY_KNOWN with `extra.id` of the one that has this number. */
  create(input: PartyDto): Promise<PartyView> {
    return this.database.transaction(async () => {
      const known = await this.parties.findByNumber(this.actors.required.bureauCode, input);
      if (known)
        throw new ConflictError('PARTY_KNOWN', `该号码已登记在“${known.name}”名下。`, {
          messageEn: 'A party with this number is registered already.',
          extra: { id: known.id },
        });
      return this.view(await this.add(input));
    });
  }

  /** The party with this number, or a new one. In the caller's transaction. */
  async findOrCreate(input: PartyDto): Promise<Party> {
    return (await this.parties.findByNumber(this.actors.required.bureauCode, input)) ?? (await this.add(input));
  }

  update(id: string, revision: number, input: PartyDto): Promise<PartyView> {
    return this.database.transaction(async () => {
      this.requireWriter();
      await this.parties.get(id);
      this.refuseBad(input);
      await this.parties.update(id, revision, { ...columnsOf(input, this.clock.today()), updatedAt: this.clock.now() });
      await this.audit.record({ action: 'party.changed', subject: { kind: 'party', id }, detail: { name: input.name } });
      return this.view(await this.parties.get(id));
    });
  }

  async detail(id: string): Promise<PartyDetail> {
    return this.database.transaction(async () => ({ ...this.view(await this.parties.get(id)), history: await this.parties.history(id) }));
  }

  /** For steps, documents and case files: the party as it stands, or null. */
  async find(id: string | null): Promise<PartyView | null> {
    return id ? this.view(await this.parties.get(id)) : null;
  }

  /** Newest first; citizen numbers are masked in lists (E19). */
  async search(query: PartySearch): Promise<Page<PartyView>> {
    const before = decodeCursor(query.cursor, ['id'])?.[0] as string | undefined;
    const page = toPage(await this.parties.search(query.q?.trim() ?? '', before, query.limit + 1), query.limit, (party) => [party.id]);
    return { ...page, items: page.items.map((party) => ({ ...this.view(party), idNumber: maskedIdNumber(party.idNumber) })) };
  }

  link(matter: MatterRef, partyId: string): Promise<void> {
    return this.parties.link(matter, partyId, this.clock.now());
  }

  private async add(input: PartyDto): Promise<Party> {
    this.requireWriter();
    this.refuseBad(input);
    const now = this.clock.now();
    const party: Party = {
      id: newId(),
      bureauCode: this.actors.required.bureauCode,
      ...columnsOf(input, this.clock.today()),
      revision: 1,
      createdAt: now,
      updatedAt: now,
    };
    await this.parties.insert(party);
    await this.audit.record({ action: 'party.registered', subject: { kind: 'party', id: party.id }, detail: { name: party.name } });
    return party;
  }

  private requireWriter(): void {
    this.access.requireRole(this.actors.required, 'intake-clerk', 'case-handler', 'handling-unit-head');
  }

  private refuseBad(input: PartyDto): void {
    const problems = checkParty(input, this.clock.today());
    if (problems.length) throw new RefusedError(problems);
  }

  private view(party: Party): PartyView {
    const { bureauCode: _bureau, birthOn, createdAt: _created, updatedAt: _updated, ...rest } = party;
    return { ...rest, age: birthOn ? ageOn(birthOn, this.clock.today()) : party.age };
  }
}

/** What is not said is stored as null; sex and date of birth follow from the citizen number. */
const columnsOf = (input: PartyDto, today: CalendarDate): Omit<Party, 'id' | 'bureauCode' | 'revision' | 'createdAt' | 'updatedAt'> => ({
  kind: input.kind,
  name: input.name,
  idNumber: input.idNumber ?? null,
  creditCode: input.creditCode ?? null,
  legalRepresentative: input.legalRepresentative ?? null,
  sex: input.sex ?? (input.idNumber ? sexOf(input.idNumber) : null),
  birthOn: input.idNumber ? birthOf(input.idNumber) : null,
  age: input.idNumber ? ageOn(birthOf(input.idNumber), today) : (input.age ?? null),
  employer: input.employer ?? null,
  post: input.post ?? null,
  address: input.address ?? null,
  phone: input.phone ?? null,
});
