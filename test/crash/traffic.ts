import { readFileSync } from 'node:fs';
import path from 'node:path';
import { openItem, Person, type WorkItem } from '../journeys/client.ts';
import type { Ledger } from './ledger.ts';
import { StubbornClient } from './stubborn.ts';

const DATA = path.join(process.cwd(), 'test/journeys/data');
const json = (name: string): object => JSON.parse(readFileSync(path.join(DATA, name), 'utf8')) as object;
const CONTESTED = 0.15;
/** How many flows stop half-way, so that open steps are left to be compared with the engine. */
const ABANDONED_A_STEP = 0.08;

interface Move {
  who: string;
  step: string;
  input: (people: Map<string, Person>) => object;
}
const officers = (people: Map<string, Person>): string[] => ['handler', 'handler2'].map((name) => people.get(name)!.id);

const VERIFICATION: Move[] = [
  { who: 'intake', step: 'screen-lead', input: (people) => ({ outcome: 'assign', verifierIds: officers(people) }) },
  {
    who: 'handler',
    step: 'verify-lead',
    input: (people) => ({
      officerIds: officers(people),
      findings: '经现场核查，发现未取得采矿权开采建筑石料用灰岩的采坑1处。',
      outcome: 'violation',
      offenceCode: 'KC-01',
      isOngoing: false,
      certificatesShown: true,
    }),
  },
  { who: 'unit-head', step: 'accept-verification', input: () => ({ decision: 'file', remark: '同意立案。' }) },
];

const FILING: Move[] = [
  {
    who: 'handler',
    step: 'propose-filing',
    input: (people) => ({
      officerIds: officers(people),
      isOngoing: false,
      actEndedOn: '2026-03-01',
      hasIdentifiedActor: true,
      hasFactsOfBreach: true,
      mustBearLiability: true,
      isOwnJurisdiction: true,
      remark: '拟同意立案。',
    }),
  },
  { who: 'unit-head', step: 'review-filing', input: () => ({ opinion: 'agree', remark: '同意。' }) },
  { who: 'examiner', step: 'examine-filing', input: () => ({ opinion: 'agree', remark: '同意。' }) },
  { who: 'deputy', step: 'approve-filing', input: () => ({ decision: 'file', remark: '同意立案。' }) },
];
export const PEOPLE = [...new Set([...VERIFICATION, ...FILING].map((move) => move.who)), 'handler2'];

/** People at work: leads are registered, verified and filed, over and over, by whatever server is alive. */
export class Traffic {
  private readonly client: StubbornClient;
  private stopped = false;
  private partyId = '';

  constructor(
    private readonly people: Map<string, Person>,
    private readonly ledger: Ledger,
  ) {
    this.client = new StubbornClient(ledger);
  }

  async prepare(): Promise<void> {
    this.partyId = (await this.person('intake').post<{ id: string }>('/api/parties', json('party.json'))).id;
  }

  /** Until `stop`; then the running flows finish. */
  async run(desks: number): Promise<void> {
    await Promise.all(Array.from({ length: desks }, () => this.desk()));
  }

  stop(): void {
    this.stopped = true;
  }

  private async desk(): Promise<void> {
    while (!this.stopped)
      await this.flow().catch((error: unknown) => this.ledger.fault(error instanceof Error ? error.message : String(error)));
  }

  private async flow(): Promise<void> {
    const leadId = await this.register();
    if (!(await this.moves(leadId, VERIFICATION))) return;
    const lead = await this.client.untilAnswered(() => this.person('handler').get<{ caseId: string }>(`/api/leads/${leadId}`));
    await this.moves(lead.caseId, FILING);
  }

  private async register(): Promise<string> {
    const { today } = await this.client.untilAnswered(() => this.person('intake').get<{ today: string }>('/api/demo'));
    const body = {
      ...json('lead.json'),
      isOngoing: false,
      receivedAt: `${today}T08:30:00+08:00`,
      discoveredOn: today,
      partyId: this.partyId,
    };
    const { answer } = await this.client.write((key) =>
      this.person('intake').post<{ id: string }>('/api/leads', body, { 'idempotency-key': key }),
    );
    this.ledger.lead(answer.id);
    return answer.id;
  }

  /** False when the flow was left half-way. */
  private async moves(matterId: string, moves: Move[]): Promise<boolean> {
    for (const move of moves) {
      if (Math.random() < ABANDONED_A_STEP) return false;
      await this.move(matterId, move);
    }
    return true;
  }

  private async move(matterId: string, { who, step, input }: Move): Promise<void> {
    const person = this.person(who);
    const { id } = await this.client.untilAnswered(() => openItem(person, matterId, step));
    const item = await this.client.untilAnswered(() => person.get<WorkItem & { prefill: object }>(`/api/work-items/${id}`));
    const body = { ...item.prefill, ...input(this.people) };
    const send = (key: string): Promise<unknown> =>
      person.post(`/api/work-items/${id}/complete`, body, { 'if-match': `"${item.revision}"`, 'idempotency-key': key });
    const { key } = Math.random() < CONTESTED ? await this.client.contest(send) : await this.client.write(send);
    this.ledger.step(key, id, matterId, step);
  }

  private person(name: string): Person {
    return this.people.get(name)!;
  }
}
