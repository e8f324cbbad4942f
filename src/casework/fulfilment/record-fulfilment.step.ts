import { Injectable } from '@nestjs/common';
import { IsBoolean, IsInt, IsOptional, Max, Min, ValidateIf } from 'class-validator';
import { IsCalendarDate } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import type { Problem } from '../../platform/errors.ts';
import { type CheckContext, ClockPort, type Facts, Step, type StepContext, type StepDefinition } from '../../procedures/step.ts';
import { CaseFileRepository } from '../cases/case-file.repository.ts';
import { amountsDue } from '../cases/case-gates.ts';
import { checkDate } from '../cases/case-rules.ts';
import { type CaseView, latest } from '../cases/case-view.ts';
import { type DeliveryDto } from '../common/dto.ts';
import type { WriteReportDto } from '../investigation/write-report.step.ts';

const ORE = label('没收财物', 'Confiscated goods');

export class RecordFulfilmentDto {
  @Field({
    label: label('缴款日期', 'Paid on'),
    widget: 'date',
    help: label('银行入账日期；加处罚款按此计算。', 'The day of the bank; the surcharge is counted by it.'),
  })
  @IsCalendarDate()
  paidOn: string;

  @Field({ label: label('本次缴纳罚款', 'Fine paid now'), widget: 'money' })
  @IsInt()
  @Min(0)
  @Max(1e13)
  finePaidFen: number;

  @Field({
    label: label('本次缴纳加处罚款', 'Surcharge paid now'),
    widget: 'money',
    help: label('逾期每日按罚款数额的百分之三加处，不超过罚款数额（D-18）。', '3 % a day, at most the fine itself (D-18).'),
  })
  @IsInt()
  @Min(0)
  @Max(1e13)
  surchargePaidFen: number;

  @Field({
    label: label('票据号码', 'Receipt number'),
    help: label('罚缴分离，只收银行或电子支付票据（E14）。', 'Bank or e-payment only (E14).'),
  })
  @CleanText(100, 2)
  receiptNumber: string;

  @Field({ label: label('没收的财物已移交', 'Confiscated goods handed over'), widget: 'switch', group: ORE })
  @IsBoolean()
  goodsHandedOver: boolean;

  @Field({ label: label('移交日期', 'Handed over on'), widget: 'date', group: ORE, showWhen: { field: 'goodsHandedOver', in: [true] } })
  @ValidateIf((o: RecordFulfilmentDto) => o.goodsHandedOver)
  @IsCalendarDate()
  handedOverOn?: string;

  @Field({ label: label('接收单位', 'Received by'), group: ORE, showWhen: { field: 'goodsHandedOver', in: [true] } })
  @ValidateIf((o: RecordFulfilmentDto) => o.goodsHandedOver)
  @CleanText(200, 2)
  receivingBody?: string;

  @Field({ label: label('备注', 'Note'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(1000)
  note?: string;
}

/** P19, P20: payment, surcharge and hand-over. What is still due keeps the step open. 处罚法 arts 66, 67, 72; 令12 arts 42, 43. */
@Injectable()
@Step({ key: 'record-fulfilment', dto: RecordFulfilmentDto })
export class RecordFulfilmentStep implements StepDefinition<CaseView, RecordFulfilmentDto> {
  constructor(
    private readonly cases: CaseFileRepository,
    private readonly clocks: ClockPort,
  ) {}

  prefill(view: CaseView, today: string): Partial<RecordFulfilmentDto> {
    const due = amountsDue(view, today);
    return { paidOn: today, finePaidFen: due.fineFen, surchargePaidFen: due.surchargeFen, goodsHandedOver: false };
  }

  check(view: CaseView, input: RecordFulfilmentDto, { today }: CheckContext): Problem[] {
    const served = latest<DeliveryDto>(view, 'serve-decision')?.deliveredOn;
    const since = { date: served, what: '决定书送达日期', whatEn: 'the day the decision was served' };
    const problems = [...checkDate('paidOn', input.paidOn, today, since), ...checkDate('handedOverOn', input.handedOverOn, today, since)];
    const due = amountsDue(view, input.paidOn);
    if (input.finePaidFen > due.fineFen)
      problems.push({
        code: 'OVERPAID',
        field: 'finePaidFen',
        rule: 'D-17',
        article: '《行政处罚法》第六十七条',
        message: `未缴罚款为${(due.fineFen / 100).toFixed(2)}元，本次缴纳超过该数额。`,
        messageEn: `Only ${(due.fineFen / 100).toFixed(2)} yuan of the fine are due.`,
        cure: '请核对票据金额。',
      });
    if (input.surchargePaidFen > due.surchargeFen)
      problems.push({
        code: 'SURCHARGE_NOT_DUE',
        field: 'surchargePaidFen',
        rule: 'D-18',
        article: '《行政处罚法》第七十二条',
        message: `截至${input.paidOn}应缴加处罚款${(due.surchargeFen / 100).toFixed(2)}元，本次缴纳超过该数额。`,
        messageEn: `The surcharge due on ${input.paidOn} is ${(due.surchargeFen / 100).toFixed(2)} yuan.`,
        cure: '请核对缴款日期和金额。',
      });
    return problems;
  }

  async apply(view: CaseView, input: RecordFulfilmentDto, context: StepContext): Promise<Facts> {
    await this.cases.record(context, input);
    const due = amountsDue(view, input.paidOn);
    const isPaid = input.finePaidFen >= due.fineFen && input.surchargePaidFen >= due.surchargeFen;
    const report = latest<WriteReportDto>(view, 'write-report');
    const mustHandOver = Boolean(report?.confiscatedOre || report?.confiscatedTools);
    const handedOver =
      input.goodsHandedOver || view.records.some((r) => r.step === 'record-fulfilment' && r.data['goodsHandedOver'] === true);
    if (isPaid) for (const lawId of ['D-17', 'D-18']) await this.clocks.stop(context.matter, lawId, input.paidOn);
    if (handedOver) await this.clocks.stop(context.matter, 'D-43', input.handedOverOn ?? context.today);
    return { fulfilment: isPaid && (!mustHandOver || handedOver) ? 'complete' : 'partial' };
  }
}
