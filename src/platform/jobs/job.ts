import { SetMetadata } from '@nestjs/common';

/** A promise to do something after the commit: it is a row of the transaction that makes it. */
export interface NewJob<Payload extends object = Record<string, unknown>> {
  kind: string;
  /** Names the work: a second job of the same kind and key is not made. */
  key: string;
  payload: Payload;
  /** Not before this instant (of Clock). Default: at once. */
  runAt?: Date;
  /** Then it is dead until somebody retries it. Default 8. */
  maxAttempts?: number;
}

export interface Job<Payload extends object = Record<string, unknown>> {
  id: string;
  kind: string;
  key: string;
  payload: Payload;
  /** 1 at the first run. */
  attempts: number;
  maxAttempts: number;
}

/** Work done inside the transaction that marks the job as done: exactly once. */
export type Settle = () => Promise<void>;

/**
 * Does the jobs of one kind. `run` is called outside of a transaction and may take long and fail (a browser, a disk, another body):
 * it happens at least once. What it returns is called in the transaction that marks the job done: it happens exactly once.
 * Both run in the system's name.
 */
export interface JobRunner<Payload extends object = Record<string, unknown>> {
  run(job: Job<Payload>): Promise<Settle | void>;
  /** Told, in the transaction that buries it, that the job will not be tried again by itself. */
  onDead?(job: Job<Payload>, error: Error): Promise<void>;
}

export const JOB_HANDLER_KEY = 'orecase:job-handler';
/** Registers an injectable class (a JobRunner) for the jobs of this kind. */
export const JobHandler = (kind: string): ClassDecorator => SetMetadata(JOB_HANDLER_KEY, kind) as ClassDecorator;
