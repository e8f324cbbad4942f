import { Injectable, type LoggerService } from '@nestjs/common';
import { ConfigService } from '@nestjs/config';
import { type Logger, pino } from 'pino';

/**
 * The server's log: one JSON object a line on standard error (standard output is for the person who starts it).
 * No personal data: no bodies, no query strings, no addresses with ids, no values from SQL; what must be followed up carries a trace id.
 */
@Injectable()
export class AppLogger implements LoggerService {
  private readonly pino: Logger;

  constructor(config: ConfigService) {
    this.pino = pino(
      { level: config.getOrThrow<string>('LOG_LEVEL'), base: undefined, redact: REDACTED },
      pino.destination({ fd: 2, sync: true }),
    );
  }

  log(message: unknown, ...context: unknown[]): void {
    this.pino.debug({ context: context.at(-1) }, String(message));
  }
  warn(message: unknown, ...context: unknown[]): void {
    this.pino.warn({ context: context.at(-1) }, String(message));
  }
  error(message: unknown, ...context: unknown[]): void {
    this.pino.error({ context: context.at(-1) }, String(message));
  }
  fatal(message: unknown, ...context: unknown[]): void {
    this.pino.fatal({ context: context.at(-1) }, String(message));
  }

  /** Something about the server itself that whoever runs it may want to know. */
  event(message: string, fields: Record<string, unknown> = {}): void {
    this.pino.info(fields, message);
  }

  /** One served request. */
  request(fields: { method: string; route: string; status: number; ms: number; traceId: string }): void {
    this.pino.info(fields, 'request');
  }

  /** A failure of ours or of the outside world: kind, stack and code, without SQL parameters. */
  failure(error: unknown, fields: Record<string, unknown> = {}): void {
    const { name, stack, code } = (error instanceof Error ? error : new Error(String(error))) as Error & { code?: string };
    this.pino.error({ ...fields, error: name, code, stack: tellsValues(code) ? framesOf(stack) : stack }, 'failure');
  }
}

/**
 * An SQLSTATE. PostgreSQL puts values into its messages ("invalid input syntax for type date: …", whatever a trigger raises): the code and
 * the frames are enough. Class 42 (no such table or column, wrong syntax) names only what we wrote ourselves.
 */
const tellsValues = (code: unknown): boolean => typeof code === 'string' && /^(?!42)[0-9A-Z]{5}$/.test(code) && /\d/.test(code);

const framesOf = (stack: string | undefined): string | undefined =>
  stack
    ?.split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n');

const REDACTED = [
  'password',
  'name',
  'phone',
  'idNumber',
  'address',
  'body',
  'query',
  'parameters',
  '*.password',
  '*.name',
  '*.phone',
  '*.idNumber',
  '*.parameters',
];
