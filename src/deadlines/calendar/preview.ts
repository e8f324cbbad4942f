import { applyDecorators, type CallHandler, type ExecutionContext, Injectable, UseInterceptors } from '@nestjs/common';
import { ApiHeader, ApiQuery } from '@nestjs/swagger';
import type { Request } from 'express';
import type { Observable } from 'rxjs';
import { IdempotencyInterceptor } from '../../platform/http/idempotency/idempotency.ts';

/** A preview writes nothing and its answer must never be replayed for the write itself, whose address differs only in the query. */
@Injectable()
export class PreviewableInterceptor extends IdempotencyInterceptor {
  override intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return isPreview(context.switchToHttp().getRequest<Request>().query) ? next.handle() : super.intercept(context, next);
  }
}

export const isPreview = (query: { preview?: unknown }): boolean => query.preview === 'true';

/** A write with an Idempotency-Key that can be looked at first with `?preview=true`. */
export const Previewable = (): MethodDecorator =>
  applyDecorators(
    UseInterceptors(PreviewableInterceptor),
    ApiHeader({ name: 'Idempotency-Key', required: false, description: 'needed unless preview=true' }),
    ApiQuery({ name: 'preview', required: false, description: 'true: shows the effect and writes nothing' }),
  );
