import { AuditModule } from '../../src/audit/index.ts';
import { ClockChangeService, ClockReader, DeadlinesModule, ExpiryPoller } from '../../src/deadlines/index.ts';
import { type Actor, type Role, SYSTEM_ACTOR } from '../../src/platform/actor.ts';
import { ActorContext } from '../../src/platform/context.ts';
import type { UserError } from '../../src/platform/errors.ts';
import { newId } from '../../src/platform/ids.ts';
import { BackgroundWork } from '../../src/platform/jobs/index.ts';
import { ClockPort, type MatterRef, WORKFLOWS_DIRECTORY } from '../../src/procedures/index.ts';
import { rows, startModules, type TestModules } from '../support/index.ts';

/** The clocks of the house on a database of their own. */
export interface Clocks extends TestModules {
  port: ClockPort;
  reader: ClockReader;
  changes: ClockChangeService;
  poller: ExpiryPoller;
  background: BackgroundWork;
  as<T>(actor: Actor, work: () => Promise<T>): Promise<T>;
  asSystem<T>(work: () => Promise<T>): Promise<T>;
  sql<Row extends Record<string, unknown>>(text: string, parameters?: unknown[]): Promise<Row[]>;
}

export async function startClocks(today: string): Promise<Clocks> {
  const modules = await startModules([AuditModule, DeadlinesModule], {
    today,
    replaced: [[WORKFLOWS_DIRECTORY, 'test/deadlines/no-workflows']],
  });
  const actors = modules.get(ActorContext);
  return {
    ...modules,
    port: modules.get<ClockPort>(ClockPort as never),
    reader: modules.get(ClockReader),
    changes: modules.get(ClockChangeService),
    poller: modules.get(ExpiryPoller),
    background: modules.get(BackgroundWork),
    as: (actor, work) => actors.runAs(actor, work),
    asSystem: (work) => actors.runAs(SYSTEM_ACTOR, work),
    sql: (text, parameters) => rows(modules.databaseUrl, text, parameters),
  };
}

export const aMatter = (bureauCode = '410185'): MatterRef => ({ kind: 'case', id: newId(), bureauCode });

export const aPerson = (role: Role, bureauCode = '410185', scope = bureauCode): Actor => ({
  kind: 'person',
  userId: newId(),
  name: `${role}@${bureauCode}`,
  roles: [role],
  bureauCode,
  unitId: newId(),
  scope,
});

export const handler = aPerson('case-handler');
export const head = aPerson('bureau-head');

export const refusal = (work: Promise<unknown>): Promise<UserError> =>
  work.then(
    () => Promise.reject(new Error('not refused')),
    (error: UserError) => error,
  );

/** What the tests of clocks ask again and again. */
export const clockAids = (clocks: () => Clocks) => ({
  /** A filed case whose ninety days run, and its first clock as its people see it. */
  async filed(lawId = 'D-07', startedOn = '2026-03-02') {
    const matter = aMatter();
    await clocks().asSystem(() => clocks().port.start(matter, lawId, startedOn, '立案'));
    return { matter, clock: (await clocks().as(handler, () => clocks().reader.ofMatter(matter.id)))[0]! };
  },
  read: async (matterId: string) => (await clocks().as(handler, () => clocks().reader.ofMatter(matterId)))[0]!,
  auditOf: (matterId: string) =>
    clocks()
      .sql<{ action: string }>(`select action from audit_entry where matter_id = $1 order by seq`, [matterId])
      .then((found) => found.map((entry) => entry.action)),
  historyOf: (clockId: string) =>
    clocks()
      .sql<{ action: string }>(`select action from clock_change where clock_id = $1 order by revision`, [clockId])
      .then((found) => found.map((line) => line.action)),
});
