import { Injectable } from '@nestjs/common';
import type { Request } from 'express';
import { createHash } from 'node:crypto';
import type { ReadStream } from 'node:fs';
import type { Readable } from 'node:stream';
import { AuditService } from '../../audit/index.ts';
import { AccessService } from '../../people/index.ts';
import { Clock } from '../../platform/clock.ts';
import { ActorContext } from '../../platform/context.ts';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, ForbiddenError, RefusedError } from '../../platform/errors.ts';
import { FileStore, type StoredFile } from '../../platform/files/index.ts';
import { idempotencyKeyOf, keyReused } from '../../platform/http/idempotency/idempotency.ts';
import { newId } from '../../platform/ids.ts';
import { validateInput } from '../../platform/validation.ts';
import { EvidenceDto } from './evidence.dto.ts';
import { EvidenceItem } from './evidence.entity.ts';
import { EvidenceRepository, type Matter } from './evidence.repository.ts';
import { checkEvidence, takenOnOf } from './evidence-rules.ts';
import { safeFileName } from './file-type.ts';
import { type IncomingFile, receive } from './upload.ts';

export const MAX_EVIDENCE_BYTES = 200 * 1_048_576;

interface Received {
  input: EvidenceDto;
  file: IncomingFile;
  stored: StoredFile;
}
/** Brings one file to the store and gives what the store made of it. */
export type Delivery = (store: (file: IncomingFile) => Promise<Received>) => Promise<Received>;

export type EvidenceView = Omit<EvidenceItem, 'requestKey' | 'createdBy' | 'withdrawnBy' | 'bureauCode'>;

