import { Injectable } from '@nestjs/common';
import { IsOptional } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

export class DraftNoticeDto {
  @Field({ label: label('告知的违法事实', 'Facts told'), widget: 'textarea' })
  @CleanText(8000, 20)
  facts: string;

  @Field({ label: label('联系人', 'Contact') })
  @CleanText(50, 2)
  contactName: string;

  @Field({ label: label('联系电话', 'Telephone') })
  @CleanText(30, 5)
  contactPhone: string;

  @Field({ label: label('联系地址', 'Address') })
  @CleanText(200, 2)
  contactAddress: string;

  @Field({ label: label('说明', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P12: 拟制告知书. Facts, basis and proposed penalty; the hearing right where G-HEAR is met. 处罚法 arts 44, 63; 令12 arts 33, 34. */
@Injectable()
@Step({ key: 'draft-notice', dto: DraftNoticeDto })
export class DraftNoticeStep implements StepDefinition<CaseView, DraftNoticeDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<DraftNoticeDto> {
    return {
      facts: latest<WriteReportDto>(view, 'write-report')?.factsAndEvidence ?? '',
      contactName: view.officers[0]?.name ?? '',
      ...latest<DraftNoticeDto>(view, 'draft-notice'),
    };
  }

  async apply(view: CaseView, input: DraftNoticeDto, context: StepContext): Promise<Facts> {
    // the amount announced is kept: E16 compares the decision with it
    await this.cases.record(context, { ...input, fineFen: view.file.fineFen });
    return { notice: null, reexamination: null };
  }
}
