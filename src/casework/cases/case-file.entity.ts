import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { CaseStatus } from './case-transitions.ts';

/** 案件. One row per case; what was said and done at each step stands in case_step_record. */
@Entity('case_file')
export class CaseFile {
  @PrimaryColumn('uuid') id: string;
  @Column('text') bureauCode: string;
  /** 立案号: the number of the filing approval; null until the case is filed. */
  @Column('text', { nullable: true }) number: string | null;
  @Column('uuid', { nullable: true }) leadId: string | null;
  @Column('text') title: string;
  /** Code of the offence catalogue (law.md 4.2), e.g. KC-01. */
  @Column('text') causeCode: string;
  @Column('text') status: CaseStatus;
  @Column('text') stage: string;
  @Column('uuid', { nullable: true }) partyId: string | null;
  @Column('text', { default: '' }) place: string;
  @Column('double precision', { nullable: true }) longitude: number | null;
  @Column('double precision', { nullable: true }) latitude: number | null;
  /** Discovery stops the limitation clock (law.md 0.5, G-LIMIT); it is not the filing date. */
  @Column('date') discoveredOn: CalendarDate;
  @Column('date', { nullable: true }) actStartedOn: CalendarDate | null;
  @Column('date', { nullable: true }) actEndedOn: CalendarDate | null;
  @Column('boolean', { default: false }) isOngoing: boolean;
  @Column('date', { nullable: true }) filedOn: CalendarDate | null;
  @Column('date', { nullable: true }) decidedOn: CalendarDate | null;
  @Column('date', { nullable: true }) closedOn: CalendarDate | null;
  @Column('date', { nullable: true }) archivedOn: CalendarDate | null;
  @Column('bigint', { nullable: true }) marketValueFen: number | null;
  @Column('bigint', { nullable: true }) illegalGainsFen: number | null;
  @Column('bigint', { nullable: true }) fineFen: number | null;
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
}
