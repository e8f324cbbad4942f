import { Injectable } from '@nestjs/common';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import type { Problem } from '../../platform/errors.ts';
import { bestCertificate, type Certificate, isValidOn, judgeCertificate, judgeOfficers } from './certificate-rules.ts';
import { CertificateRepository } from './certificate.repository.ts';

/** A person as the officer picker shows them. */
export interface OfficerView {
  id: string;
  name: string;
  unit: { id: string; name: string };
  roles: string[];
  certificate: { number: string; validFrom: CalendarDate; validUntil: CalendarDate; isValid: boolean } | null;
  /** Why this person cannot be named today; null: can. */
  problem: Problem | null;
}

export interface OfficerDemand {
  /** How many different officers are needed; 2 by law (E1). */
  minimum?: number;
  /** The bureau that enforces; default: the actor's. */
  bureauCode?: string;
  /** The form field to point at. */
  field?: string;
}

/** Who holds an enforcement certificate, and whether it is good on a date (E1, E2). */
@Injectable()
export class OfficerDirectory {
  constructor(
    private readonly repository: CertificateRepository,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /** Officers of a bureau with the state of their cards on `on` (default today). A bureau outside of the actor's scope has none. */
  async officers(bureauCode: string, on: CalendarDate = this.clock.today()): Promise<OfficerView[]> {
    return (await this.repository.officersOf(bureauCode)).map((officer) => {
      const card = bestCertificate(officer.certificates, on);
      return {
        id: officer.userId,
        name: officer.name,
        unit: { id: officer.unitId, name: officer.unitName },
        roles: officer.roles,
        certificate: card
          ? { number: card.number, validFrom: card.validFrom, validUntil: card.validUntil, isValid: isValidOn(card, on) }
          : null,
        problem: judgeCertificate(officer.name, officer.name, officer.certificates, on) ?? null,
      };
    });
  }

  /** Answers GET /api/officers: the actor's bureau unless another one is asked for. */
  async list(bureauCode: string | undefined): Promise<{ items: OfficerView[]; nextCursor: null }> {
    return { items: await this.officers(bureauCode ?? this.actors.required.bureauCode), nextCursor: null };
  }

  /** E1 and E2 over the officers named for an act on `on` (Shanghai date): every problem at once; empty: they may act. */
  async certified(userIds: readonly string[], on: CalendarDate, demand: OfficerDemand = {}): Promise<Problem[]> {
    const actor = this.actors.required;
    const bureauCode = demand.bureauCode ?? (actor.kind === 'person' ? actor.bureauCode : undefined);
    const found = await this.repository.findOfficers(userIds.filter(isUuid));
    return judgeOfficers({ ...demand, userIds, found, on, ...(bureauCode !== undefined && { bureauCode }) });
  }

  /** Every card of one person; none if the person is not visible to the actor. */
  async certificatesOf(userId: string): Promise<readonly Certificate[]> {
    return (await this.repository.findOfficers([userId]))[0]?.certificates ?? [];
  }
}

const isUuid = (text: string): boolean => /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i.test(text);
