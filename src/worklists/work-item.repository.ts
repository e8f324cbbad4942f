import { Injectable } from '@nestjs/common';
import type { Actor } from '../platform/actor.ts';
import { ActorContext } from '../platform/context.ts';
import { Database } from '../platform/database/database.ts';
import { type CursorValues, decodeCursor } from '../platform/http/paging.ts';
import type { WorkItemRow } from './work-item.types.ts';
import type { Sort, WorkItemsQuery } from './work-items.dto.ts';

/** Roles whose work reaches into the bureaux below (people/access). $1 roles, $2 own bureau, $3 own id. */
const MAY = `(w.role = any ($1) and (w.bureau_code = $2 or w.role = 'supervisor'))`;
const MINE = `(${MAY} and w.status = 'OPEN' and (w.assignee_id is null or w.assignee_id = $3))`;

const SELECT = `
  select w.id, w.revision, w.status, w.role, w.opened_at as "openedAt", w.closed_at as "closedAt", w.instance_id as "instanceId", i.version_id as "versionId",
    w.law_id as "lawId", w.due_on as "dueOn", coalesce(${MINE}, false) as mine,
    jsonb_build_object('key', w.form, 'elementId', w.element_id, 'name', w.name, 'nameEn', w.name_en, 'stage', w.stage) as step,
    jsonb_build_object('kind', w.matter_kind, 'id', w.matter_id, 'bureauCode', w.bureau_code,
      'number', i.matter_number, 'title', i.matter_title, 'partyName', i.party_name) as matter,
    case when w.assignee_id is not null then jsonb_build_object('id', w.assignee_id, 'name', coalesce(a.name, '—')) end as assignee,
    case when w.status = 'COMPLETED' then jsonb_build_object('id', w.closed_by, 'name', w.closed_by_name) end as "completedBy"
  from work_item w join process_instance i on i.id = w.instance_id left join app_user a on a.id = w.assignee_id`;

/** Items without a date come last in either direction. */
const ORDERS: Record<Sort, { key: string; direction: 'asc' | 'desc' }> = {
  due: { key: `coalesce(w.due_on::text, '9999')`, direction: 'asc' },
  '-due': { key: `coalesce(w.due_on::text, '0000')`, direction: 'desc' },
  opened: { key: `to_char(w.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, direction: 'asc' },
  '-opened': { key: `to_char(w.opened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US')`, direction: 'desc' },
};

/** Rows of the work list. Row-level security keeps them to the actor's scope. */
@Injectable()
export class WorkItemRepository {
  constructor(
    private readonly database: Database,
    private readonly actors: ActorContext,
  ) {}

  /** One row more than `limit`: it tells that there is another page. `sortKey` and id make the cursor. */
  page(query: WorkItemsQuery, today: string): Promise<Array<WorkItemRow & { sortKey: string }>> {
    const { key, direction } = ORDERS[query.sort || 'due'];
    const after = decodeCursor(query.cursor, ['text', 'id']);
    const { where, parameters } = conditions(query, today, this.mineParameters());
    if (after)
      where.push(
        `(${key}, w.id) ${direction === 'asc' ? '>' : '<'} (${bind(parameters, after[0]!)}::text, ${bind(parameters, after[1]!)}::uuid)`,
      );
    const limit = bind(parameters, query.limit + 1);
    return this.database.query(
      `${SELECT.replace('select w.id', `select ${key} as "sortKey", w.id`)} where ${where.join(' and ')} order by ${key} ${direction}, w.id ${direction} limit ${limit}`,
      parameters,
    );
  }

  /** How many the filters find, the pages apart; counted up to 1000. */
  async count(query: WorkItemsQuery, today: string): Promise<number> {
    const { where, parameters } = conditions(query, today, this.mineParameters());
    const row = await this.database.one<{ total: number }>(
      `select count(*)::int as total from (select 1 from work_item w join process_instance i on i.id = w.instance_id
       where ${where.join(' and ')} and $1::text[] is not null and $2::text is not null and $3::uuid is not null limit 1000) found`,
      parameters,
    );
    return row!.total;
  }

  byId(id: string): Promise<WorkItemRow | undefined> {
    return this.database.one(`${SELECT} where w.id = $4`, [...this.mineParameters(), id]);
  }

  /** The item after its instance was locked: the same order as completing it, so that the two cannot cross. */
  async lock(id: string): Promise<WorkItemRow | undefined> {
    await this.database.query(`select 1 from process_instance where id = (select instance_id from work_item where id = $1) for update`, [
      id,
    ]);
    return this.byId(id);
  }

  /** Open and closed, in the order they opened. */
  ofMatter(matterId: string): Promise<WorkItemRow[]> {
    return this.database.query(`${SELECT} where w.matter_id = $4 order by w.opened_at, w.id`, [...this.mineParameters(), matterId]);
  }

  /** Puts a name on an open item, or takes it off (null). False: the revision is stale or the item is closed. */
  async assign(id: string, revision: number, assigneeId: string | null): Promise<boolean> {
    const rows = await this.database.query(
      `update work_item set assignee_id = $3, revision = revision + 1 where id = $1 and revision = $2 and status = 'OPEN' returning 1`,
      [id, revision, assigneeId],
    );
    return rows.length === 1;
  }

  private mineParameters(): unknown[] {
    const actor: Actor = this.actors.required;
    return [actor.roles, actor.bureauCode, actor.userId];
  }
}

const bind = (parameters: unknown[], value: unknown): string => `$${parameters.push(value)}`;

function conditions(query: WorkItemsQuery, today: string, parameters: unknown[]): { where: string[]; parameters: unknown[] } {
  const where = [`w.status = 'OPEN'`];
  if (query.mine) where.push(MINE);
  if (query.unclaimed) where.push('w.assignee_id is null');
  if (query.stage) where.push(`w.stage = ${bind(parameters, query.stage)}`);
  if (query.role) where.push(`w.role = ${bind(parameters, query.role)}`);
  if (query.q?.trim()) {
    const text = bind(parameters, `%${query.q.trim().replace(/[\\%_]/g, '\\$&')}%`);
    where.push(`(i.matter_number ilike ${text} or i.matter_title ilike ${text} or i.party_name ilike ${text} or w.name ilike ${text})`);
  }
  if (query.state === 'over') where.push(`w.due_on < ${bind(parameters, today)}::date`);
  if (query.state === 'today') where.push(`w.due_on = ${bind(parameters, today)}::date`);
  // how soon is "soon" depends on the law's own length of the clock: the service looks at the light itself
  if (query.state === 'soon' || query.state === 'ok') where.push(`w.due_on > ${bind(parameters, today)}::date`);
  if (query.state === 'paused') where.push('w.law_id is not null and w.due_on is null');
  if (query.state === 'done') where.push('false');
  return { where, parameters };
}

export const cursorOf = (row: { sortKey: string; id: string }): CursorValues => [row.sortKey, row.id];
