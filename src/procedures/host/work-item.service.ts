import { Injectable } from '@nestjs/common';
import { CommandService, type CompleteAnswer, type CompleteCommand } from './command.service.ts';
import { type OpenItem, OpenItemRepository } from '../stores/open-item.repository.ts';

/** Work items for other parts, seeds and journeys: what is open on a matter, and completing it. */
@Injectable()
export class WorkItemService {
  constructor(
    private readonly items: OpenItemRepository,
    private readonly commands: CommandService,
  ) {}

  /** Open items of a matter the actor may see, oldest first. */
  openItems(matterId: string): Promise<OpenItem[]> {
    return this.items.openItems(matterId);
  }

  /** As the actor in context. See CommandService.complete for the errors. */
  complete(command: CompleteCommand): Promise<CompleteAnswer> {
    return this.commands.complete(command);
  }
}
