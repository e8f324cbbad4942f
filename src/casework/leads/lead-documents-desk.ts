import { Injectable } from '@nestjs/common';
import { UnexpectedError } from '../../platform/errors.ts';
import type { MatterRef } from '../../procedures/step.ts';
import { LeadDocuments } from './lead-documents.ts';

@Injectable()
export class LeadDocumentsDesk extends LeadDocuments {
  override issue(_matter: MatterRef, type: string): Promise<{ id: string; number: string | null }> {
    throw new UnexpectedError(`documents/ is not there yet: cannot issue ${type}`);
  }

  override registerComposers(): void {}
}
