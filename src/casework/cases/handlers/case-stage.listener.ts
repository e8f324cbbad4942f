import { Injectable } from '@nestjs/common';
import { Clock } from '../../../platform/clock.ts';
import type { ProcedureListener } from '../../../procedures/step.ts';
import { CaseFileRepository } from '../case-file.repository.ts';

/** Keeps the stage of the case file where its procedure stands. */
@Injectable()
export class CaseStageListener implements ProcedureListener {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clock: Clock,
  ) {}

  async onStep({ matter, stage }: Parameters<ProcedureListener['onStep']>[0]): Promise<void> {
    if (matter.kind !== 'case' || !stage) return;
    await this.cases.patch(matter.id, { stage }, this.clock.now());
  }
}
