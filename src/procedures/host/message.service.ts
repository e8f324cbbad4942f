import { Injectable } from '@nestjs/common';
import { Database } from '../../platform/database/database.ts';
import { ConflictError } from '../../platform/errors.ts';
import { BackgroundService } from './background.service.ts';
import { MessageRepository } from '../stores/message.repository.ts';
import type { Facts } from '../step.ts';

export interface MessageCommand {
  matterId: string;
  /** Name of the BPMN message. */
  message: string;
  /** Idempotency key of the message: a repeated delivery moves nothing. */
  key: string;
  facts?: Facts;
}

/** Brings messages from outside (a court's ruling, a receipt of the police) to the processes that wait for them. */
@Injectable()
export class MessageService {
  constructor(
    private readonly database: Database,
    private readonly messages: MessageRepository,
    private readonly background: BackgroundService,
  ) {}

  /** Every place of the matter that waits for this message goes on. Throws ConflictError (NOT_WAITING) when none does. */
  send({ matterId, message, key, facts = {} }: MessageCommand): Promise<{ moved: number }> {
    return this.database.transaction(async () => {
      const waits = await this.messages.waiting(matterId, message);
      if (waits.length === 0 && (await this.messages.isDelivered(matterId, key))) return { moved: 0 };
      if (waits.length === 0) throw notWaiting(message);
      let moved = 0;
      for (const wait of waits) {
        const outcome = await this.background.advance({ kind: 'message', ...wait, key: `message:${key}:${wait.executionId}`, facts });
        if (outcome === 'moved') moved++;
      }
      return { moved };
    });
  }
}

const notWaiting = (message: string): ConflictError =>
  new ConflictError('NOT_WAITING', `办理程序目前没有等待“${message}”这一消息。`, {
    messageEn: `The procedure does not wait for the message "${message}" now.`,
  });
