import { Transform, Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, IsOptional } from 'class-validator';
import { IsCalendarDate, IsInstant } from '../../platform/forms/dates.ts';
import { Field, label } from '../../platform/forms/field.ts';
import { CleanText, EmptyIsAbsent } from '../../platform/forms/text.ts';
import { EVIDENCE_KIND_KEYS, EVIDENCE_KINDS, type EvidenceKind } from './evidence-kinds.ts';

/** The text fields of a multipart upload; all arrive as strings. */
export class EvidenceDto {
  @Field({
    label: label('证据种类', 'Kind'),
    widget: 'select',
    options: EVIDENCE_KIND_KEYS.map((value) => ({ value, label: EVIDENCE_KINDS[value].text })),
  })
  @IsIn(EVIDENCE_KIND_KEYS)
  kind: EvidenceKind;

  @Field({ label: label('名称', 'Name') })
  @CleanText(200)
  name: string;

  @Field({ label: label('说明（证明内容）', 'What it proves'), widget: 'textarea' })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(2000)
  description?: string;

  @Field({ label: label('取得日期', 'Taken on'), widget: 'date' })
  @IsOptional()
  @EmptyIsAbsent()
  @IsCalendarDate()
  takenOn?: string;

  @Field({ label: label('取得时间', 'Taken at'), widget: 'datetime' })
  @IsOptional()
  @EmptyIsAbsent()
  @IsInstant()
  takenAt?: string;

  @Field({ label: label('取得人', 'Taken by') })
  @CleanText(200)
  takenBy: string;

  @Field({ label: label('取得地点', 'Place') })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(200)
  takenAtPlace?: string;

  @Field({ label: label('经度', 'Longitude'), widget: 'coordinates' })
  @IsOptional()
  @EmptyIsAbsent()
  @Type(() => Number)
  @IsNumber()
  longitude?: number;

  @Field({ label: label('纬度', 'Latitude'), widget: 'number' })
  @IsOptional()
  @EmptyIsAbsent()
  @Type(() => Number)
  @IsNumber()
  latitude?: number;

  @Field({
    label: label('制作时已出示执法证件', 'Certificate shown'),
    widget: 'switch',
    showWhen: { field: 'kind', in: EVIDENCE_KIND_KEYS.filter((kind) => EVIDENCE_KINDS[kind].isRecord) },
    help: label('《行政处罚法》第五十五条（E3）', 'E3'),
  })
  @IsOptional()
  @Transform(({ value }: { value: unknown }) =>
    value === 'true' || value === true ? true : value === 'false' || value === '' || value === false ? false : value,
  )
  @IsBoolean()
  certificateShown?: boolean;
}

export class WithdrawEvidenceDto {
  @Field({ label: label('撤回理由', 'Reason'), widget: 'textarea' })
  @CleanText(1000, 4)
  reason: string;
}
