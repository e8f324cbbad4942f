import { Body, Controller, Get, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { describeForm, type FormField } from '../../platform/forms/field.ts';
import { IfMatch, NeedsIfMatch, WithETag } from '../../platform/http/etag.ts';
import { Idempotent } from '../../platform/http/idempotency/idempotency.ts';
import type { Page } from '../../platform/http/paging.ts';
import { PartyDto, PartySearch } from './party.dto.ts';
import { type PartyDetail, PartyService, type PartyView } from './party.service.ts';

@ApiTags('parties')
@Controller('parties')
@WithETag()
export class PartyController {
  constructor(private readonly parties: PartyService) {}

  /** 登记当事人 */
  @Post()
  @Idempotent()
  create(@Body() input: PartyDto): Promise<PartyView> {
    return this.parties.create(input);
  }

  /** 当事人检索：姓名或者名称的一部分，或者完整的号码 */
  @Get()
  search(@Query() query: PartySearch): Promise<Page<PartyView>> {
    return this.parties.search(query);
  }

  /** 登记当事人所用表单的各项 */
  @Get('form')
  form(): { fields: FormField[] } {
    return { fields: describeForm(PartyDto) };
  }

  /** 当事人及其以往线索、案件 */
  @Get(':id')
  get(@Param('id', ParseUUIDPipe) id: string): Promise<PartyDetail> {
    return this.parties.detail(id);
  }

  /** 修改当事人（提交完整内容） */
  @Patch(':id')
  @Idempotent()
  @NeedsIfMatch()
  update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number, @Body() input: PartyDto): Promise<PartyView> {
    return this.parties.update(id, revision, input);
  }
}
