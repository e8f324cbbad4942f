import { Injectable } from '@nestjs/common';
import { IsIn, IsInt, IsOptional, Max, Min } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import type { CaseView } from '../cases/case-view.ts';

export class ArchiveDto {
  @Field({ label: label('案卷号', 'Dossier number') })
  @CleanText(50)
  dossierNumber: string;

  @Field({
    label: label('保管期限', 'Retention'),
    widget: 'select',
    options: [
      { value: 'permanent', label: label('永久', 'Permanent') },
      { value: '30-years', label: label('30年', '30 years') },
    ],
    help: label(
      '平顶山等地矿产案件列为永久（本局设置）。',
      "Mineral cases are kept permanently elsewhere in Henan; the bureau's own setting.",
    ),
  })
  @IsIn(['permanent', '30-years'])
  retention: 'permanent' | '30-years';

  @Field({ label: label('纸质卷宗页数', 'Pages of the paper file'), widget: 'number' })
  @IsInt()
  @Min(1)
  @Max(100000)
  pages: number;

  @Field({ label: label('存放位置', 'Kept at') })
  @CleanText(100)
  location: string;

  @Field({ label: label('备考', 'Notes'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P26: 立卷归档. Nothing may be left as a draft. 令12 art 47; 处罚法 art 47. */
@Injectable()
@Step({ key: 'archive', dto: ArchiveDto })
export class ArchiveStep implements StepDefinition<CaseView, ArchiveDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(): Partial<ArchiveDto> {
    return { retention: 'permanent' };
  }

  check(view: CaseView): Problem[] {
    return view.documents
      .filter((d) => d.status === 'DRAFT')
      .map((d) => ({
        code: 'DRAFT_LEFT',
        rule: 'P26',
        article: '《自然资源行政处罚办法》第四十七条',
        message: `文书“${d.type}”仍为草稿，不能归档。`,
        messageEn: `Document "${d.type}" is still a draft.`,
        cure: '请在“文书”页签发或作废该草稿。',
      }));
  }

  async apply(view: CaseView, input: ArchiveDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.cases.patch(view.file.id, { archivedOn: context.today }, context.now);
    await this.cases.transition(view.file.id, 'ARCHIVE', context.now);
    return { archived: true };
  }
}
