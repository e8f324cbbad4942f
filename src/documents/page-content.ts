import { Injectable } from '@nestjs/common';
import { Clock } from '../platform/clock.ts';
import { type LegalDocument } from './document.entity.ts';
import { NumberService } from './numbering/number.service.ts';
import type { DocumentContent } from './render/renderer.ts';
import { documentNumber } from './render/wording.ts';
import { describeType, DOCUMENT_TYPES } from './types/index.ts';

/** What is printed of a document: a draft bears blanks for number and date and a mark across the page. */
@Injectable()
export class PageContent {
  constructor(
    private readonly numbers: NumberService,
    private readonly clock: Clock,
  ) {}

  /** The page as it was issued; for drafts as it stands now. */
  async of(document: LegalDocument): Promise<DocumentContent> {
    const common = { type: document.type, fields: document.fields, identity: document.id };
    if (document.number && document.organName)
      return { ...common, organName: document.organName, number: document.number, issuedOn: document.issuedOn, mark: null };
    const organ = await this.numbers.organ(document.bureauCode, this.clock.today());
    const { letter } = describeType(DOCUMENT_TYPES.get(document.type)!, document.fields);
    return {
      ...common,
      organName: organ.name,
      number: documentNumber(organ.code + letter),
      issuedOn: null,
      mark: document.status === 'VOIDED' ? '作废' : '草稿',
    };
  }

  /** As shown on a screen: a voided document says so, which its stored PDF, made while it was in force, does not. */
  async shown(document: LegalDocument): Promise<DocumentContent> {
    const content = await this.of(document);
    return document.status === 'VOIDED' ? { ...content, mark: '作废' } : content;
  }
}
