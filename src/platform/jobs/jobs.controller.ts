import { Controller, Get, HttpCode, Param, ParseUUIDPipe, Post } from '@nestjs/common';
import { ActorContext } from '../context.ts';
import { ForbiddenError } from '../errors.ts';
import { Idempotent } from '../http/idempotency/idempotency.ts';
import { JobQueue } from './job-queue.ts';

/** Background jobs that gave up: seen and retried by administrators. */
@Controller('jobs')
export class JobsController {
  constructor(
    private readonly queue: JobQueue,
    private readonly actors: ActorContext,
  ) {}

  @Get('dead')
  async dead() {
    this.requireAdministrator();
    const items = await this.queue.dead();
    // The payload may name people; the administrator needs kind, key and reason.
    return { items: items.map(({ payload: _payload, ...job }) => job), nextCursor: null };
  }

  @Post(':id/retry')
  @HttpCode(204)
  @Idempotent()
  async retry(@Param('id', ParseUUIDPipe) id: string): Promise<void> {
    this.requireAdministrator();
    await this.queue.retry(id);
  }

  private requireAdministrator(): void {
    if (!this.actors.required.roles.includes('administrator'))
      throw new ForbiddenError('ADMINISTRATOR_ONLY', '仅系统管理员可以查看和重试后台任务。', {
        messageEn: 'Only administrators see and retry background jobs.',
      });
  }
}
