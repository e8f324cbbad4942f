import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { ActorContext } from '../platform/context.ts';
import { newId } from '../platform/ids.ts';
import { AuditRepository } from './audit.repository.ts';
import { toJson } from './canonical-json.ts';
import { seal } from './sealed.ts';

export interface AuditRecord {
  /** 'lead.registered', 'step.completed': its words are registered with `registerAuditActions`. */
  action: string;
  /** `MatterRef` of procedures has this shape. */
  matter?: { kind: string; id: string; bureauCode: string };
  /** What else it is about: {kind: 'user', id}. */
  subject?: { kind: string; id: string };
  /** Plain values for the reader of the log. Members named after the reporter are sealed (E22). */
  detail?: object;
  /** Who did it, where the context runs as the system on a person's behalf (login). Default: the actor in context. */
  by?: { userId: string; name: string; bureauCode?: string };
}

/** Writes the audit trail. */
@Injectable()
export class AuditService {
  constructor(
    private readonly repository: AuditRepository,
    private readonly actors: ActorContext,
    private readonly clock: Clock,
  ) {}

  /**
   * Records one action in the caller's transaction: it is written if and only if the change is. Throws without a transaction or actor,
   * and when the matter lies outside of the actor's scope. The entry belongs to the matter's bureau, else to the actor's.
   */
  async record(record: AuditRecord): Promise<void> {
    const actor = this.actors.required;
    const by = record.by ?? actor;
    const bureauCode = record.matter?.bureauCode ?? by.bureauCode ?? actor.bureauCode;
    this.repository.append({
      id: newId(),
      chainId: chainOf(record, bureauCode),
      at: this.clock.now(),
      bureauCode,
      action: record.action,
      matterKind: record.matter?.kind ?? null,
      matterId: record.matter?.id ?? null,
      subjectKind: record.subject?.kind ?? null,
      subjectId: record.subject?.id ?? null,
      actorId: by.userId,
      actorName: by.name,
      detail: seal(toJson(record.detail ?? {})),
    });
  }
}

/** One chain a matter, one a person, a party and so on; only writers of the same chain wait for each other, so what has no subject goes by bureau. */
function chainOf({ matter, subject }: AuditRecord, bureauCode: string): string {
  if (matter) return matter.id;
  if (subject) return `${subject.kind}:${subject.id}`;
  return bureauCode ? `bureau:${bureauCode}` : 'system';
}
