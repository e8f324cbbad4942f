import { type ArgumentsHost, Catch, type ExceptionFilter, HttpException, NotFoundException } from '@nestjs/common';
import type { Request, Response } from 'express';
import { allowedMethods } from './allowed-methods.ts';
import { AppLogger } from '../logging/app-logger.ts';
import { UserError } from '../errors.ts';
import { databaseRefusal } from './database-refusal.ts';
import { httpRefusal, INVALID_JSON, refusalOfStatus, TOO_LARGE } from './http-refusal.ts';
import { routeOf, traceIdOf } from './trace.ts';

/** The one place where an error becomes an answer: application/problem+json (RFC 9457) in Chinese with English beside it. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly logger: AppLogger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const [request, response] = [http.getRequest<Request>(), http.getResponse<Response>()];
    const traceId = traceIdOf(request);
    const refusal = refusalOf(error, request) ?? unexpected(traceId);
    if (refusal.status >= 500) this.logger.failure(error, { traceId, method: request.method, route: routeOf(request) });
    if (refusal.code === 'METHOD_NOT_ALLOWED') response.setHeader('Allow', allowedMethods(request).join(', '));
    // Half an answer is out already: only breaking the connection tells the client so.
    if (response.headersSent) return void response.destroy();
    response
      .status(refusal.status)
      .type('application/problem+json')
      .send(JSON.stringify(problemDocument(refusal, traceId)));
  }
}

/** What the caller may know of the error; undefined: our own bug, of which nothing is said but the trace id. */
function refusalOf(error: unknown, request: Request): UserError | undefined {
  if (error instanceof UserError) return error;
  // Nest's own 404 says only that no route fits; ours are UserErrors
  if (error instanceof NotFoundException && allowedMethods(request).length) return refusalOfStatus(405);
  if (error instanceof HttpException) return httpRefusal(error);
  if (isOperational(error)) return unavailable();
  return databaseRefusal(error) ?? bodyRefusal(error);
}

const isOperational = (error: unknown): boolean => error instanceof Error && error.name === 'OperationalError';

const unavailable = (): UserError =>
  new UserError('TEMPORARILY_UNAVAILABLE', '所需的外部服务暂时不可用，请稍后重试。', {
    status: 503,
    messageEn: 'An outside service is not available now. Please try again later.',
  });

const unexpected = (traceId: string): UserError =>
  new UserError('UNEXPECTED', `系统发生意外错误，操作未完成。请稍后重试；若仍出错，请将编号 ${traceId} 告知管理员。`, {
    status: 500,
    messageEn: `Something went wrong on our side and nothing was done. If it happens again, give the administrator the number ${traceId}.`,
  });

/** Errors of the body parser carry `type` and `status` but are no HttpException. */
function bodyRefusal(error: unknown): UserError | undefined {
  const { type, status } = (error ?? {}) as { type?: string; status?: number };
  if (type === 'entity.too.large') return new UserError('PAYLOAD_TOO_LARGE', TOO_LARGE.zh, { status: 413, messageEn: TOO_LARGE.en });
  if (type === 'entity.parse.failed') return new UserError('INVALID_JSON', INVALID_JSON.zh, { status: 400, messageEn: INVALID_JSON.en });
  if (type && status && status >= 400 && status < 500) return refusalOfStatus(status);
  return undefined;
}

function problemDocument(refusal: UserError, traceId: string): Record<string, unknown> {
  return {
    ...refusal.extra,
    type: `urn:orecase:problem:${refusal.code.toLowerCase().replaceAll('_', '-')}`,
    title: TITLES[refusal.status] ?? '操作未完成',
    status: refusal.status,
    code: refusal.code,
    detail: refusal.message,
    detailEn: refusal.messageEn,
    problems: refusal.problems,
    traceId,
  };
}

const TITLES: Record<number, string> = {
  400: '请求有误',
  401: '请先登录',
  403: '无权操作',
  404: '未找到',
  405: '不支持的操作',
  409: '操作冲突',
  412: '内容已变更',
  413: '内容过大',
  415: '不支持的格式',
  422: '未予保存',
  428: '缺少必要信息',
  429: '操作过于频繁',
  500: '系统错误',
  503: '暂时不可用',
  507: '存储空间不足',
};
