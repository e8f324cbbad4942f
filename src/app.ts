import { ValidationPipe } from '@nestjs/common';
import type { NestExpressApplication } from '@nestjs/platform-express';
import compression from 'compression';
import cookieParser from 'cookie-parser';
import helmet from 'helmet';
import metadata from './metadata.ts';
import { RefusedError } from './platform/errors.ts';
import { checkBodies } from './platform/http/body-check.ts';
import { serveOpenApi } from './platform/http/openapi.ts';
import { logRequests } from './platform/http/request-log.ts';
import { traceRequests } from './platform/http/trace.ts';
import { AppLogger } from './platform/logging/app-logger.ts';
import { toProblems, VALIDATION } from './platform/validation.ts';

/** Largest JSON body; files go through multipart uploads with their own limit. */
const BODY_LIMIT = '2mb';

/** Everything that stands in front of the controllers, the same in the server and in the tests. */
export async function configure(app: NestExpressApplication): Promise<NestExpressApplication> {
  app.disable('x-powered-by');
  app.disable('etag'); // ETags here are row revisions (platform/http/etag.ts), not hashes of the answer
  app.use(traceRequests);
  app.use(logRequests(app.get(AppLogger)));
  app.use(helmet(HEADERS));
  app.use(compression());
  app.use(cookieParser());
  app.useBodyParser('json', { limit: BODY_LIMIT });
  app.use(checkBodies);
  app.setGlobalPrefix('api');
  app.useGlobalPipes(
    new ValidationPipe({ ...VALIDATION, transform: true, exceptionFactory: (errors) => new RefusedError(toProblems(errors)) }),
  );
  await serveOpenApi(app, metadata);
  return app;
}

const HEADERS: Parameters<typeof helmet>[0] = {
  contentSecurityPolicy: {
    directives: {
      // antd writes its styles into the page
      'style-src': ["'self'", "'unsafe-inline'"],
      'img-src': ["'self'", 'data:', 'blob:'],
      'frame-src': ["'self'", 'blob:'],
      // Many bureaux serve plain http inside their network
      'upgrade-insecure-requests': null,
    },
  },
  strictTransportSecurity: false,
};
