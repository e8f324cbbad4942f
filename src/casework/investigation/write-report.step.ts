import { Injectable } from '@nestjs/common';
import { ArrayMaxSize, ArrayMinSize, IsArray, IsBoolean, IsIn, IsInt, IsOptional, IsUUID, Max, Min, ValidateIf } from 'class-validator';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { LABEL } from '../common/labels.ts';
import { checkFine, crimeReasons } from '../cases/case-gates.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import type { InvestigateDto } from './investigate.step.ts';

const FINDINGS = label('调查结论', 'Findings');
const PENALTY = label('处罚建议', 'Proposed penalty');
const penal = (o: WriteReportDto): boolean => o.proposal === 'penalty';
const WHEN_PENAL = { field: 'proposal', in: ['penalty'] };

/** 调查报告, 令12 art 29: party, facts and law, evidence, nature, circumstances, consequences, proposal. */
export class WriteReportDto {
  @Field({ label: label('事实与证据', 'Facts and evidence'), widget: 'textarea', group: FINDINGS })
  @CleanText(8000, 20)
  factsAndEvidence: string;

  @Field({ label: label('性质', 'Nature of the act'), widget: 'textarea', group: FINDINGS })
  @CleanText(2000, 4)
  nature: string;

  @Field({ label: label('情节与后果', 'Circumstances and consequences'), widget: 'textarea', group: FINDINGS })
  @CleanText(2000, 4)
  circumstances: string;

  @Field({ label: label('违反的规定', 'Provision breached'), widget: 'textarea', group: FINDINGS })
  @CleanText(1000, 4)
  provisionBreached: string;

  @Field({
    label: label('涉嫌犯罪', 'A crime is suspected'),
    widget: 'switch',
    group: FINDINGS,
    help: label('涉嫌犯罪的应当移送，不得以罚代刑（E25）。', 'A penalty may not replace the transfer (E25).'),
  })
  @IsBoolean()
  crimeSuspected: boolean;

  @Field({
    label: label('处理建议', 'Proposal'),
    widget: 'radio',
    group: PENALTY,
    options: [
      { value: 'penalty', label: label('给予行政处罚', 'Penalty') },
      { value: 'terminate', label: label('终止调查', 'End the investigation') },
    ],
  })
  @IsIn(['penalty', 'terminate'])
  proposal: 'penalty' | 'terminate';

  @Field({ label: label('处罚依据', 'Legal basis of the penalty'), widget: 'textarea', group: PENALTY, showWhen: WHEN_PENAL })
  @ValidateIf(penal)
  @CleanText(1000, 4)
  penaltyBasis?: string;

  @Field({ label: label('罚款', 'Fine'), widget: 'money', group: PENALTY, showWhen: WHEN_PENAL })
  @ValidateIf(penal)
  @IsInt()
  @Min(0)
  @Max(1e13)
  fineFen?: number;

  @Field({
    label: label('没收采出的矿产品', 'Ore to be confiscated'),
    group: PENALTY,
    showWhen: WHEN_PENAL,
    help: label('名称、数量、存放地点；没有则留空。', 'What, how much, where; empty if none.'),
  })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(500)
  confiscatedOre?: string;

  @Field({ label: label('没收矿产品价值', 'Value of the confiscated ore'), widget: 'money', group: PENALTY, showWhen: WHEN_PENAL })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1e13)
  confiscatedValueFen?: number;

  @Field({
    label: label('没收直接用于违法开采的工具、设备', 'Tools and equipment to be confiscated'),
    group: PENALTY,
    showWhen: WHEN_PENAL,
  })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(500)
  confiscatedTools?: string;

  @Field({ label: label('没收违法所得', 'Gains to be confiscated'), widget: 'money', group: PENALTY, showWhen: WHEN_PENAL })
  @IsOptional()
  @IsInt()
  @Min(0)
  @Max(1e13)
  confiscatedGainsFen?: number;

  @Field({
    label: label('裁量情形及理由', 'Discretion: tier and reasons'),
    widget: 'textarea',
    group: PENALTY,
    showWhen: WHEN_PENAL,
    help: label('《行政处罚法》第三十四条（E10）', 'E10'),
  })
  @ValidateIf(penal)
  @CleanText(1000, 4)
  discretion?: string;

  @Field({
    label: label('终止调查的理由', 'Why the investigation ends'),
    widget: 'textarea',
    group: PENALTY,
    showWhen: { field: 'proposal', in: ['terminate'] },
  })
  @ValidateIf((o: WriteReportDto) => o.proposal === 'terminate')
  @CleanText(1000, 4)
  terminationReason?: string;

  @Field({ label: LABEL.officers, widget: 'officers' })
  @IsArray()
  @ArrayMinSize(1)
  @ArrayMaxSize(6)
  @IsUUID('all', { each: true })
  officerIds: string[];
}

/** P8: the officers report and propose. 令12 art 29. */
@Injectable()
@Step({ key: 'write-report', dto: WriteReportDto })
export class WriteReportStep implements StepDefinition<CaseView, WriteReportDto> {
  constructor(private readonly cases: CaseFileRepository) {}

  prefill(view: CaseView): Partial<WriteReportDto> {
    const before = latest<WriteReportDto>(view, 'write-report');
    return {
      factsAndEvidence: latest<InvestigateDto>(view, 'investigate')?.facts ?? '',
      crimeSuspected: false,
      ...before,
      officerIds: view.officers.map((o) => o.userId),
    };
  }

  check(view: CaseView, input: WriteReportDto, { today }: CheckContext): Problem[] {
    const problems = [...(penal(input) ? checkFine(view, input.fineFen!, today) : [])];
    const crime = input.crimeSuspected ? [] : crimeReasons(view);
    if (crime.length)
      problems.push({
        code: 'CRIME_THRESHOLD_MET',
        field: 'crimeSuspected',
        rule: 'G-CRIME',
        article: '《最高人民法院、最高人民检察院关于办理非法采矿、破坏性采矿刑事案件适用法律若干问题的解释》（法释〔2016〕25号）第三条',
        message: `已达到涉嫌犯罪的标准：${crime.join('；')}。`,
        messageEn: 'The threshold of a crime is met; the report must say so.',
        cure: '请勾选“涉嫌犯罪”，并依法移送公安机关；行政处罚不能代替移送。',
      });
    return problems;
  }

  async apply(view: CaseView, input: WriteReportDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    await this.cases.patch(view.file.id, { fineFen: penal(input) ? (input.fineFen ?? null) : null }, context.now);
    return { proposal: input.proposal, crimeSuspected: input.crimeSuspected };
  }
}
