import { Module } from '@nestjs/common';
import { APP_FILTER } from '@nestjs/core';
import { IdempotencyRepository } from './idempotency.repository.ts';
import { IdempotencySweeper } from './idempotency-sweeper.ts';
import { ProblemFilter } from './problem.filter.ts';

@Module({
  providers: [{ provide: APP_FILTER, useClass: ProblemFilter }, IdempotencyRepository, IdempotencySweeper],
  exports: [IdempotencyRepository],
})
export class HttpModule {}
