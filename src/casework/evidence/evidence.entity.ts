import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { CalendarDate } from '../../platform/calendar-date.ts';
import type { EvidenceKind } from './evidence-kinds.ts';

/** 证据: what was said about a stored file when it was filed. Never changed, only withdrawn (the table's trigger refuses the rest). */
@Entity('evidence_item')
export class EvidenceItem {
  @PrimaryColumn('uuid') id: string;
  @Column('uuid') matterId: string;
  @Column('text') matterKind: 'lead' | 'case';
  @Column('text') bureauCode: string;
  @Column('text') kind: EvidenceKind;
  @Column('text') name: string;
  @Column('text', { default: '' }) description: string;
  @Column('text') fileName: string;
  @Column('text') mediaType: string;
  @Column('text') sha256: string;
  @Column('bigint') sizeBytes: number;
  @Column('timestamptz', { nullable: true }) takenAt: Date | null;
  @Column('date', { nullable: true }) takenOn: CalendarDate | null;
  @Column('text') takenBy: string;
  @Column('text', { default: '' }) place: string;
  @Column('double precision', { nullable: true }) longitude: number | null;
  @Column('double precision', { nullable: true }) latitude: number | null;
  @Column('boolean', { default: false }) certificateShown: boolean;
  /** Idempotency-Key of the upload: the same upload twice is one item. */
  @Column('text') requestKey: string;
  @Column('uuid') createdBy: string;
  @Column('text') createdByName: string;
  @Column('timestamptz') uploadedAt: Date;
  @Column('timestamptz', { nullable: true }) withdrawnAt: Date | null;
  @Column('uuid', { nullable: true }) withdrawnBy: string | null;
  @Column('text', { nullable: true }) withdrawnByName: string | null;
  @Column('text', { nullable: true }) withdrawalReason: string | null;
}
