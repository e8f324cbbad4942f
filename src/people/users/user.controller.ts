import { Body, Controller, Get, Headers, HttpCode, Param, ParseUUIDPipe, Patch, Post, Query } from '@nestjs/common';
import { Roles } from '../session/session.guard.ts';
import { AddCertificateDto, ChangeCertificateDto, ChangeUserDto, CreateUserDto, ListUsersDto, ResetPasswordDto } from './user.dto.ts';
import type { UserRow } from './user.repository.ts';
import { UserService } from './user.service.ts';

/** People of the administrator's bureau and of those below. */
@Roles('administrator')
@Controller('users')
export class UserController {
  constructor(private readonly users: UserService) {}

  @Get()
  async list(@Query() query: ListUsersDto): Promise<{ items: UserRow[]; nextCursor: string | null }> {
    return this.users.list(query.cursor);
  }

  @Post()
  async create(@Body() body: CreateUserDto): Promise<UserRow> {
    return this.users.create(body);
  }

  @Patch(':id')
  async change(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeUserDto, @Headers('if-match') ifMatch: string | undefined): Promise<UserRow> {
    return this.users.change(id, body, Number(ifMatch?.replaceAll('"', '')));
  }

  /** Gives an initial password, to be changed at the next login. */
  @Post(':id/password')
  @HttpCode(204)
  async resetPassword(@Param('id', ParseUUIDPipe) id: string, @Body() body: ResetPasswordDto): Promise<void> {
    return this.users.resetPassword(id, body.password);
  }

  @Post(':id/certificates')
  async addCertificate(@Param('id', ParseUUIDPipe) id: string, @Body() body: AddCertificateDto): Promise<UserRow> {
    return this.users.addCertificate(id, body);
  }

  @Patch(':id/certificates')
  async changeCertificate(@Param('id', ParseUUIDPipe) id: string, @Body() body: ChangeCertificateDto): Promise<UserRow> {
    return this.users.changeCertificate(id, body);
  }
}
