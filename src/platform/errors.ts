/**
 * The three families of errors (pure; open to every folder).
 * UserError: refused by a rule. OperationalError: the outside world failed, a retry may help. UnexpectedError: our own bug.
 * One HTTP filter (platform/http/problem.filter.ts) turns them into problem+json; nothing else throws HTTP exceptions.
 */

/** One reason for a refusal: what, where, which rule or article, and what to do about it. */
export interface Problem {
  /** Stable, UPPER_SNAKE, searchable. */
  code: string;
  /** Chinese, complete sentence: what was refused and why. */
  message: string;
  /** The same in English. */
  messageEn?: string;
  /** Field path in the body, if one field is at fault. */
  field?: string;
  /** Id of the law table: D-07, G-HEAR, E8. */
  rule?: string;
  /** Legal source as printed, e.g. 《行政处罚法》第四十二条. */
  article?: string;
  /** Chinese: what would make it possible. */
  cure?: string;
}

export interface UserErrorOptions {
  status?: number;
  problems?: Problem[];
  messageEn?: string;
  /** Extra members of the problem document (e.g. who did the step already). */
  extra?: Record<string, unknown>;
}

/** Refused by a rule; carries every problem at once. Status 4xx (or 507 for a full disk, 503 for no browser). */
export class UserError extends Error {
  readonly status: number;
  readonly problems: Problem[];
  readonly messageEn: string | undefined;
  readonly extra: Record<string, unknown> | undefined;

  constructor(
    readonly code: string,
    message: string,
    options: UserErrorOptions = {},
  ) {
    super(message);
    this.name = new.target.name;
    this.status = options.status ?? 422;
    this.problems = options.problems ?? [];
    this.messageEn = options.messageEn;
    this.extra = options.extra;
  }
}

/** 404. Also the answer for a row of another bureau: it must look exactly like one that does not exist. */
export class NotFoundError extends UserError {
  constructor(what = '所请求的内容', whatEn = 'The requested item') {
    super('NOT_FOUND', `${what}不存在，或者您无权查看。`, { status: 404, messageEn: `${whatEn} does not exist, or you may not see it.` });
  }
}

/** 403: the person is known and sees the row, but may not do this. */
export class ForbiddenError extends UserError {
  constructor(code: string, message: string, options: Omit<UserErrorOptions, 'status'> = {}) {
    super(code, message, { ...options, status: 403 });
  }
}

/** 409: somebody else was faster, or the state does not allow it. */
export class ConflictError extends UserError {
  constructor(code: string, message: string, options: Omit<UserErrorOptions, 'status'> = {}) {
    super(code, message, { ...options, status: 409 });
  }
}

/** 412: the editor's version is stale. `extra` says who changed what. */
export class StaleVersionError extends UserError {
  constructor(extra?: Record<string, unknown>) {
    super('STALE_VERSION', '内容已被他人修改，请刷新后重试。', {
      status: 412,
      messageEn: 'Somebody else has changed this. Reload and try again.',
      ...(extra && { extra }),
    });
  }
}

/** Several rules refused at once. */
export class RefusedError extends UserError {
  constructor(problems: Problem[], message = '提交的内容存在下列问题，未予保存。') {
    super('REFUSED', message, { status: 422, problems, messageEn: 'Nothing was saved. Please see the problems listed.' });
  }
}

/** The outside world failed (browser, disk, another body): worth a retry. */
export class OperationalError extends Error {
  override readonly name = 'OperationalError';
}

/** Our own bug. Answered with 500, logged with its trace id. */
export class UnexpectedError extends Error {
  override readonly name = 'UnexpectedError';
}
