import type { CookieOptions, Request, Response } from 'express';

const NAME = 'orecase_session';

const options = (secure: boolean): CookieOptions => ({ httpOnly: true, sameSite: 'lax', secure, path: '/' });

/** The session token of the request, if it carries one of a plausible shape. */
export function readToken(request: Request): string | undefined {
  const token: unknown = (request.cookies as Record<string, unknown> | undefined)?.[NAME];
  return typeof token === 'string' && /^[\w-]{43}$/.test(token) ? token : undefined;
}

/** A cookie of the browser session: it is gone when the browser is closed, and the server ends it before that. */
export const setToken = (response: Response, token: string): void => void response.cookie(NAME, token, options(response.req.secure));

export const clearToken = (response: Response): void => void response.clearCookie(NAME, options(response.req.secure));
