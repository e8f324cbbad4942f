import pg from 'pg';
import { verifyAuditTrail } from '../../src/audit/index.ts';
import { setTypeParsers } from '../../src/platform/database/pg-types.ts';
import { compareWithEngine } from './engine-proof.ts';
import type { Ledger } from './ledger.ts';

type Query = <Row extends pg.QueryResultRow>(sql: string, parameters?: unknown[]) => Promise<Row[]>;

/** Holds the database against what was promised. Every line is something that must not be; an empty list is the proof. */
export async function prove(url: string, ledger: Ledger): Promise<string[]> {
  setTypeParsers();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const query: Query = async (sql, parameters = []) => (await client.query(sql, parameters)).rows;
  try {
    await client.query('begin isolation level repeatable read read only');
    return [
      ...ledger.faults,
      ...(await promised(query, ledger)),
      ...(await forbidden(query)),
      ...(await compareWithEngine(query)),
      ...(await audit(query)),
    ];
  } finally {
    await client.end();
  }
}

/** Everything acknowledged is there once, and nothing else is. */
async function promised(query: Query, ledger: Ledger): Promise<string[]> {
  const commands = await query<{ key: string }>(`select key from process_command where kind = 'complete'`);
  const leads = await query<{ id: string }>(`select id from case_lead`);
  const done = await query<{ id: string }>(`select id from work_item where status = 'COMPLETED'`);
  const records = await query<{ count: number }>(
    `select (select count(*) from lead_step_record) + (select count(*) from case_step_record) as count`,
  );
  return [
    ...difference(
      'step',
      [...ledger.steps.keys()],
      commands.map((row) => row.key),
    ),
    ...difference(
      'completed work item',
      [...ledger.steps.values()].map((step) => step.workItemId),
      done.map((row) => row.id),
    ),
    ...difference(
      'lead',
      [...ledger.leads],
      leads.map((row) => row.id),
    ),
    ...(records[0]!.count === ledger.steps.size ? [] : [`${records[0]!.count} step records for ${ledger.steps.size} steps`]),
  ];
}

function difference(what: string, promisedIds: string[], foundIds: string[]): string[] {
  const [promisedSet, found] = [new Set(promisedIds), new Set(foundIds)];
  return [
    ...promisedIds.filter((id) => !found.has(id)).map((id) => `${what} ${id} was acknowledged and is lost`),
    ...foundIds.filter((id) => !promisedSet.has(id)).map((id) => `${what} ${id} was never acknowledged but is there`),
    ...(found.size === foundIds.length ? [] : [`a ${what} is there twice`]),
  ];
}

/** Statements that give a row for every half or doubled thing. */
const FORBIDDEN: Array<[what: string, sql: string]> = [
  [
    'lead without exactly one procedure',
    `select l.id from case_lead l left join process_instance i on i.matter_id = l.id group by l.id having count(i.id) <> 1`,
  ],
  [
    'case without exactly one procedure',
    `select c.id from case_file c left join process_instance i on i.matter_id = c.id group by c.id having count(i.id) <> 1`,
  ],
  [
    'filed lead without exactly one case',
    `select l.id from case_lead l left join case_file c on c.lead_id = l.id group by l.id, l.status having count(c.id) <> (l.status = 'FILED')::int`,
  ],
  [
    'revision that is not the number of commands',
    `select i.id from process_instance i join process_command c on c.instance_id = i.id group by i.id having i.revision <> count(*) or i.revision <> max(c.revision) or count(distinct c.revision) <> count(*)`,
  ],
  [
    'open instance at which nobody stands',
    `select i.id from process_instance i where i.status = 'OPEN' and not exists (select from work_item w where w.instance_id = i.id and w.status = 'OPEN') and not exists (select from message_wait m where m.instance_id = i.id) and not exists (select from process_timer t where t.instance_id = i.id)`,
  ],
  [
    'work item the history does not know',
    `select w.id from work_item w where not exists (select from process_history h where h.instance_id = w.instance_id and h.execution_id = w.execution_id and h.element_id = w.element_id and h.kind = 'enter')`,
  ],
  [
    'completed work item the history has not ended',
    `select w.id from work_item w where w.status = 'COMPLETED' and not exists (select from process_history h where h.instance_id = w.instance_id and h.execution_id = w.execution_id and h.kind = 'end')`,
  ],
  [
    'open work item the history has ended',
    `select w.id from work_item w where w.status = 'OPEN' and exists (select from process_history h where h.instance_id = w.instance_id and h.execution_id = w.execution_id and h.kind in ('end', 'cancel'))`,
  ],
  ['incident', `select id from incident where resolved_at is null`],
  ['clock that runs twice', `select matter_id as id from clock where status = 'RUNNING' group by matter_id, law_id having count(*) > 1`],
  ['job that gave up', `select kind || ' ' || coalesce(last_error, '') as id from outbox_job where status = 'DEAD'`],
  ['key without its answer', `select key as id from idempotency_key where status is null`],
];

async function forbidden(query: Query): Promise<string[]> {
  const faults: string[] = [];
  for (const [what, sql] of FORBIDDEN) for (const { id } of await query<{ id: string }>(sql)) faults.push(`${what}: ${id}`);
  return faults;
}

async function audit(query: Query): Promise<string[]> {
  const report = await verifyAuditTrail(query as Parameters<typeof verifyAuditTrail>[0]);
  const steps = await query<{ entries: number; steps: number }>(
    `select (select count(*) from audit_entry where action = 'step.completed') as entries, (select count(*) from work_item where status = 'COMPLETED') as steps`,
  );
  const { entries, steps: completed } = steps[0]!;
  return [
    ...report.findings.map(({ kind, row, reason }) => `audit ${kind} ${row}: ${reason}`),
    ...(entries === completed ? [] : [`${entries} audit entries for ${completed} completed steps`]),
  ];
}
