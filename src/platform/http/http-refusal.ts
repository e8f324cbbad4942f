import type { HttpException } from '@nestjs/common';
import { UserError } from '../errors.ts';

const KNOWN: Record<number, [code: string, zh: string, en: string]> = {
  400: ['BAD_REQUEST', '请求无法识别。', 'The request cannot be read.'],
  401: ['UNAUTHENTICATED', '请先登录。', 'Please sign in.'],
  403: ['FORBIDDEN', '您无权进行此操作。', 'You may not do this.'],
  404: ['NOT_FOUND', '所请求的内容不存在，或者您无权查看。', 'The requested item does not exist, or you may not see it.'],
  405: ['METHOD_NOT_ALLOWED', '此地址不支持该操作。', 'This address does not take that method.'],
  413: ['PAYLOAD_TOO_LARGE', '提交的内容过大。', 'The request is too large.'],
  415: ['UNSUPPORTED_MEDIA_TYPE', '不支持该内容格式。', 'This kind of content is not accepted.'],
  429: ['TOO_MANY_REQUESTS', '操作过于频繁，请稍候再试。', 'Too many attempts. Please wait and try again.'],
  503: ['TEMPORARILY_UNAVAILABLE', '服务暂时不可用，请稍后重试。', 'The service is not available now. Please try again later.'],
};

/** HTTP exceptions come from Nest alone (unknown routes, pipes, throttling): ours are UserErrors. Its English words are not shown. */
export function httpRefusal(error: HttpException): UserError | undefined {
  const status = error.getStatus();
  const body = error.message.includes('JSON') && status === 400;
  if (body) return new UserError('INVALID_JSON', '提交的内容不是有效的 JSON。', { status, messageEn: 'The body is not valid JSON.' });
  const [code, message, messageEn] = KNOWN[status] ?? (status < 500 ? KNOWN[400]! : []);
  return code ? new UserError(code, message!, { status, messageEn: messageEn! }) : undefined;
}
