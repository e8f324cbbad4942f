import { Injectable } from '@nestjs/common';
import { RefusedError } from '../../platform/errors.ts';
import type { MatterRef } from '../../procedures/step.ts';
import { LeadRepository } from './lead.repository.ts';

/** What two leads must be to become one. Needs the other lead, hence asked in the transaction and not by a pure check. */
@Injectable()
export class LeadMerging {
  constructor(private readonly leads: LeadRepository) {}

  /** Throws RefusedError unless the lead may take another one in: same bureau, and itself not merged away (so links never form a ring). */
  async requireTarget(id: string, source: MatterRef): Promise<void> {
    const target = await this.leads.find(id);
    if (!target || target.bureauCode !== source.bureauCode)
      throw refused(
        'MERGE_TARGET_UNKNOWN',
        '要并入的线索不存在，或者不属于本单位。',
        'The lead to merge into does not exist in this bureau.',
        '请从本单位的线索中选择。',
      );
    if (target.status === 'MERGED')
      throw refused(
        'MERGE_TARGET_MERGED',
        `线索${target.number}本身已并入其他线索。`,
        'The chosen lead was itself merged into another one.',
        '请选择它并入的那条线索。',
      );
    if (target.status === 'REDIRECTED')
      throw refused(
        'MERGE_TARGET_REDIRECTED',
        `线索${target.number}已移送其他机关，不能再并入新的线索。`,
        'The chosen lead was sent to another body.',
        '请另行核查，或者一并移送。',
      );
  }
}

const refused = (code: string, message: string, messageEn: string, cure: string): RefusedError =>
  new RefusedError([{ code, field: 'duplicateOfId', rule: 'P1', message, messageEn, cure }]);
