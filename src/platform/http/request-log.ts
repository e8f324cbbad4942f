import type { NextFunction, Request, Response } from 'express';
import type { AppLogger } from '../logging/app-logger.ts';
import { routeOf, traceIdOf } from './trace.ts';

/** Logs every served request by its route pattern, at level `info`. */
export const logRequests =
  (logger: AppLogger) =>
  (request: Request, response: Response, next: NextFunction): void => {
    const started = performance.now();
    response.once('finish', () => {
      logger.request({
        method: request.method,
        route: routeOf(request),
        status: response.statusCode,
        ms: Math.round(performance.now() - started),
        traceId: traceIdOf(request),
      });
    });
    next();
  };
