import 'reflect-metadata';
import { plainToInstance, Type } from 'class-transformer';
import { IsIn, IsInt, IsNumber, IsOptional, IsString, Matches, Max, Min, validateSync } from 'class-validator';
import { OperationalError } from './errors.ts';

/** Every environment variable the server reads; `.env.example` says the same. `process.env` is read nowhere else in `src/`. */
export class Config {
  @IsOptional() @Type(() => Number) @IsInt() @Min(0) @Max(65535) PORT: number = 3000;
  @IsString() DATABASE_URL: string;
  @IsOptional() @IsString() DATA_DIR: string = 'data';
  /** demo: demo accounts and the demo clock; production refuses both. */
  @IsOptional() @IsIn(['demo', 'production']) ORECASE_MODE: 'demo' | 'production' = 'demo';
  /** true: the first start in demo mode loads leads and cases in every stage. */
  @IsOptional() @IsIn(['true', 'false']) DEMO_DATA: string = 'true';
  @IsOptional() @IsString() HOST: string = '127.0.0.1';
  @IsOptional() @IsString() PUPPETEER_EXECUTABLE_PATH?: string;
  @IsOptional() @Type(() => Number) @IsInt() @Min(1) @Max(16) RENDERERS: number = 2;
  /** false: this process serves HTTP only and runs no timers and jobs. */
  @IsOptional() @IsIn(['true', 'false']) WORKERS: string = 'true';
  /** Share of the steps, 0 to 1, that the plain engine judges (docs/memo.md). 0.005: one in two hundred. */
  @IsOptional() @Type(() => Number) @IsNumber() @Min(0) @Max(1) SHADOW_SHARE: number = 0.005;
  /** true: each procedure is compiled to a table of transitions in the background. */
  @IsOptional() @IsIn(['true', 'false']) PREWARM: string = 'true';
  /** 64 hex digits that seal reporters (E22); default: DATA_DIR/keys/reporter-seal.key, made at first start. */
  @IsOptional() @Matches(/^[0-9a-f]{64}$/i) ORECASE_SEAL_KEY?: string;
  @IsOptional() @IsIn(['silent', 'fatal', 'error', 'warn', 'info', 'debug']) LOG_LEVEL: string = 'warn';
}

/** Parses and checks the environment; throws one sentence that names every bad variable. */
export function readConfig(raw: Record<string, unknown>): Config {
  const config = plainToInstance(Config, raw, { exposeDefaultValues: true });
  const errors = validateSync(config, { skipMissingProperties: false });
  if (errors.length)
    throw new OperationalError(`bad configuration: ${errors.map((e) => Object.values(e.constraints ?? {}).join(', ')).join('; ')}`);
  return config;
}
