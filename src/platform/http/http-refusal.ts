import type { HttpException } from '@nestjs/common';
import { UserError } from '../errors.ts';

/** The limit is that of src/app.ts. */
export const TOO_LARGE = {
  zh: '提交的内容超过 2 MB 的上限，未予保存。请缩短文字；图片、文件请在“证据”页上传。',
  en: 'The request is larger than 2 MB and was not saved. Shorten the text; files are uploaded as evidence.',
};
export const INVALID_JSON = {
  zh: '提交的内容不是有效的 JSON，未予处理。请刷新页面后重试。',
  en: 'The body is not valid JSON; nothing was done.',
};

const KNOWN: Record<number, [code: string, zh: string, en: string]> = {
  400: ['BAD_REQUEST', '请求无法识别，未予处理。请刷新页面后重试。', 'The request cannot be read; nothing was done. Reload and try again.'],
  401: ['UNAUTHENTICATED', '请先登录。', 'Please sign in.'],
  403: ['FORBIDDEN', '您无权进行此操作。', 'You may not do this.'],
  404: ['NOT_FOUND', '所请求的内容不存在，或者您无权查看。', 'The requested item does not exist, or you may not see it.'],
  405: [
    'METHOD_NOT_ALLOWED',
    '此地址不支持该操作，未予处理。请刷新页面后重试。',
    'This address does not take that method; nothing was done.',
  ],
  413: ['PAYLOAD_TOO_LARGE', TOO_LARGE.zh, TOO_LARGE.en],
  415: [
    'UNSUPPORTED_MEDIA_TYPE',
    '不支持该内容格式或者字符编码，未予处理。请以 UTF-8 编码的 JSON 提交。',
    'This kind of content is not accepted; send JSON in UTF-8.',
  ],
  429: ['TOO_MANY_REQUESTS', '操作过于频繁，请稍候再试。', 'Too many attempts. Please wait and try again.'],
  503: ['TEMPORARILY_UNAVAILABLE', '服务暂时不可用，请稍后重试。', 'The service is not available now. Please try again later.'],
};

/** What Nest's own pipes and the body parser say with 400. */
const BAD: ReadonlyArray<[words: RegExp, answer: (typeof KNOWN)[number]]> = [
  [/JSON/, ['INVALID_JSON', INVALID_JSON.zh, INVALID_JSON.en]],
  [
    /uuid/,
    [
      'BAD_ID',
      '地址中的编号不是有效的编号。请从列表中重新打开该事项。',
      'The id in the address is not a valid id. Open the item from its list again.',
    ],
  ],
  [/numeric string/, ['BAD_NUMBER', '地址中的数字无效。请从页面上重新打开。', 'The number in the address is not valid.']],
];

/** HTTP exceptions come from Nest alone (unknown routes, pipes, throttling): ours are UserErrors. Its English words are not shown. */
export function httpRefusal(error: HttpException): UserError | undefined {
  const status = error.getStatus();
  if (status === 400) {
    const [code, message, messageEn] = BAD.find(([words]) => words.test(error.message))?.[1] ?? KNOWN[400]!;
    return new UserError(code, message, { status, messageEn });
  }
  return refusalOfStatus(status);
}

/** What is said of a status alone. */
export function refusalOfStatus(status: number): UserError | undefined {
  const [code, message, messageEn] = KNOWN[status] ?? (status < 500 ? KNOWN[400]! : []);
  return code ? new UserError(code, message!, { status, messageEn: messageEn! }) : undefined;
}
