import { Module } from '@nestjs/common';
import { APP_FILTER, APP_GUARD } from '@nestjs/core';
import { ContentTypeGuard } from './content-type.ts';
import { IdempotencyRepository } from './idempotency/idempotency.repository.ts';
import { IdempotencySweeper } from './idempotency/idempotency-sweeper.ts';
import { ProblemFilter } from './problem.filter.ts';

@Module({
  providers: [
    { provide: APP_FILTER, useClass: ProblemFilter },
    { provide: APP_GUARD, useClass: ContentTypeGuard },
    IdempotencyRepository,
    IdempotencySweeper,
  ],
  exports: [IdempotencyRepository],
})
export class HttpModule {}
