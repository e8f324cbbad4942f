import { Body, Controller, Get, Header, HttpCode, Param, ParseUUIDPipe, Post, Put, Res, type StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { Roles } from '../people/index.ts';
import { IfMatch, NeedsIfMatch, WithETag } from '../platform/http/etag.ts';
import { Idempotent } from '../platform/http/idempotency/idempotency.ts';
import { DocumentDesk } from './document-desk.service.ts';
import { DocumentService } from './document.service.ts';
import { DossierService } from './dossier.service.ts';
import { OrganCodeDto, UpdateDocumentDto, VoidDocumentDto } from './dto/document.dto.ts';
import { NumberService } from './numbering/number.service.ts';

/** The preview is a page of its own that may do nothing: no script, no request, shown in a frame of ours only. */
const PREVIEW_POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'self'; sandbox";

@ApiTags('documents')
@Controller()
export class DocumentController {
  constructor(
    private readonly desk: DocumentDesk,
    private readonly documents: DocumentService,
    private readonly dossiers: DossierService,
    private readonly numbers: NumberService,
  ) {}

  /** 案件（线索）的全部文书 */
  @Get('matters/:id/documents')
  list(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.desk.ofMatter(id);
  }

  /** 整卷PDF：封面、目录、已签发文书 */
  @Get('matters/:id/dossier.pdf')
  dossier(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.dossiers.pdf(id);
  }

  /** 文书内容与表单 */
  @Get('documents/:id')
  @WithETag()
  get(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.desk.detail(id);
  }

  /** 修改草稿 */
  @Put('documents/:id')
  @Idempotent()
  @WithETag()
  @NeedsIfMatch()
  async update(@Param('id', ParseUUIDPipe) id: string, @IfMatch() revision: number, @Body() body: UpdateDocumentDto): Promise<object> {
    return this.desk.describe(await this.documents.update(id, revision, body.fields));
  }

  /** 签发：编号、定稿 */
  @Post('documents/:id/issue')
  @HttpCode(200)
  @Idempotent()
  async issue(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.desk.describe(await this.documents.issueById(id));
  }

  /** 作废 */
  @Post('documents/:id/void')
  @HttpCode(200)
  @Idempotent()
  async void(@Param('id', ParseUUIDPipe) id: string, @Body() body: VoidDocumentDto): Promise<object> {
    return this.desk.describe(await this.documents.void(id, body.reason));
  }

  /** 网页预览 */
  @Get('documents/:id/preview.html')
  @Header('Content-Type', 'text/html; charset=utf-8')
  @Header('Content-Security-Policy', PREVIEW_POLICY)
  @Header('Cache-Control', 'no-store')
  previewHtml(@Param('id', ParseUUIDPipe) id: string): Promise<string> {
    return this.desk.previewHtml(id);
  }

  /** PDF预览（草稿有水印） */
  @Get('documents/:id/preview.pdf')
  @Header('Cache-Control', 'no-store')
  previewPdf(@Param('id', ParseUUIDPipe) id: string): Promise<StreamableFile> {
    return this.desk.previewPdf(id);
  }

  /** 已签发文书的PDF；生成中为202 */
  @Get('documents/:id/pdf')
  async pdf(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<StreamableFile | object> {
    const pdf = await this.desk.pdf(id);
    if (pdf) return pdf;
    response.status(202).setHeader('Retry-After', '2');
    return { pdf: 'PENDING' };
  }

  /** 重新生成失败的PDF */
  @Post('documents/:id/pdf')
  @HttpCode(202)
  @Idempotent()
  retryPdf(@Param('id', ParseUUIDPipe) id: string): Promise<object> {
    return this.desk.retryPdf(id);
  }

  /** 本局机关代字（本局设置，非法律规定） */
  @Get('organ-codes')
  organCodes(): Promise<object> {
    return this.numbers.list();
  }

  /** 设置本局机关代字 */
  @Post('organ-codes')
  @Roles('administrator', 'bureau-head')
  @Idempotent()
  setOrganCode(@Body() body: OrganCodeDto): Promise<object> {
    return this.numbers.set(body.code, body.validFrom);
  }
}
