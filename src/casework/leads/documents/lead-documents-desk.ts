import { Injectable } from '@nestjs/common';
import { DocumentComposer, DocumentService } from '../../../documents/index.ts';
import type { MatterRef } from '../../../procedures/step.ts';
import { composeStopOrder, composeStopOrderReceipt } from './lead-composers.ts';
import { LeadDocuments } from './lead-documents.ts';
import type { LeadView } from '../lead-view.ts';

/** Joins the steps of a lead to documents/. Apart from the abstract class, because the composers look at the steps' forms. */
@Injectable()
export class LeadDocumentsDesk extends LeadDocuments {
  constructor(
    private readonly documents: DocumentService,
    private readonly composers: DocumentComposer,
  ) {
    super();
  }

  override issue(matter: MatterRef, type: string): Promise<{ id: string; number: string | null }> {
    return this.documents.issue(matter, type);
  }

  override registerComposers(): void {
    this.composers.register<LeadView>('lead', 'stop-order', composeStopOrder);
    this.composers.register<LeadView>('lead', 'delivery-receipt', composeStopOrderReceipt);
  }
}
