import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ConflictError, NotFoundError } from '../../platform/errors.ts';
import type { MatterRef } from '../../procedures/step.ts';
import { EvidenceItem } from './evidence.entity.ts';

export type Matter = MatterRef & { isOpen: boolean; leadId: string | null };

@Injectable()
export class EvidenceRepository {
  constructor(private readonly database: Database) {}

  /** The lead or case of this id with whether it still takes evidence. Throws NotFoundError, for other bureaux' matters too. */
  async matter(id: string): Promise<Matter> {
    const row = await this.database.one<Matter>(
      `select 'lead' as kind, id, bureau_code as "bureauCode", status in ('REGISTERED', 'VERIFYING') as "isOpen", null::uuid as "leadId" from case_lead where id = $1
       union all
       select 'case', id, bureau_code, status in ('PREPARING', 'FILED', 'DECIDED'), lead_id from case_file where id = $1`,
      [id],
    );
    if (!row) throw new NotFoundError('该事项', 'The matter');
    return row;
  }

  /** False: the person has filed something under this request key; another transaction that is about to is waited for. */
  async insert(item: EvidenceItem): Promise<boolean> {
    const insert = this.database.manager.createQueryBuilder().insert().into(EvidenceItem).values(item).orIgnore().returning('id');
    return ((await insert.execute()).raw as unknown[]).length === 1;
  }

  async get(id: string): Promise<EvidenceItem> {
    const item = await this.database.transaction(() => this.database.manager.getRepository(EvidenceItem).findOneBy({ id }));
    if (!item) throw new NotFoundError('证据', 'The evidence');
    return item;
  }

  findByRequest(createdBy: string, requestKey: string): Promise<EvidenceItem | null> {
    return this.database.transaction(() => this.database.manager.getRepository(EvidenceItem).findOneBy({ createdBy, requestKey }));
  }

  /** Oldest first, withdrawn ones too. A case shows the evidence of the lead it grew out of. */
  list(matterIds: readonly string[]): Promise<EvidenceItem[]> {
    return this.database.transaction(() =>
      this.database.manager
        .getRepository(EvidenceItem)
        .createQueryBuilder('e')
        .where('e.matter_id = any(:ids)', { ids: matterIds })
        .orderBy('e.uploaded_at')
        .addOrderBy('e.id')
        .getMany(),
    );
  }

  /** Once. Throws ConflictError when it is withdrawn already. */
  async withdraw(id: string, by: { userId: string; name: string }, reason: string, at: Date): Promise<void> {
    const rows = await this.database.query(
      `update evidence_item set withdrawn_at = $2, withdrawn_by = $3, withdrawn_by_name = $4, withdrawal_reason = $5 where id = $1 and withdrawn_at is null returning id`,
      [id, at, by.userId, by.name, reason],
    );
    if (rows.length === 0)
      throw new ConflictError('ALREADY_WITHDRAWN', '该证据已经撤回。', { messageEn: 'This evidence has been withdrawn already.' });
  }
}
