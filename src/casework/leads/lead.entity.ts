import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { LeadStatus } from './lead-transitions.ts';
import type { Channel, LeadClass, YesNoUnknown } from './lead-words.ts';

/** 线索. Who reported it is not here: see reporter/ (E22). */
@Entity('case_lead')
export class CaseLead {
  @PrimaryColumn('uuid') id: string;
  @Column('text') bureauCode: string;
  /** 线〔2026〕12号: gapless a bureau and year. */
  @Column('text') number: string;
  @Column('text') status: LeadStatus;
  @Column('text') stage: string;
  @Column('text') channel: Channel;
  @Column('text') leadClass: LeadClass;
  @Column('timestamptz') receivedAt: Date;
  @Column('timestamptz') registeredAt: Date;
  @Column('date') registeredOn: CalendarDate;
  /** Discovery stops the limitation clock (law.md 0.5 no. 1). */
  @Column('date') discoveredOn: CalendarDate;
  @Column('text') summary: string;
  /** GB/T 2260 code of county, township or village: 6, 9 or 12 digits. */
  @Column('text') divisionCode: string;
  @Column('text') place: string;
  /** CGCS2000, decimal degrees. */
  @Column('double precision', { nullable: true }) longitude: number | null;
  @Column('double precision', { nullable: true }) latitude: number | null;
  /** Code of the offence catalogue, e.g. KC-01. */
  @Column('text', { nullable: true }) offenceCode: string | null;
  @Column('uuid', { nullable: true }) partyId: string | null;
  /** As the report names them, when the party is not known by number yet. */
  @Column('text', { nullable: true }) partyName: string | null;
  @Column('boolean') isOngoing: boolean;
  @Column('text') hasRight: YesNoUnknown;
  @Column('text') hasPermit: YesNoUnknown;
  @Column('boolean') hasReporter: boolean;
  @Column('uuid', { nullable: true }) mergedIntoId: string | null;
  @Column('text', { nullable: true }) redirectedTo: string | null;
  @Column('text', { nullable: true }) closeReason: string | null;
  @Column('uuid', { nullable: true }) caseId: string | null;
  @Column('date', { nullable: true }) closedOn: CalendarDate | null;
  @Column('uuid') createdBy: string;
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz') updatedAt: Date;
}
