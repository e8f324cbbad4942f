import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsInt, IsNumber, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL } from '../common/labels.ts';
import { checkDate } from '../cases/case-rules.ts';
import type { CaseView } from '../cases/case-view.ts';

const ACT = label('违法行为', 'The act');
const VALUE = label('价值认定', 'Values');
const PROCEDURE = label('程序', 'Procedure');

export class InvestigateDto {
  @Field({ label: LABEL.officers, widget: 'officers', group: PROCEDURE })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];

  @Field({
    label: label('已出示执法证件并告知申请回避权', 'Certificates shown, right to recusal told'),
    widget: 'switch',
    group: PROCEDURE,
    help: label('《行政处罚法》第五十五条、第四十三条（E3、E4）', 'E3, E4'),
  })
  @IsBoolean()
  certificatesShown: boolean;

  @Field({ label: label('查明的事实', 'Facts established'), widget: 'textarea', group: ACT })
  @CleanText(8000, 20)
  facts: string;

  @Field({ label: label('开采矿种', 'Mineral'), group: ACT })
  @CleanText(50)
  mineral: string;

  @Field({ label: label('采出数量', 'Quantity'), widget: 'number', unit: label('吨', 't'), group: ACT })
  @IsNumber({ maxDecimalPlaces: 3 })
  @Min(0)
  @Max(1e9)
  quantityTonnes: number;

  @Field({ label: label('违法行为起始日期', 'The act began on'), widget: 'date', group: ACT })
  @IsCalendarDate()
  actStartedOn: string;

  @Field({ label: label('违法行为仍在继续', 'The act is going on'), widget: 'switch', group: ACT })
  @IsBoolean()
  isOngoing: boolean;

  @Field({
    label: label('违法行为终了日期', 'The act ended on'),
    widget: 'date',
    group: ACT,
    showWhen: { field: 'isOngoing', in: [false] },
  })
  @ValidateIf((o: InvestigateDto) => !o.isOngoing)
  @IsCalendarDate()
  actEndedOn?: string;

  @Field({
    label: label('矿产品市场价值', 'Market value of the ore'),
    widget: 'money',
    group: VALUE,
    help: label('罚款计算基数（《矿产资源法》第六十四条）。', 'Basis of the fine (art 64).'),
  })
  @IsInt()
  @Min(0)
  @Max(1e13)
  marketValueFen: number;

  @Field({ label: label('价值认定依据', 'How the value was found'), widget: 'textarea', group: VALUE })
  @CleanText(1000, 4)
  valueBasis: string;

  @Field({
    label: label('违法所得', 'Illegal gains'),
    widget: 'money',
    group: VALUE,
    help: label('《行政处罚法》第二十八条；与市场价值分别认定。', '处罚法 art 28; apart from the market value.'),
  })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1e13)
  illegalGainsFen?: number;
}

/** P6: the investigation is done and its result recorded. 处罚法 arts 42, 54, 55; 令12 arts 17-26. */
@Injectable()
@Step({ key: 'investigate', dto: InvestigateDto })
export class InvestigateStep implements StepDefinition<CaseView, InvestigateDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<InvestigateDto> {
    return {
      officerIds: view.officers.map((o) => o.userId),
      isOngoing: view.file.isOngoing,
      ...(view.file.actEndedOn && { actEndedOn: view.file.actEndedOn }),
    };
  }

  check(view: CaseView, input: InvestigateDto, { today }: CheckContext): Problem[] {
    const problems = [
      ...checkDate('actStartedOn', input.actStartedOn, today),
      ...checkDate('actEndedOn', input.actEndedOn, today, {
        date: input.actStartedOn,
        what: '违法行为起始日期',
        whatEn: 'the beginning of the act',
      }),
    ];
    if (!input.certificatesShown)
      problems.push({
        code: 'CERTIFICATES_NOT_SHOWN',
        field: 'certificatesShown',
        rule: 'E3',
        article: '《行政处罚法》第五十五条',
        message: '调查时应当主动出示执法证件并告知权利，未出示的当事人有权拒绝接受调查。',
        messageEn: 'Certificates must be shown first; otherwise the party may refuse.',
        cure: '请依法出示证件并在笔录中记明后勾选。',
      });
    if (!view.evidence.length)
      problems.push({
        code: 'EVIDENCE_MISSING',
        rule: 'P6',
        article: '《行政处罚法》第四十条、第四十六条',
        message: '案卷内还没有任何证据，不能结束调查取证。',
        messageEn: 'There is no evidence in the file yet.',
        cure: '请在“证据”页上传询问笔录、现场勘测笔录、照片等证据。',
      });
    return problems;
  }

  async apply(view: CaseView, input: InvestigateDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.cases.assignOfficers(
      view.file.id,
      view.file.bureauCode,
      input.officerIds.map((id) => view.directory.find((o) => o.userId === id)!),
      context.now,
    );
    await this.cases.patch(
      view.file.id,
      {
        marketValueFen: input.marketValueFen,
        illegalGainsFen: input.illegalGainsFen ?? null,
        actStartedOn: input.actStartedOn,
        isOngoing: input.isOngoing,
        actEndedOn: input.isOngoing ? null : (input.actEndedOn ?? null),
      },
      context.now,
    );
    return {};
  }
}
