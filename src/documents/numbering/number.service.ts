import { Injectable } from '@nestjs/common';
import { AuditService } from '../../audit/index.ts';
import { UnitService } from '../../people/index.ts';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { documentNumber } from '../render/wording.ts';
import { proposedOrganCode } from './organ-codes.ts';
import { NumberRepository, type OrganCodeRow } from './number.repository.ts';

export interface Organ {
  name: string;
  code: string;
  /** True while the bureau has not set its own code letters. */
  isProposal: boolean;
}
export interface TakenNumber {
  organCode: string;
  letter: string;
  year: number;
  sequence: number;
  /** As printed: 登自然资罚〔2026〕4号. */
  number: string;
}

/** Numbers of documents: {机关代字}{文种}〔{year}〕{n}号, one series a bureau, letter and year. */
@Injectable()
export class NumberService {
  constructor(
    private readonly numbers: NumberRepository,
    private readonly units: UnitService,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
    private readonly database: Database,
    private readonly audit: AuditService,
  ) {}

  /** Name and code letters of the bureau on the day. */
  async organ(bureauCode: string, on: CalendarDate): Promise<Organ> {
    const name = (await this.units.bureau(bureauCode))?.name ?? bureauCode;
    const own = await this.numbers.organCode(bureauCode, on);
    return { name, code: own ?? proposedOrganCode(bureauCode, name), isProposal: own === undefined };
  }

  /** Takes the next number in the caller's transaction: it is used if and only if that commits. */
  async take(bureauCode: string, organCode: string, letter: string, on: CalendarDate): Promise<TakenNumber> {
    const year = Number(on.slice(0, 4));
    const sequence = await this.numbers.next({ bureauCode, organCode, letter, year });
    return { organCode, letter, year, sequence, number: documentNumber(organCode + letter, year, sequence) };
  }

  /** The code letters of the actor's bureau, by the day from which they count. */
  async list(): Promise<{ items: OrganCodeRow[]; nextCursor: null; today: Organ }> {
    const { bureauCode } = this.actors.required;
    return { items: await this.numbers.organCodes(bureauCode), nextCursor: null, today: await this.organ(bureauCode, this.clock.today()) };
  }

  /** Sets the code letters of the actor's bureau from a day on; numbers given before keep theirs. */
  async set(code: string, validFrom: CalendarDate): Promise<OrganCodeRow> {
    const actor = this.actors.required;
    const row = { bureauCode: actor.bureauCode, code, validFrom };
    await this.database.transaction(async () => {
      await this.numbers.setOrganCode(row, this.clock.now(), actor.userId);
      await this.audit.record({ action: 'organ-code.set', subject: { kind: 'bureau', id: actor.bureauCode }, detail: { code, validFrom } });
    });
    return row;
  }
}
