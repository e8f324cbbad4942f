import { Column, Entity, PrimaryColumn } from 'typeorm';

/** 承办人 of a case. Seat 1 is the lead officer; at least two are needed (E1). */
@Entity('case_officer')
export class CaseOfficer {
  @PrimaryColumn('uuid') caseId: string;
  @PrimaryColumn('uuid') userId: string;
  @Column('text') bureauCode: string;
  @Column('text') name: string;
  @Column('text') certificateNumber: string;
  @Column('smallint') seat: number;
  @Column('timestamptz') assignedAt: Date;
}
