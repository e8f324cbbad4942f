import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../platform/calendar-date.ts';

/** What somebody recorded at a step. Append-only: a repeated step adds a row, the last one counts. */
@Entity('case_step_record')
export class CaseStepRecord {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') caseId: string;
  @Column('text') bureauCode: string;
  /** Id of the BPMN element, e.g. 'examine-filing'. */
  @Column('text') step: string;
  @Column('jsonb') data: Record<string, unknown>;
  @Column('uuid') actorId: string;
  @Column('text') actorName: string;
  @Column('date') recordedOn: CalendarDate;
  @Column('timestamptz') recordedAt: Date;
}
