import { Body, Controller, Delete, Get, HttpCode, Patch, Post, Req, Res } from '@nestjs/common';
import type { Request, Response } from 'express';
import { Public } from '../../platform/http/public.ts';
import { clearToken, readToken, setToken } from './session-cookie.ts';
import { ChangePasswordDto, LoginDto } from './session.dto.ts';
import { BeforePasswordChange, type SessionRequest } from './session.guard.ts';
import { SessionDesk, type SessionView } from './session-desk.service.ts';

@Controller('session')
export class SessionController {
  constructor(private readonly desk: SessionDesk) {}

  /** Logs in; the answer carries the cookie. */
  @Public()
  @Post()
  async open(@Body() body: LoginDto, @Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<SessionView> {
    return this.desk.open(body, { address: request.ip ?? '', token: readToken(request) }, (token) => setToken(response, token));
  }

  /** Who is logged in. */
  @BeforePasswordChange()
  @Get()
  async show(@Req() request: SessionRequest): Promise<SessionView> {
    return this.desk.show(request.orecaseSession);
  }

  @BeforePasswordChange()
  @Patch('password')
  async changePassword(
    @Body() body: ChangePasswordDto,
    @Req() request: SessionRequest,
    @Res({ passthrough: true }) response: Response,
  ): Promise<SessionView> {
    return this.desk.changePassword(request.orecaseSession, body, (token) => setToken(response, token));
  }

  /** Logs out; not an error without a session. */
  @Public()
  @Delete()
  @HttpCode(204)
  async close(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    return this.desk.close(readToken(request), () => clearToken(response));
  }
}
