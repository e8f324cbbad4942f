import { Type } from 'class-transformer';
import { IsBoolean, IsIn, IsNumber, IsOptional, IsUUID, Matches, Max, Min, ValidateNested } from 'class-validator';
import { IsCalendarDate, IsInstant } from '../../../platform/forms/dates.ts';
import { Field, label } from '../../../platform/forms/field.ts';
import { PartyDto } from '../../parties/index.ts';
import { CleanText, EmptyIsAbsent } from '../../../platform/forms/text.ts';
import {
  type Channel,
  CHANNEL_KEYS,
  CHANNELS,
  LEAD_CLASSES,
  type LeadClass,
  OFFENCE_OPTIONS,
  optionsOf,
  YES_NO_UNKNOWN,
  type YesNoUnknown,
} from '../lead-words.ts';
import { ReporterDto } from '../reporter/reporter.dto.ts';

const SOURCE = label('来源', 'Source');
const ACT = label('反映的行为', 'The act');
const PLACE = label('地点', 'Place');
const WHO = label('被举报对象', 'Party');

/** What may be put right later as well as entered. */
export class LeadContentDto {
  @Field({ label: label('线索等级', 'Class'), widget: 'radio', group: SOURCE, options: optionsOf(LEAD_CLASSES) })
  @IsOptional()
  @IsIn(Object.keys(LEAD_CLASSES))
  leadClass?: LeadClass;

  @Field({
    label: label('发现日期', 'Discovered on'),
    widget: 'date',
    group: SOURCE,
    help: label(
      '处罚时效看发现之日（《行政处罚法》第三十六条）；不填则为收到之日。',
      'Stops the limitation period; default: the day of receipt.',
    ),
  })
  @IsOptional()
  @EmptyIsAbsent()
  @IsCalendarDate()
  discoveredOn?: string;

  @Field({ label: label('线索内容', 'Summary'), widget: 'textarea', group: ACT })
  @CleanText(8000, 4)
  summary: string;

  @Field({ label: label('涉嫌案由', 'Alleged offence'), widget: 'select', options: OFFENCE_OPTIONS, group: ACT })
  @IsOptional()
  @EmptyIsAbsent()
  @Matches(/^[A-Z]{2}-\d{2}$/)
  offenceCode?: string;

  @Field({ label: label('行为正在进行', 'Going on now'), group: ACT })
  @IsBoolean()
  isOngoing: boolean;

  @Field({ label: label('有无矿业权', 'Mining right held'), widget: 'radio', group: ACT, options: optionsOf(YES_NO_UNKNOWN) })
  @IsOptional()
  @IsIn(Object.keys(YES_NO_UNKNOWN))
  hasRight?: YesNoUnknown;

  @Field({ label: label('有无许可证', 'Permit held'), widget: 'radio', group: ACT, options: optionsOf(YES_NO_UNKNOWN) })
  @IsOptional()
  @IsIn(Object.keys(YES_NO_UNKNOWN))
  hasPermit?: YesNoUnknown;

  @Field({ label: label('行政区划代码', 'Division code'), group: PLACE, help: label('县6位、乡镇9位或者村12位。', '6, 9 or 12 digits.') })
  @Matches(/^41\d{4}(\d{3}(\d{3})?)?$/, { message: '行政区划代码应为河南省（41开头）的6位、9位或者12位数字。' })
  divisionCode: string;

  @Field({ label: label('具体地点', 'Place'), group: PLACE })
  @CleanText(200, 2)
  place: string;

  @Field({
    label: label('经度', 'Longitude'),
    widget: 'coordinates',
    group: PLACE,
    help: label('2000国家大地坐标系，度', 'CGCS2000, degrees'),
  })
  @IsOptional()
  @IsNumber()
  longitude?: number;

  @Field({ label: label('纬度', 'Latitude'), widget: 'number', group: PLACE })
  @IsOptional()
  @IsNumber()
  latitude?: number;

  @Field({ label: label('已登记的当事人', 'Registered party'), widget: 'party', group: WHO })
  @IsOptional()
  @EmptyIsAbsent()
  @IsUUID()
  partyId?: string;

  @Field({ label: label('被举报对象（按来件）', 'Party as reported'), group: WHO })
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(100)
  partyName?: string;
}

/** POST /api/leads. */
export class RegisterLeadDto extends LeadContentDto {
  @Field({ label: label('线索渠道', 'Channel'), widget: 'select', group: SOURCE, options: optionsOf(CHANNELS) })
  @IsIn(CHANNEL_KEYS)
  channel: Channel;

  @Field({ label: label('收到时间', 'Received at'), widget: 'datetime', group: SOURCE })
  @IsInstant()
  receivedAt: string;

  /** A party that is not registered yet; one with the same number is taken instead. */
  @Field({ label: label('登记新的当事人', 'New party'), group: WHO })
  @IsOptional()
  @ValidateNested()
  @Type(() => PartyDto)
  party?: PartyDto;

  @Field({ label: label('举报人（密封保存）', 'Reporter (sealed)') })
  @IsOptional()
  @ValidateNested()
  @Type(() => ReporterDto)
  reporter?: ReporterDto;
}

/** GET /api/leads/duplicates while the clerk is typing: everything is optional. */
export class DuplicateQuery {
  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(8000)
  summary?: string;

  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(200)
  place?: string;

  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(-180)
  @Max(180)
  longitude?: number;

  @IsOptional()
  @Type(() => Number)
  @IsNumber()
  @Min(-90)
  @Max(90)
  latitude?: number;

  @IsOptional()
  @EmptyIsAbsent()
  @IsUUID()
  partyId?: string;

  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(100)
  partyName?: string;

  @IsOptional()
  @EmptyIsAbsent()
  @CleanText(10)
  offenceCode?: string;
}
