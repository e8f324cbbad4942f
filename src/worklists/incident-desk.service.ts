import { Injectable } from '@nestjs/common';
import { type Incident, IncidentService } from '../procedures/index.ts';
import type { IncidentsQuery } from './work-items.dto.ts';

/** An incident as an administrator sees it: without the command and its facts. */
export type IncidentView = Omit<Incident, 'command'>;

@Injectable()
export class IncidentDesk {
  constructor(private readonly incidents: IncidentService) {}

  async list(query: IncidentsQuery): Promise<{ items: IncidentView[]; nextCursor: null }> {
    const filter = { ...(query.open !== undefined && { isOpen: query.open }), ...(query.matterId && { matterId: query.matterId }) };
    return { items: (await this.incidents.list(filter)).map(toView), nextCursor: null };
  }

  async retry(id: string): Promise<IncidentView> {
    return toView(await this.incidents.retry(id));
  }
}

function toView(incident: Incident): IncidentView {
  const { id, instanceId, matter, kind, executionId, elementId, error, errorName, attempts, at, lastAt, resolvedAt, resolvedBy } = incident;
  return { id, instanceId, matter, kind, executionId, elementId, error, errorName, attempts, at, lastAt, resolvedAt, resolvedBy };
}
