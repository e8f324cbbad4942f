import { Body, Controller, Get, Param, ParseUUIDPipe, Post, Req, Res, StreamableFile } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { TakesFiles } from '../../platform/http/content-type.ts';
import { Idempotent } from '../../platform/http/idempotency/idempotency.ts';
import { WithdrawEvidenceDto } from './evidence.dto.ts';
import { EvidenceService, type EvidenceView } from './evidence.service.ts';

@ApiTags('evidence')
@Controller()
export class EvidenceController {
  constructor(private readonly evidence: EvidenceService) {}

  /** 提交证据：multipart，文字字段在前，文件（file）在后；以 Idempotency-Key 防重复 */
  @Post('matters/:id/evidence')
  @TakesFiles()
  upload(@Param('id', ParseUUIDPipe) matterId: string, @Req() request: Request): Promise<EvidenceView> {
    return this.evidence.upload(matterId, request);
  }

  /** 证据目录（含已撤回的） */
  @Get('matters/:id/evidence')
  list(@Param('id', ParseUUIDPipe) matterId: string): Promise<object> {
    return this.evidence.list(matterId);
  }

  /** 下载证据原件 */
  @Get('evidence/:id/content')
  async content(@Param('id', ParseUUIDPipe) id: string, @Res({ passthrough: true }) response: Response): Promise<StreamableFile> {
    return asDownload(await this.evidence.open(id), response);
  }

  /** 撤回证据：只注明理由，原件和记录均保留 */
  @Post('evidence/:id/withdraw')
  @Idempotent()
  withdraw(@Param('id', ParseUUIDPipe) id: string, @Body() { reason }: WithdrawEvidenceDto): Promise<EvidenceView> {
    return this.evidence.withdraw(id, reason);
  }
}

/** Always a download, never a page: what a stranger made must not run under our address. */
function asDownload({ item, stream, size }: Awaited<ReturnType<EvidenceService['open']>>, response: Response): StreamableFile {
  response.setHeader('X-Content-Type-Options', 'nosniff');
  response.setHeader('Content-Security-Policy', "default-src 'none'; sandbox");
  response.setHeader('Cache-Control', 'private, no-store');
  const ascii = item.fileName.replace(/[^\w.-]/g, '_');
  const encoded = encodeURIComponent(item.fileName).replace(/['()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);
  return new StreamableFile(stream, {
    type: item.mediaType,
    length: size,
    disposition: `attachment; filename="${ascii}"; filename*=UTF-8''${encoded}`,
  });
}