/** 证据: streamed to the file store, hashed on the way, filed once, never changed (处罚法 arts 46, 47; E7). */
@Injectable()
export class EvidenceService {
  constructor(
    private readonly items: EvidenceRepository,
    private readonly files: FileStore,
    private readonly database: Database,
    private readonly actors: ActorContext,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** The row is written after the whole file is on disk: a client that breaks off leaves nothing. Text fields must stand before the file. */
  async upload(matterId: string, request: Request): Promise<EvidenceView> {
    try {
      return await this.file(matterId, idempotencyKeyOf(request), (store) => receive(request, store));
    } finally {
      request.resume(); // a client that is refused early still sends: it reads the answer only when its bytes are taken
    }
  }

  /** Files what `deliver` hands to the store: a request as it streams in, or a file that is at hand. The same key files once. */
  async file(matterId: string, key: string, deliver: Delivery): Promise<EvidenceView> {
    const known = await this.items.findByRequest(this.actors.required.userId, key);
    if (known) return this.repeated(known, matterId, await deliver((incoming) => this.store(incoming, hashOnly)));
    const matter = await this.items.matter(matterId);
    this.requireWriter(matter);
    const { input, file, stored } = await deliver((incoming) =>
      this.store(incoming, (content) => this.files.put(content, { maxBytes: MAX_EVIDENCE_BYTES })),
    );
    return this.database.transaction(async () => {
      const item = this.newItem(matter, input, file, stored, key);
      // the same request at the same moment was faster: it waited for, and its item is the answer
      if (!(await this.items.insert(item)))
        return this.repeated((await this.items.findByRequest(item.createdBy, key))!, matterId, { input, file, stored });
      await this.audit.record({
        action: 'evidence.filed',
        matter,
        detail: { name: item.name, kind: item.kind, sha256: item.sha256, sizeBytes: item.sizeBytes },
      });
      return shown(item);
    });
  }

  async list(matterId: string): Promise<{ items: EvidenceView[]; nextCursor: null }> {
    const matter = await this.items.matter(matterId);
    const items = await this.items.list([matter.id, ...(matter.leadId ? [matter.leadId] : [])]);
    return { items: items.map(shown), nextCursor: null };
  }

  /** The bytes as stored. Withdrawn evidence can still be read: the file shows what was there. */
  async open(id: string): Promise<{ item: EvidenceItem; stream: ReadStream; size: number }> {
    const item = await this.items.get(id);
    return { item, ...(await this.files.open(item.sha256)) };
  }

  withdraw(id: string, reason: string): Promise<EvidenceView> {
    return this.database.transaction(async () => {
      const item = await this.items.get(id);
      const matter = await this.items.matter(item.matterId);
      this.requireWriter(matter);
      await this.items.withdraw(id, this.actors.required, reason, this.clock.now());
      await this.audit.record({ action: 'evidence.withdrawn', matter, detail: { name: item.name, sha256: item.sha256, reason } });
      return shown(await this.items.get(id));
    });
  }

  /** What is said about the file is checked before its bytes are written. */
  private async store(file: IncomingFile, keep: (content: Readable) => Promise<StoredFile>): Promise<Received> {
    const { value: input, problems } = await validateInput(EvidenceDto, file.fields);
    const all = problems.length ? problems : checkEvidence(input, this.clock.today());
    if (all.length) throw new RefusedError(all);
    return { input, file, stored: await keep(file.content) };
  }

  /** The first answer, if what came now is what came then. */
  private repeated(known: EvidenceItem, matterId: string, { input, file, stored }: Received): EvidenceView {
    const { matterKind: kind, bureauCode } = known;
    const now = this.newItem({ id: matterId, kind, bureauCode, isOpen: true, leadId: null }, input, file, stored, known.requestKey);
    if (SAID.some((column) => now[column] !== known[column])) throw keyReused();
    return shown(known);
  }

  private newItem(matter: Matter, input: EvidenceDto, file: IncomingFile, stored: StoredFile, requestKey: string): EvidenceItem {
    const { userId, name } = this.actors.required;
    return {
      id: newId(),
      matterId: matter.id,
      matterKind: matter.kind,
      bureauCode: matter.bureauCode,
      kind: input.kind,
      name: input.name,
      description: input.description ?? '',
      fileName: safeFileName(file.fileName, file.fileType.extension),
      mediaType: file.fileType.mediaType,
      sha256: stored.sha256,
      sizeBytes: stored.size,
      takenAt: input.takenAt ? new Date(input.takenAt) : null,
      takenOn: takenOnOf(input),
      takenBy: input.takenBy,
      place: input.takenAtPlace ?? '',
      longitude: input.longitude ?? null,
      latitude: input.latitude ?? null,
      certificateShown: input.certificateShown ?? false,
      requestKey,
      createdBy: userId,
      createdByName: name,
      uploadedAt: this.clock.now(),
      withdrawnAt: null,
      withdrawnBy: null,
      withdrawnByName: null,
      withdrawalReason: null,
    };
  }

  private requireWriter(matter: Matter): void {
    const actor = this.actors.required;
    this.access.requireRole(actor, 'case-handler', ...(matter.kind === 'lead' ? (['intake-clerk'] as const) : []));
    if (actor.bureauCode !== matter.bureauCode)
      throw new ForbiddenError('OTHER_BUREAU', '该事项由其他单位办理，您不能提交或者撤回证据。', {
        messageEn: 'This matter is handled by another bureau.',
      });
    if (!matter.isOpen)
      throw new ConflictError('MATTER_CLOSED', '该事项已办结，证据不能再增减。', {
        messageEn: 'The matter is closed; its evidence stays as it is.',
      });
  }
}

/** What makes two uploads the same. */
const SAID = [
  'matterId',
  'kind',
  'name',
  'description',
  'sha256',
  'takenOn',
  'takenBy',
  'place',
  'longitude',
  'latitude',
  'certificateShown',
] as const;

/** For a file that is kept already: what came is compared with it. */
async function hashOnly(content: Readable): Promise<StoredFile> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const chunk of content) {
    hash.update(chunk as Buffer);
    size += (chunk as Buffer).length;
  }
  return { sha256: hash.digest('hex'), size };
}

function shown(item: EvidenceItem): EvidenceView {
  const { requestKey: _key, createdBy: _by, withdrawnBy: _withdrawnBy, bureauCode: _bureau, ...rest } = item;
  return rest;
}
