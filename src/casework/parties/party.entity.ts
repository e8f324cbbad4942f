import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../platform/calendar-date.ts';

/** 当事人: a natural person or an organisation, known to one bureau. */
@Entity('party')
export class Party {
  @PrimaryColumn('uuid') id: string;
  @Column('text') bureauCode: string;
  @Column('text') kind: 'person' | 'organisation';
  @Column('text') name: string;
  @Column('text', { nullable: true }) idNumber: string | null;
  @Column('text', { nullable: true }) creditCode: string | null;
  @Column('text', { nullable: true }) legalRepresentative: string | null;
  @Column('text', { nullable: true }) sex: string | null;
  @Column('date', { nullable: true }) birthOn: CalendarDate | null;
  /** Full years when the party was last saved; with a date of birth, use `ageOn`. */
  @Column('smallint', { nullable: true }) age: number | null;
  @Column('text', { nullable: true }) employer: string | null;
  @Column('text', { nullable: true }) post: string | null;
  @Column('text', { nullable: true }) address: string | null;
  @Column('text', { nullable: true }) phone: string | null;
  @Column('integer', { default: 1 }) revision: number;
  @Column('timestamptz') createdAt: Date;
  @Column('timestamptz') updatedAt: Date;
}
