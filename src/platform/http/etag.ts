import {
  applyDecorators,
  type CallHandler,
  createParamDecorator,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  UseInterceptors,
} from '@nestjs/common';
import { ApiHeader } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { map, type Observable } from 'rxjs';
import { UserError } from '../errors.ts';

/**
 * The revision an editor started from, read from `If-Match: "<revision>"`. Parameter decorator: `@IfMatch() revision: number`.
 * 428 without the header. The repository compares (`update … where id = $1 and revision = $2`) and throws StaleVersionError (412).
 */
export const IfMatch = createParamDecorator((_: unknown, context: ExecutionContext): number =>
  revisionOf(context.switchToHttp().getRequest<Request>()),
);

/** The revision in the If-Match header; weak tags are taken too, since proxies weaken them when they compress. */
export function revisionOf(request: Pick<Request, 'headers'>): number {
  const match = /^(?:W\/)?"(\d{1,15})"$/.exec(request.headers['if-match'] ?? '');
  if (match) return Number(match[1]);
  throw new UserError('IF_MATCH_REQUIRED', '请求缺少版本号，未予保存。请刷新页面后重试。', {
    status: 428,
    messageEn: 'The request lacks If-Match with the revision it is based on. Reload and try again.',
  });
}

export const etagOf = (revision: number): string => `"${revision}"`;

@Injectable()
export class ETagInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const response = context.switchToHttp().getResponse<Response>();
    return next.handle().pipe(
      map((body: { revision?: unknown } | undefined) => {
        if (typeof body?.revision === 'number') response.setHeader('ETag', etagOf(body.revision));
        return body;
      }),
    );
  }
}

/** Sends `ETag: "<revision>"` with every answer that has a numeric `revision`. */
export const WithETag = (): MethodDecorator & ClassDecorator => UseInterceptors(ETagInterceptor);

/** For the API description: this route wants If-Match. */
export const NeedsIfMatch = (): MethodDecorator =>
  applyDecorators(ApiHeader({ name: 'If-Match', required: true, description: '"<revision>" as given in ETag' }));
