import { Body, Controller, Get, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { IfMatch, NeedsIfMatch, WithETag } from '../../platform/http/etag.ts';
import { Idempotent } from '../../platform/http/idempotency/idempotency.ts';
import { type Page, PageQuery } from '../../platform/http/paging.ts';
import { Roles } from '../session/session.guard.ts';
import { AddCertificateDto, ChangeCertificateDto, ChangeUserDto, CreateUserDto, ResetPasswordDto } from './user.dto.ts';
import type { UserRow } from './user.repository.ts';
import { UserCertificateService } from './user-certificate.service.ts';
import { UserService } from './user.service.ts';

/**
 * People of the administrator's bureau and of those below. The two routes that carry a password keep no idempotency key, because a key is
 * stored with a fast hash of the body, from which a password could be guessed; repeated, the first is refused (name taken), the second changes nothing.
 */
@Roles('administrator')
@Controller('users')
export class UserController {
  constructor(
    private readonly users: UserService,
    private readonly certificates: UserCertificateService,
  ) {}

  @Get()
  async list(@Query() query: PageQuery): Promise<Page<UserRow>> {
    return this.users.list(query);
  }

  @Post()
  async create(@Body() body: CreateUserDto): Promise<UserRow> {
    return this.users.create(body);
  }

  @Idempotent()
  @NeedsIfMatch()
  @WithETag()
  @Patch(':id')
  async change(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeUserDto, @IfMatch() revision: number): Promise<UserRow> {
    return this.users.change(id, body, revision);
  }

  /** Gives an initial password, to be changed at the next login. */
  @Post(':id/password')
  @HttpCode(204)
  async resetPassword(@Param('id', ParseUUIDPipe) id: string, @Body() body: ResetPasswordDto): Promise<void> {
    return this.users.resetPassword(id, body.password);
  }

  @Idempotent()
  @Post(':id/certificates')
  async addCertificate(@Param('id', ParseUUIDPipe) id: string, @Body() body: AddCertificateDto): Promise<UserRow> {
    return this.certificates.add(id, body);
  }

  @Idempotent()
  @Patch(':id/certificates')
  async changeCertificate(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeCertificateDto): Promise<UserRow> {
    return this.certificates.change(id, body);
  }
}
