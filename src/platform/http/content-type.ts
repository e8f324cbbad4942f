import { applyDecorators, type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { ApiConsumes } from '@nestjs/swagger';
import type { Request } from 'express';
import { UserError } from '../errors.ts';

const TAKES_FILES = 'orecase:takes-files';

/** The route reads a multipart upload as a stream; all others take JSON. */
export const TakesFiles = (): MethodDecorator => applyDecorators(SetMetadata(TAKES_FILES, true), ApiConsumes('multipart/form-data'));

/** Refuses bodies that nobody would read: they would look like a form with every field missing. */
@Injectable()
export class ContentTypeGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const request = context.switchToHttp().getRequest<Request>();
    if (this.reflector.get<boolean>(TAKES_FILES, context.getHandler()) || isEmpty(request) || request.is('application/json')) return true;
    throw new UserError('UNSUPPORTED_MEDIA_TYPE', '不支持该内容格式，未予处理。请以 JSON（application/json）提交。', {
      status: 415,
      messageEn: 'This address takes application/json only; nothing was done.',
    });
  }
}

const isEmpty = ({ headers }: Request): boolean => headers['transfer-encoding'] === undefined && (headers['content-length'] ?? '0') === '0';
