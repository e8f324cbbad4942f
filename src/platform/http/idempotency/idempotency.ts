import {
  applyDecorators,
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { createHash } from 'node:crypto';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../../database/database.ts';
import { ConflictError, UserError } from '../../errors.ts';
import { IdempotencyRepository, type KeyUse } from './idempotency.repository.ts';

const KEY_FORM = /^[\x21-\x7e]{8,200}$/;

/**
 * Runs the route in one transaction together with its key: a repeated request gets the first answer, two at once wait for each
 * other, and a write that failed leaves no trace of its key, so that it may be repeated.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly database: Database,
    private readonly keys: IdempotencyRepository,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const use = keyUse(request);
    return from(
      this.database.transaction(async () => ((await this.keys.reserve(use)) ? this.first(use, response, next) : this.again(use, response))),
    );
  }

  private async first(use: KeyUse, response: Response, next: CallHandler): Promise<unknown> {
    const body: unknown = await lastValueFrom(next.handle(), { defaultValue: undefined });
    const etag = response.getHeader('etag');
    await this.keys.store(use, { status: response.statusCode, etag: typeof etag === 'string' ? etag : null, body });
    return body;
  }

  private async again(use: KeyUse, response: Response): Promise<unknown> {
    const stored = await this.keys.find(use);
    if (!stored || stored.requestHash !== use.requestHash) throw keyReused();
    response.status(stored.status).setHeader('Idempotency-Replayed', 'true');
    if (stored.etag) response.setHeader('ETag', stored.etag);
    return stored.body ?? undefined;
  }
}

/** For plain writes (POST, PATCH, PUT, DELETE) that carry an Idempotency-Key. Completing a step has its own, in procedures/. */
export const Idempotent = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(IdempotencyInterceptor),
    ApiHeader({
      name: 'Idempotency-Key',
      required: true,
      description: '8-200 printable characters, fresh for every write, the same for a retry',
    }),
  );

/** The key of a write, or 400: for routes that store their own answers. */
export function idempotencyKeyOf(request: Pick<Request, 'headers'>): string {
  const key = request.headers['idempotency-key'];
  if (typeof key === 'string' && KEY_FORM.test(key)) return key;
  throw new UserError('IDEMPOTENCY_KEY_REQUIRED', '请求缺少防重复编号（Idempotency-Key），未予处理。', {
    status: 400,
    messageEn: 'Every write needs an Idempotency-Key header of 8 to 200 printable characters.',
  });
}

/** 409 for a key that was used for something else. */
export const keyReused = (): ConflictError =>
  new ConflictError('KEY_REUSED', '该防重复编号已用于另一项提交，请刷新后重新提交。', {
    messageEn: 'This Idempotency-Key was used for a different request.',
  });

/** What makes two requests the same: address, revision and body. A streamed upload counts by its length. */
function keyUse(request: Request): KeyUse {
  const { method, originalUrl, headers } = request;
  const body =
    JSON.stringify(request.body ?? null) + (headers['if-match'] ?? '') + (request.is('multipart') ? headers['content-length'] : '');
  return {
    key: idempotencyKeyOf(request),
    route: `${method} ${originalUrl.split('?')[0]}`,
    requestHash: createHash('sha256').update(body).digest('hex'),
  };
}
