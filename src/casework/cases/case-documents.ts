import { Injectable } from '@nestjs/common';
import { DocumentComposer, DocumentService } from '../../documents/index.ts';
import type { MatterRef } from '../../procedures/step.ts';
import type { CaseView } from './case-view.ts';
import { composeDeliveryReceipt } from '../delivery/delivery-receipt.composer.ts';
import { composeFilingApproval } from '../filing/filing-approval.composer.ts';
import { composePenaltyDecision } from '../decision/penalty-decision.composer.ts';
import { composePenaltyNotice } from '../notice/penalty-notice.composer.ts';
import { dossierCover } from '../closure/dossier-cover.ts';

/** Documents as the steps of a case use them; documents/ does the work. */
export abstract class CaseDocuments {
  /** Brings the draft up to the file's present state and issues it: number, immutable, PDF job. Same transaction. */
  abstract issue(matter: MatterRef, type: string): Promise<{ id: string; number: string | null }>;
  /** Tells documents/ how the documents of a case are filled in. */
  abstract registerComposers(): void;
}

@Injectable()
export class CaseDocumentsDesk extends CaseDocuments {
  constructor(
    private readonly documents: DocumentService,
    private readonly composers: DocumentComposer,
  ) {
    super();
  }

  issue(matter: MatterRef, type: string): Promise<{ id: string; number: string | null }> {
    return this.documents.issue(matter, type);
  }

  registerComposers(): void {
    const register = (type: string, compose: (view: CaseView, today: string) => Record<string, unknown>): void =>
      this.composers.register<CaseView>('case', type, compose);
    register('filing-approval', composeFilingApproval);
    register('penalty-notice', composePenaltyNotice);
    register('penalty-decision', composePenaltyDecision);
    register('delivery-receipt', composeDeliveryReceipt);
    this.composers.registerCover<CaseView>('case', dossierCover);
  }
}
