import type { NextFunction, Request, Response } from 'express';
import { randomBytes } from 'node:crypto';

const TRACE = Symbol('orecase:trace');
type Traced = Request & { [TRACE]?: string };

/** Gives every request a number that stands in the answer's header, in problem documents and in the log. */
export function traceRequests(request: Request, response: Response, next: NextFunction): void {
  const traceId = randomBytes(8).toString('hex');
  (request as Traced)[TRACE] = traceId;
  response.setHeader('X-Trace-Id', traceId);
  next();
}

export const traceIdOf = (request: Request): string => (request as Traced)[TRACE] ?? 'none';

/** The route's pattern, never the address: ids and search words in it may name a person. */
export const routeOf = (request: Request): string => (request.route as { path?: string } | undefined)?.path ?? '(none)';
